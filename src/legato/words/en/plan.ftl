# The plan: an invitation to begin, its pictures in order, what can be changed, and what was changed for safety.
# $who: `self` massages the own legs; `receiver` is massaged by somebody else; `giver` massages somebody else, holds the
# phone and answers for them. Where there is no variant for `receiver`, it reads what `self` reads.
# $leg: `left` or `right`, always of the person who is massaged. $technique: the name of a technique.

plan-minutes = { $minutes } min
plan-title = { $who ->
    [giver] Their plan
   *[self] Your plan
}
plan-page-title = { $title } · Legato
# $legs: `both`, or the only leg.
plan-heading = { $who ->
    [giver] { $legs ->
        [left] { $minutes ->
            [one] One minute for their left leg
           *[other] { $minutes } minutes for their left leg
        }
        [right] { $minutes ->
            [one] One minute for their right leg
           *[other] { $minutes } minutes for their right leg
        }
       *[both] { $minutes ->
            [one] One minute for their legs
           *[other] { $minutes } minutes for their legs
        }
    }
   *[self] { $legs ->
        [left] { $minutes ->
            [one] One minute for your left leg
           *[other] { $minutes } minutes for your left leg
        }
        [right] { $minutes ->
            [one] One minute for your right leg
           *[other] { $minutes } minutes for your right leg
        }
       *[both] { $minutes ->
            [one] One minute for your legs
           *[other] { $minutes } minutes for your legs
        }
    }
}
# Where the session goes. $way: the parts in their order; $legs: `both`, or `one` leg only.
plan-way = { $legs ->
    [one] { $way ->
        [foot] Just the foot.
        [calf] Just the calf.
        [knee] Just the knee.
        [thigh] Just the thigh.
        [foot-calf] The foot first, then the calf.
        [foot-thigh] The foot first, then the thigh.
        [calf-foot] The calf first, then the foot.
        [calf-thigh] The calf first, then the thigh.
        [thigh-calf] The thigh first, then the calf.
       *[foot-calf-thigh] The foot first, then the calf and the thigh.
    }
   *[both] { $who ->
        [giver] { $way ->
            [foot] Just their feet.
            [calf] Just their calves.
            [knee] Just their knees.
            [thigh] Just their thighs.
            [foot-calf] Feet first, then their calves.
            [foot-thigh] Feet first, then their thighs.
            [calf-foot] Calves first, then their feet.
            [calf-thigh] First the calves, and then the thighs.
            [thigh-calf] First the thighs, and then the calves.
           *[foot-calf-thigh] Feet first, then their calves and thighs.
        }
       *[self] { $way ->
            [foot] Just your feet.
            [calf] Just your calves.
            [knee] Just your knees.
            [thigh] Just your thighs.
            [foot-calf] Feet first, then your calves.
            [foot-thigh] Feet first, then your thighs.
            [calf-foot] Calves first, then your feet.
            [calf-thigh] Calves first, then your thighs.
            [thigh-calf] Thighs first, then your calves.
           *[foot-calf-thigh] Feet first, then your calves and thighs.
        }
    }
}
# Every other order. $places: a list, as "calves, feet and knees".
plan-way-list = In this order: { $places }.
plan-part = { $legs ->
    [one] { $part ->
        [foot] foot
        [calf] calf
        [knee] knee
       *[thigh] thigh
    }
   *[both] { $part ->
        [foot] feet
        [calf] calves
        [knee] knees
       *[thigh] thighs
    }
}
plan-more-for = { $who ->
    [giver] { $leg ->
        [left] More time for their left leg.
       *[right] More time for their right leg.
    }
   *[self] { $leg ->
        [left] More time for your left leg.
       *[right] More time for your right leg.
    }
}
plan-most-for = { $legs ->
    [one] { $part ->
        [foot] Most of the time for the foot.
        [calf] Most of the time for the calf.
        [knee] Most of the time for the knee.
       *[thigh] Most of the time for the thigh.
    }
   *[both] { $who ->
        [giver] { $part ->
            [foot] Most of the time for their feet.
            [calf] Most of the time for their calves.
            [knee] Most of the time for their knees.
           *[thigh] Most of the time for their thighs.
        }
       *[self] { $part ->
            [foot] Most of the time for your feet.
            [calf] Most of the time for your calves.
            [knee] Most of the time for your knees.
           *[thigh] Most of the time for your thighs.
        }
    }
}
plan-same-for-both = Both legs get the same.
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

## The pictures

# What a row of pictures is called for who does not see it.
plan-pictures = { $leg ->
    [left] Left leg, in order
   *[right] Right leg, in order
}
# One letter that stands for a leg.
plan-side-mark = { $leg ->
    [left] L
   *[right] R
}
# On a picture whose strokes go the other way than usual.
plan-turned = Up the leg
# Read out before a length, like 1:30.
plan-lasts = Lasts

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
plan-change-block = { $leg ->
    [left] Change { $technique }, left leg
   *[right] Change { $technique }, right leg
}
plan-swap-title = { $leg ->
    [left] In place of { $technique }, left leg
   *[right] In place of { $technique }, right leg
}
plan-shorter = Shorter
plan-longer = Longer
plan-earlier = Earlier
plan-later = Later
plan-leave-out = Leave out
plan-swap = Swap
# What a button is called for who does not see beside which block it stands; $tool: what stands on it.
plan-tool-for = { $tool }: { $technique }
# Drag it to move a block.
plan-drag = Drag to move { $technique }
plan-no-candidates = There is nothing else for this leg today.
plan-back = Back to the plan
plan-change = Change
plan-length = How long
plan-why-heading = Why this, and what is not in it
# $others: how many other plans are about as good.
plan-drawn = { $others ->
    [one] One other plan is about as good as this one. Chance chose between the two.
   *[other] { $others } other plans are about as good as this one. Chance chose among them.
}
plan-drawn-change = Change how plans are chosen
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
plan-why-leg = { $leg ->
    [left] Left leg
   *[right] Right leg
}

## Said after a change, to whoever does not see it

plan-said-whole = { $change ->
    [undo-all] Your changes are undone. The plan takes { $minutes } minutes.
   *[minutes] The plan takes { $minutes } minutes now.
}
# $lasts: the new length, like 1:30.
plan-said-length = { $leg ->
    [left] { $technique }, left leg: { $lasts } now. The plan takes { $minutes } minutes.
   *[right] { $technique }, right leg: { $lasts } now. The plan takes { $minutes } minutes.
}
plan-said-place = { $leg ->
    [left] { $technique } is { $place } of { $count } on the left leg now.
   *[right] { $technique } is { $place } of { $count } on the right leg now.
}
plan-said-out = { $leg ->
    [left] { $technique }, left leg: left out. The plan takes { $minutes } minutes.
   *[right] { $technique }, right leg: left out. The plan takes { $minutes } minutes.
}
plan-said-swapped = { $leg ->
    [left] Left leg: { $other } in place of { $technique }. The plan takes { $minutes } minutes.
   *[right] Right leg: { $other } in place of { $technique }. The plan takes { $minutes } minutes.
}

## On paper

plan-print = Print
# $name: whose plan it is; $day: the day it is for.
plan-paper-for = For { $name }, { DAY($day) }
plan-paper-day = { DAY($day) }
plan-paper-limits = Keep to this
plan-paper-foot = Legato is not a medical device and does not diagnose. In doubt, ask a clinician first.

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
plan-care-limits = Every limit of this plan
plan-care-both-legs = Both legs
plan-care-everybody = Always, for everybody
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
