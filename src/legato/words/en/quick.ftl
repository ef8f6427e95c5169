# The questions before a ready-made session, and what this device says by itself without a network.
# $minutes: whole minutes, at least 1. $leg: `left` or `right`.

## The questions

quick-asks = Does any of this apply to you today? A tick opens the questions behind a line.
quick-explain = Show what to look for
quick-which-leg = Which leg?
quick-legs = { $legs ->
    [left] Left leg
    [right] Right leg
   *[both] Both legs
}
quick-go-on = Go on with what I ticked
quick-tick-or-back = Tick what applies, or take the line back.
quick-none-after-all = None of these after all
# $question: the short form of a question that was ticked.
quick-which-leg-of = Which leg? { $question }.
# $line: the title of a line under which nothing was ticked.
quick-line-empty = { $line }: tick what fits there, or take the line back.

## What stands in the way

quick-not-now = Not now
quick-shut = { $why ->
    [nothing] Nothing is kept on this device yet. Open Legato once with a connection; after that this works without.
    [old] The safety rules on this device are more than a month old, or its clock is wrong. Check the date, open Legato with a connection once, then try again.
    [felt] Something felt wrong in your last session. Check in first, so that it is looked at before anybody massages.
   *[other] This session is not on this device. Open Legato with a connection once, then try again.
}
quick-care-title = This needs the full check-in
quick-care-line = Massage may be fine for you, with some changes. This short session is not made for them.
quick-to-start = To the start
quick-careful-sign = No massage now
quick-careful-title = See a doctor today
quick-to-do = What to do now
quick-why = Why
quick-numbers = Numbers to call: { $country }. Change
quick-numbers-unknown = Numbers to call: country not known. Change
quick-where-are-you = Where are you?

## Plans that are kept here

quick-own-plan = Your own plan
quick-plan-begun = Go on with your session
quick-plan-begin = { $minutes ->
    [one] Begin your session of { $minutes } minute
   *[other] Begin your session of { $minutes } minutes
}

## What is still on this device

# On any page, above all else. $count: how many things that happened in sessions the server has not taken.
# $day: the day of the oldest, written out.
quick-untaken = { $count ->
    [one] One thing that happened in a session has not reached your records. It is from { $day }. It is kept on this device, and sent again whenever Legato is opened.
   *[other] { $count } things that happened in sessions have not reached your records. The oldest is from { $day }. They are kept on this device, and sent again whenever Legato is opened.
}
