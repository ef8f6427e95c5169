# What the player itself says: on its screen, in its dialogs, to screen readers. What the guide says is in guide.ftl.
# Every message is one whole sentence, one label or one heading.
# $who: `self` massages the own leg; `receiver` is massaged by somebody, who is spoken to; `giver` massages somebody else.
#   With `receiver` and `giver` either of two people may be reading: "they" is always the one who is massaged.
# $leg: `left` or `right`, always the receiver's.

## Which leg

player-leg = { $who ->
    [self] { $leg ->
        [left] Left leg
       *[right] Right leg
    }
   *[giver] { $leg ->
        [left] Their left leg
       *[right] Their right leg
    }
}
player-leg-first = { $who ->
    [self] { $leg ->
        [left] Left leg first
       *[right] Right leg first
    }
   *[giver] { $leg ->
        [left] Their left leg first
       *[right] Their right leg first
    }
}
player-both-legs = { $who ->
    [self] Both legs
   *[giver] Both their legs
}
# Read to screen readers when the leg changes.
player-leg-said = { $who ->
    [self] { $leg ->
        [left] Your left leg.
       *[right] Your right leg.
    }
   *[giver] { $leg ->
        [left] Their left leg.
       *[right] Their right leg.
    }
}
# Stands inside the little sign of two legs: one letter.
player-leg-letter = { $leg ->
    [left] L
   *[right] R
}

## Before and after

player-loading = One moment
player-loading-line = Your session is on its way.
player-failed = The session could not be loaded.
player-failed-line = Check the connection and try again. Below is your plan, to read.
player-refused = This session cannot be played now.
player-stopped-before = This session was stopped because something felt wrong. Check in again before the next one.
player-finished-before = This session is finished. Check in again before the next one.
player-refused-since = Something you ticked since then means no massage for now. Check in again before the next session.
# $status: a number of the web, such as 404.
player-server-answered = The server gave no session (answer { $status }). Go back, and open it again.
player-try-again = Try again

player-ready = Ready when you are
player-ready-line = { $who ->
    [self] Put this where you can see and hear it.
    [receiver] Put this where both of you can see and hear it.
   *[giver] Put this where you can see it, and where you both hear it.
}
player-hint-pause = Tap anywhere to pause.
player-hint-repeat = Tap twice to repeat.
player-hint-wrong = Hold when something feels wrong.
player-try-sound = Try the sound first
player-sound-tried = Did you hear it? If not, turn up this device, and switch off silent mode.
player-no-sound = This device gives no sound to this page. What is spoken is also shown.
player-done = All done
player-done-line = { $who ->
    [self] Rest for a moment, and get up slowly.
    [receiver] Rest for a moment, both of you. Whoever lay down gets up slowly.
   *[giver] Let them rest for a moment, and help them get up slowly.
}
# The heading when a session has run to its end. $minutes: whole minutes that were really played; $count: how many legs.
player-given = { $who ->
    [self] { $count ->
        [one] { $minutes ->
            [one] You gave your leg { $minutes } minute
           *[other] You gave your leg { $minutes } minutes
        }
       *[other] { $minutes ->
            [one] You gave your legs { $minutes } minute
           *[other] You gave your legs { $minutes } minutes
        }
    }
    [receiver] { $count ->
        [one] { $minutes ->
            [one] { $minutes } minute for your leg
           *[other] { $minutes } minutes for your leg
        }
       *[other] { $minutes ->
            [one] { $minutes } minute for your legs
           *[other] { $minutes } minutes for your legs
        }
    }
   *[giver] { $minutes ->
        [one] You gave them { $minutes } minute
       *[other] You gave them { $minutes } minutes
    }
}
# Over how it is now, where the session has just ended and nobody has answered yet.
player-later = Later
player-how-was-it = { $who ->
    [self] How was it?
    [receiver] How was it for you?
   *[giver] How was it for them?
}

## Getting ready

player-get-ready = Get ready
# $item is the number of the thing to do, $count how many there are.
player-item-of = { $item } of { $count }
# For screen readers: which thing it is, and what to do.
player-item-said = { $item } of { $count }. { $text }
player-next-item = Next
player-item-before = Back
player-skip-known = I did this yesterday: skip
player-start = Start

## The buttons

