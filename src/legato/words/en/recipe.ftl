# A session that is passed on as a link: what is in it, how it is opened, and what it became for somebody else.
# $leg: `left` or `right`, always of the person who is massaged. $techniques: a list of names, as "Thumbs and Knuckles".
# $technique: one name. $time: a length like 1:30; $now, $was: the length it has, and the one it was passed on with.

## Sharing

recipe-share = Share this session
recipe-share-title = Share this session
recipe-share-lead = You get a link. Whoever opens it answers the safety questions first. Then Legato makes the session anew, within their limits.
recipe-inside = This is in the link
recipe-inside-nothing-else = Nothing else is in it: no name, no age, no pain, no answers and no limits.
recipe-minutes = { $minutes ->
    [one] It takes about one minute.
   *[other] It takes about { $minutes } minutes.
}
recipe-leg = { $leg ->
    [left] Left leg
   *[right] Right leg
}
recipe-part = { $technique }, { $time }
recipe-stays-out = { $leg ->
    [left] To stay out on the left leg: { $techniques }
   *[right] To stay out on the right leg: { $techniques }
}
# $mark: sixteen letters and digits in four groups.
recipe-mark-inside = The mark of this Legato: { $mark }. It shows when a link was altered. Somebody who has two links from here can tell that both come from the same place.
recipe-mark-is-inside = With it goes the mark of this Legato, which shows when a link was altered. Somebody who has two links from here can tell that both come from the same place.
recipe-make-link = Make the link
recipe-link = The link
recipe-copy = Copy the link
recipe-copied = Copied.
recipe-picture = The link as a picture, for a camera
recipe-link-lead = Send it, or let it be scanned. Its last part, after the #, stays in the browser until they press the button there.
recipe-link-own-computer = This Legato is at home on this computer only. For somebody else, the link opens their own Legato, where it runs at the same address. Where it does not, they open “A shared session” there, and paste the link.
recipe-back-to-plan = Back to the plan

## Opening

recipe-open-title = A shared session
recipe-open-link = Have you got a link to a session?
recipe-open-lead = Somebody has passed a session on to you. Look at what is in it first. Nothing is started by looking.
recipe-open-paste = Paste the link here. It is read by this Legato, and sent to nobody.
recipe-open-found = The session is in the address of this page. It stays in your browser until you press the button.
# For a browser that runs no scripts; it cannot read the last part of its own address for us.
recipe-open-no-script = Without scripts this page cannot read the link by itself, so copy the whole address and paste it here.
recipe-open-field = The link
recipe-look = See what is in it
recipe-look-title = What was shared with you
recipe-look-lead = Before anything starts, you answer the safety questions. Then Legato makes this session anew, within your limits, and tells you what changed.
recipe-signed = Nobody has altered it since it was made. That does not make it safe for you; your own answers do.
recipe-signed-here = It was made in this Legato.
# $day: the day of the last session that came from there.
recipe-signed-met = It comes from the same place as your session of { DAY($day) }.
recipe-signed-new = You have not had a session from there before. Whoever made it finds this mark beside their link: { $mark }
recipe-begin = Answer the safety questions

## Why a link is not opened

recipe-missing = Paste the link first.
recipe-not-a-link = This is no link to a session.
recipe-other-version = This session was shared by another version of Legato, and this one cannot read it.
recipe-too-long = This is longer than a session can be, so it was not read.
recipe-cut = A part of this link is missing. Ask for it once more.
recipe-altered = This link was altered on its way, so it is not opened. Ask for it once more.
recipe-unreadable = What is in this link is no session that Legato can read.
recipe-unknown-technique = This session has a technique that this Legato does not know. A newer one may.

## What it became

recipe-reason-in = It is in the session that was shared with you.
recipe-reason-out = It stays out in the session that was shared with you.
recipe-changed = { $count ->
    [0] This is the session that was shared with you, as it was.
    [one] This is the session that was shared with you, with one change.
   *[other] This is the session that was shared with you, with { $count } changes.
}
recipe-change-left-out = { $leg ->
    [left] Left leg, left out: { $techniques }.
   *[right] Right leg, left out: { $techniques }.
}
recipe-change-added = { $leg ->
    [left] Left leg, added: { $techniques }.
   *[right] Right leg, added: { $techniques }.
}
recipe-change-length = { $leg ->
    [left] Left leg, { $technique }: { $now } instead of { $was }.
   *[right] Right leg, { $technique }: { $now } instead of { $was }.
}
# $lengths: a list of `recipe-length`.
recipe-change-lengths = { $leg ->
    [left] Left leg, other lengths, so that everything fits: { $lengths }.
   *[right] Right leg, other lengths, so that everything fits: { $lengths }.
}
recipe-length = { $technique } { $now } instead of { $was }
recipe-change-reordered = { $leg ->
    [left] Left leg: another order.
   *[right] Right leg: another order.
}
