# A verdict: its heading, and what is changed for safety. What a rule says stands in its own file, with its sources.
# $who: `self` massages the own leg; `receiver` is massaged and reads; `giver` massages somebody else and reads.
# $leg: `left` or `right`, always the receiver's.

## Headings of a verdict

verdict-sign-urgent = No massage: urgent
verdict-sign-refused = No massage now
verdict-sign-care = Yes, with care
verdict-sign-clear = Yes
verdict-title-now = Get help now
verdict-title-today = See a doctor today
verdict-title-ask-today = Ask a clinician today
verdict-title-ask-first = Ask a clinician first
verdict-title-refused = No massage now
verdict-title-care = { $who ->
    [giver] The plan was changed for them
   *[self] Your plan was changed for you
}
verdict-title-clear = { $who ->
    [giver] They can have their massage
   *[self] You can have your massage
}
verdict-lead-now = No massage. This can be dangerous, so get help first.
verdict-lead-today = No massage. This can be serious, and it should not wait.
verdict-lead-ask-today = No massage until a clinician has looked at this.
verdict-lead-ask-first = No massage until a clinician has looked at this, or has agreed to it.
verdict-lead-care = { $who ->
    [giver] They can have a massage, with some changes.
   *[self] You can have a massage, with some changes.
}
verdict-lead-clear = { $who ->
    [giver] Nothing you told us rules out a massage for them.
   *[self] Nothing you told us rules out a massage.
}
# On paper and in a terminal, after the title of what need not be seen today.
verdict-soon = Make an appointment in the next few days.

## A rule of former days

verdict-gone-name = A rule that has been replaced
verdict-gone-says = This was a reason to be careful then; the rule has since been replaced.
verdict-gone-refused = This was a reason not to massage then; the rule has since been replaced.
# What to do about it, by how soon to be seen.
verdict-gone-do = { $urgency ->
    [now] Get medical help now.
    [same_day] See a doctor today.
    [soon] Ask a doctor before the next massage.
   *[none] Check in again to see what holds today.
}
verdict-gone-why = It is kept as it was decided on that day.
# Stands for a few words about a fact that is not asked any more.
verdict-gone-fact = something we no longer ask about

## Limits

# One sentence for each limit of a leg. $places, $things, $parts, $techniques: lists.
# $cap: pressure from 0 to 6, in the words of `pressure-label`, which stand beside six bars.
limit-not-touched-at-all = Not touched at all.
limit-not-touched = Not touched: { $places }.
limit-left-out = Left out: { $techniques }.
limit-not-used = Not used: { $things }.
limit-pressure = { $cap ->
    [0] No pressure.
    [1] Feather-light pressure at most.
    [2] Very light pressure at most.
    [3] Light pressure at most.
    [4] Medium pressure at most.
    [5] Medium to firm pressure at most.
   *[6] Firm pressure at most.
}
limit-pressure-flat = { $cap ->
    [0] No pressure, with a flat hand: { $places }.
    [1] Feather-light pressure at most, with a flat hand: { $places }.
    [2] Very light pressure at most, with a flat hand: { $places }.
    [3] Light pressure at most, with a flat hand: { $places }.
    [4] Medium pressure at most, with a flat hand: { $places }.
    [5] Medium to firm pressure at most, with a flat hand: { $places }.
   *[6] Firm pressure at most, with a flat hand: { $places }.
}
limit-pressure-places = { $cap ->
    [0] No pressure: { $places }.
    [1] Feather-light pressure at most: { $places }.
    [2] Very light pressure at most: { $places }.
    [3] Light pressure at most: { $places }.
    [4] Medium pressure at most: { $places }.
    [5] Medium to firm pressure at most: { $places }.
   *[6] Firm pressure at most: { $places }.
}
limit-flat = Only with a flat hand: { $places }.
limit-parts = Not used on the skin: { $parts }.
limit-minutes = { $minutes ->
    [one] { $minutes } minute at most.
   *[other] { $minutes } minutes at most.
}
limit-session-minutes = { $minutes ->
    [one] { $minutes } minute at most for the whole session.
   *[other] { $minutes } minutes at most for the whole session.
}
limit-block-seconds = { $seconds ->
    [one] { $seconds } second at most for each technique.
   *[other] { $seconds } seconds at most for each technique.
}
limit-toward-heart = Strokes run up the leg, towards the knee.
limit-whole-leg = the whole leg