player-begin = Begin
# On a screen that has not joined in yet, while another one plays the session.
player-join-in = Join in
player-join-title = It plays on another screen
player-join-line = Join in, and it goes on here in step.
player-pause = Pause
player-go-on = Go on
# On the way back into a session. $time: where it was left, in minutes and seconds, as 3:05.
player-go-on-at = Go on at { $time }
player-paused = Paused
player-tap-again-anew = Tap again to start from the beginning.
player-anew = Start again
player-undo = Back to where you were
# Opens everything that is not a button of its own; the second is its name for screen readers.
player-more = More
player-more-said = More: adjust the session and its sound
player-leave = Leave
player-wrong = Something feels wrong
player-look-on = Look from another side

## What is shown while it plays

# Stands after the time that is left of the whole session: "12:05 left".
player-left = left
player-left-in-session = Left in the session
player-left-in-step = Left in this part
# A label: what comes next stands beside it.
player-next = Next:
# What comes next. $title: the name of a technique or of a step. $other: the leg it is on, where that is another leg
# than now, and `same` where it is not, or the title names it.
player-next-title = { $other ->
    [left] { $title }, left leg
    [right] { $title }, right leg
   *[same] { $title }
}
# Above what the limits of the person who is massaged ask for.
player-limits = { $who ->
    [self] For you
    [receiver] For the person who is massaged
   *[giver] For them
}
# A label: how hard stands beside it, in words.
player-pressure = Pressure:
# For screen readers: the name of a technique or of a step, as a sentence.
player-title-said = { $title }.

## Standing still though nobody paused it

# $because: `absent` when nothing was said because the device slept or the page was put away; `sound` when the device
# took the sound away; `output` when a headset or loudspeaker came or went; `elsewhere` when another tab plays now.
player-stands = { $because ->
    [absent] The session waits here, where you were last guided.
    [sound] The sound was taken away, so the session waits here. Tap “Go on” when you can hear it again.
    [output] A headset or loudspeaker came or went, so the session waits here. Tap “Go on” when you can hear it.
   *[elsewhere] A session plays in another tab of this browser, so this one waits here.
}
player-absent-title = The session waited for you
# $minutes: whole minutes without guidance; 0 when it was less than one.
player-absent-line = { $minutes ->
    [0] This device was away for a moment, and nothing was said. That time does not count.
    [one] This device was away for { $minutes } minute, and nothing was said. That time does not count.
   *[other] This device was away for { $minutes } minutes, and nothing was said. That time does not count.
}
# A label: the technique and the leg of the last moment that was given stand after it.
player-absent-place = It waits at
player-from-here = Go on from here
player-catch-up = Where the clock would be
player-elsewhere-title = It plays in another tab
player-elsewhere-line = A session plays in another tab or window of this browser. Pause it there, or play here instead; then it waits there.
# $title: the name of the technique or step that is shown there.
player-elsewhere-there = A session plays in another tab or window of this browser: “{ $title }”. Pause it there, or play here instead; then it waits there.
player-elsewhere-leave = Leave it there
player-elsewhere-here = Play here instead
# What the device cannot do, said for some seconds as a session begins.
player-screen-sleeps = This device cannot be kept awake, so its screen may go dark during the session.

## Adjusting

player-adjust-title = Adjust
# For the place where the hands are just now, and no other.
player-longer = Longer here
player-firmer = A little firmer here
player-softer = Softer from here
player-shorter = Shorter from here
player-skip-rest = Skip the rest of this
# The part that is played now begins again.
player-start-over = Repeat this part
player-one-moment = One moment …
player-softer-here = Use less pressure from here on.
player-shorter-alone = Making it shorter needs the connection. You can skip a part, or end here.
player-firmer-alone = More pressure needs the connection, so stay as you are.
player-longer-alone = Making it longer needs the connection. You can repeat this part instead.
player-too-late = The session has moved on meanwhile. Please ask once more.
# For a television or a laptop at the other end of the room.
player-glance = Big screen
player-glance-note = Large words and a large picture, to follow from across the room.
player-steady = Keep all buttons in sight
player-steady-note = Otherwise they step back while it plays, and return at a touch.
player-captions = Show what is spoken
player-sound-title = Sound and rhythm
player-voice = Voice
player-no-voice = This device has no voice of its own for this language.
player-speaker = Which voice
player-usual-speaker = The usual one
player-tick = Soft tick with each stroke
player-chimes = Chimes when something changes
player-vibration = Vibrate with strokes and changes
player-headset = Headset buttons and lock screen
player-headset-note = Pauses other music on this device.
player-telling = How much I am told
player-telling-name = { $telling ->
    [full] Full
    [less] Less
   *[quiet] Quiet
}
player-telling-note = { $telling ->
    [full] Everything, and encouragement on the way.
    [less] What to do, and what to watch.
   *[quiet] What keeps this safe, where the hands lie, and changes.
}
# How loud something is. $what: `volume` of everything, `tick` of the strokes, `chimes` of the changes, `bed` of the sound to massage by; $level: 0 to 10.
player-level = { $what ->
    [volume] { $level ->
        [0] No sound
       *[other] Volume { $level } of 10
    }
    [tick] Tick { $level } of 10
    [bed] Sound to massage by { $level } of 10
   *[chimes] Chimes { $level } of 10
}
player-louder = { $what ->
    [volume] Louder
    [tick] A louder tick
    [bed] More of this sound
   *[chimes] Louder chimes
}
player-quieter = { $what ->
    [volume] Quieter
    [tick] A quieter tick
    [bed] Less of this sound
   *[chimes] Quieter chimes
}
# Shown where there is a keyboard. The signs are those on the keys.
player-keys = Keys: Space pauses and goes on, and any letter pauses. ← repeats, → skips, ↑ and ↓ change the volume, Esc asks whether to leave. Tab moves from button to button.
player-close = Close

