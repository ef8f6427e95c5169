# Phones that join a session: on the computer, and on the phone itself.
# $minutes: a whole number. $time: a moment of the day, as 19:59. $use: `screen` or `remote`.

## On the computer

phones-page = Use a phone as well
phones-back = Back to the plan
phones-back-to-begin = Back to the plan, to begin
phones-can-be = A phone on your network can be a second screen, or the receiver’s remote: softer, more, stop.
phones-alone = For your privacy, Legato answers on this computer alone until you allow it. Stop it, and start it again with one of these:
phones-door-ended = Phones cannot join just now: the part of Legato that answers them has ended. It is opened again within a few seconds; if this stays, stop Legato and start it again. What went wrong is in the window where you started it.
phones-no-network = This computer is on no network, so no phone can find it. Connect it, then look again.
phones-look-again = Look again
phones-none-may = This session is over, or its answers are too old, so no phone can join it.
phones-picture = The code as a picture for the phone’s camera
phones-scan = Scan this with the phone’s camera, and open the link.
# The address is written after it, then phones-and-type, then the code.
phones-or-open = Or open this on the phone:
phones-and-type = There, type this code:
phones-code-for = { $minutes ->
    [one] For one phone on the same network, within one minute.
   *[other] For one phone on the same network, within { $minutes } minutes.
}
phones-warns = The phone warns about the connection
phones-warns-once = That is expected, once for each phone: this computer vouches for itself, and nobody else does. The connection is encrypted all the same.
phones-fingerprint = To be sure that it is this computer, look at the certificate in the phone’s warning. Its SHA-256 fingerprint has to be this one. If it is another, do not go on.
phones-remote-or-screen = The receiver’s phone becomes a remote with big buttons: softer, more, stop, and yes, good. Or use a phone as a second screen.
phones-screen-only = A phone on your network shows and speaks the session, in step with this computer.
phones-show-code = Show the code
phones-show-new-code = Show a new code
phones-joined = { $use ->
    [remote] The receiver’s remote, joined at { $time }
   *[screen] A second screen, joined at { $time }
}
# A phone without a name. $number: which one in the list, from 1.
phones-number = Phone { $number }
phones-is-here = Connected now
phones-seen = Asleep or away; last seen at { $time }. It joins in again by itself when it is awake.
phones-give-name = Name this phone
phones-name = Name of the phone
phones-keep-name = Keep this name
phones-disconnect = Disconnect

## On the phone: joining

phones-join-page = Join
phones-join-title = Join a session
phones-join-lead = This is Legato on somebody’s computer. You see a session here only with a code from that computer.
phones-join-open-plan = On the computer, open the plan of the session.
phones-join-choose = Choose “Use a phone as well”.
phones-join-scan = Scan the code with this phone’s camera, or type it here.
phones-code = Code, twelve letters and numbers
phones-join = Join
phones-how-use = How will you use this phone?
phones-remote = A remote for the receiver
phones-remote-says = For the person lying down: big buttons, softer, more, stop, and yes, good. The other person hears it.
phones-screen = A second screen
phones-screen-says = Shows and speaks the session, in step with the computer.
phones-use-as-screen = Use this phone as a second screen?
phones-it-shows = It shows and speaks the session, in step with the computer.
phones-join-the-session = Join the session
phones-name-here = A name for this phone, if there are several
# The address a phone used is not one of the computer's names. $address: the one to use, as https://192.168.1.20:8766/
phones-wrong-name-title = Use another address
phones-wrong-name = This computer does not go by the name in your link. Open { $address } instead.
phones-right-name = Open it there
phones-disconnected-after = The phone is disconnected when the session ends. It sees nothing else on the computer.
phones-gone = This phone is not joined any more. Show a new code on the computer.
phones-join-first = Join with a code first.

## On the phone: the remote, and the end

phones-remote-page = Remote
phones-tell = Tell the person who massages you
phones-softer = Softer
phones-more = More
phones-stop = Stop
# The receiver's answer to how it feels, with one press; nothing is to change.
phones-good = Yes, good
phones-over = The session is over
phones-rest = Rest for a moment, and get up slowly.
phones-asked-there = How it was is asked on the computer. You can close this page.
