# The plan: the session on one line of time, its blocks, what can be changed, and what was changed for safety.
# $who: `self` massages the own legs; `receiver` is massaged by somebody else; `giver` massages somebody else, holds the
# phone and answers for them. Where there is no variant for `receiver`, it reads what `self` reads.
# $leg: `left` or `right`, always of the person who is massaged. $technique: the name of a technique.

plan-minutes = { $minutes } min
plan-title = { $who ->
    [giver] Their plan
   *[self] Your plan
}
plan-page-title = { $title } · Legato
plan-heading = { $who ->
    [giver] { $minutes } min for their legs
   *[self] { $minutes } min for your legs
}
# Times are written like 7:40. $first and $second: how long each leg is massaged, in the order of the plan.
plan-hands-on-one = { $leg ->
    [left] Hands on for { $first } on the left leg. The rest is time to settle, change grip and rest.
   *[right] Hands on for { $first } on the right leg. The rest is time to settle, change grip and rest.
}
# $leg: the leg that is massaged first.
plan-hands-on-both = { $leg ->
    [left] Hands on for { $first } on the left leg and { $second } on the right leg. The rest is time to settle, change grip and rest.
   *[right] Hands on for { $first } on the right leg and { $second } on the left leg. The rest is time to settle, change grip and rest.
}
# The receiver reads the plan, but what to do is told to whoever massages.
plan-for-their-eyes = What to do is written for whoever massages you. Let them read along.
plan-stays = { $who ->
    [giver] The plan stays as it was.
   *[self] Your plan stays as it was.
}

## On one line of time

plan-line-title = The session on one line of time
plan-line-piece = { $leg ->
    [left] Left leg: { $technique }, { $lasts }.
   *[right] Right leg: { $technique }, { $lasts }.
}
# One letter that stands for a leg.
plan-side-mark = { $leg ->
    [left] L
   *[right] R
}
plan-line-left = left leg above
plan-line-right = right leg below

## What to press

plan-begin = Begin
plan-go-on = Go on
plan-check-in-again = Check in again
plan-over = This session is over. The first questions are asked again.
plan-old = { $who ->
    [giver] Their answers to this plan are from earlier. The first questions are asked again.
   *[self] Your answers to this plan are from earlier. The first questions are asked again.
}
plan-use-a-phone = Use a phone as well
plan-undo = Undo my changes
plan-changed = { $who ->
    [giver] This plan was changed for their safety.
   *[self] This plan was changed for your safety.
}
plan-ready-made = This session is ready-made, so it is kept gentle.
plan-see-why = See what and why

## The blocks

plan-leg = { $who ->
    [giver] { $leg ->
        [left] Their left leg
       *[right] Their right leg
    }
   *[self] { $leg ->
        [left] Your left leg
       *[right] Your right leg
    }
}
plan-runs-up = strokes run up the leg
plan-why-this = Why this
# Read out before a length, like 1:30.
plan-lasts = Lasts
plan-change-block = { $leg ->
    [left] Change { $technique }, left leg
   *[right] Change { $technique }, right leg
}
plan-shorter = Shorter: { $technique }
plan-longer = Longer: { $technique }
plan-earlier = Earlier: { $technique }
plan-later = Later: { $technique }
plan-leave-out = Leave out: { $technique }
plan-swap-for = Swap: { $technique }
plan-in-place-of = Put in place of { $technique }
plan-choose-another = Choose another
plan-swap = Swap
plan-left-out-heading = What is not in it, and why
plan-left-out = { $leg ->
    [left] { $count ->
        [one] Left leg: one left out
       *[other] Left leg: { $count } left out
    }
   *[right] { $count ->
        [one] Right leg: one left out
       *[other] Right leg: { $count } left out
    }
}

## What cannot be changed

plan-no-such-change = This is not something that can be changed.
plan-no-such-block = This block is not in the plan.
plan-choose-technique = Choose a technique to put in its place.
plan-block-range = A block takes { $least } to { $most } seconds.
plan-at-that-end = It is at that end of the plan already.

## What was changed for safety

plan-care-title = { $who ->
    [giver] Changed for their safety
   *[self] Changed for your safety
}
plan-care-sign = Yes, with care
plan-care-heading = { $who ->
    [giver] The plan was changed for them
   *[self] Your plan was changed for you
}
plan-care-lead = { $who ->
    [giver] They can have a massage, with some changes.
   *[self] You can have a massage, with some changes.
}
plan-care-gentle = This session is kept gentle
plan-care-gentle-lead = This session is made for nearly everybody, so it is gentle.
plan-care-read-out = Read it out to them, and keep to it yourself:
# $leg: the only leg a change is for; what is changed follows.
plan-care-leg = { $leg ->
    [left] Left leg:
   *[right] Right leg:
}
plan-care-why = { $who ->
    [giver] Why, to read out to them
   *[self] Why
}
plan-care-limits = Every limit of this plan, in numbers
plan-care-both-legs = Both legs
plan-care-assumed = Kept gentle, just in case
plan-care-assumed-why = { $who ->
    [giver] We did not ask about the things below. So the session is as gentle as if they were all true. They are not kept as their answers.
   *[self] We did not ask about the things below. So the session is as gentle as if they were all true. They are not kept as your answers.
}
plan-care-go-on = { $who ->
    [giver] See the plan
   *[self] See your plan
}

## A plan that may not be played any more

plan-again-title = Check in again
plan-again-heading = Check in again first
plan-again-why = Legs change from day to day. The first questions take less than half a minute.