## Leaving

player-leave-title = Leave the session?
player-leave-line = Your place is kept on this device, so you can come back to it today.
player-stay = Stay here
player-come-back = Leave, and come back later
player-end-here = End here

## Something feels wrong

player-stopped = You have stopped.
# Below the question what is felt, where two people take part.
player-who-answers = { $who ->
    [receiver] Either of you can answer.
   *[giver] Ask them, and tap what they say.
}
player-nothing-wrong = Nothing is wrong, go back
player-one-more = { $who ->
    [self] One more question, if you can
   *[giver] One more question, if they can answer
}
# Said where the page brought no questions: the careful thing.
player-unknown-title = Stop here for today
player-unknown-line = { $who ->
    [self] Rest the leg. If it is strong, sudden or frightening, get medical help now.
   *[giver] Let the leg rest. If it is strong, sudden or frightening for them, get medical help now.
}
# How the session goes on after something harmless. $way: `softer` at the same place; `place` leaves this place alone for
# the rest of the session; `leg` goes on with the other leg; `part` leaves out what is played now.
player-way = { $way ->
    [softer] Go on here, but softer
    [place] Go on at another place
    [leg] { $who ->
        [self] Go on with the other leg
       *[giver] Go on with their other leg
    }
   *[part] Leave this part out, and go on gently
}
# Asks whether what feels wrong is where the hands are. $spot: what this place is called.
player-wrong-here = { $who ->
    [self] { $leg ->
        [left] { $spot ->
            [foot] Your left foot?
            [calf] Your left calf?
            [shin] Your left shin?
            [lower_leg] Your left lower leg?
            [knee] Your left knee?
           *[thigh] Your left thigh?
        }
       *[right] { $spot ->
            [foot] Your right foot?
            [calf] Your right calf?
            [shin] Your right shin?
            [lower_leg] Your right lower leg?
            [knee] Your right knee?
           *[thigh] Your right thigh?
        }
    }
   *[giver] { $leg ->
        [left] { $spot ->
            [foot] Their left foot?
            [calf] Their left calf?
            [shin] Their left shin?
            [lower_leg] Their left lower leg?
            [knee] Their left knee?
           *[thigh] Their left thigh?
        }
       *[right] { $spot ->
            [foot] Their right foot?
            [calf] Their right calf?
            [shin] Their right shin?
            [lower_leg] Their right lower leg?
            [knee] Their right knee?
           *[thigh] Their right thigh?
        }
    }
}
player-yes-here = Yes
player-another-place = Another place
# Opens the rarer and graver answers; the note names some of them.
player-something-else = Something else
player-something-else-note = Trouble breathing, chest pain, a strong pain, swelling, numbness, dizziness and more
player-one-back = Back
player-gently-title = Ease off a little
player-gently-line = { $who ->
    [self] Use less pressure, or leave that spot out. Stop if it does not get better.
   *[giver] Use less pressure, or leave that spot out. Stop if it does not get better for them.
}
player-gently-note = More gently now. Tap “Go on” when you are ready.
# How soon it has to be seen.
player-urgency = { $urgency ->
    [now] Get help now
    [same_day] Today
   *[soon] In the next few days
}
