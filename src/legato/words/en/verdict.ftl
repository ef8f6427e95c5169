# What follows from a check-in: a verdict that refuses massage, or that nothing could be planned.
# What a rule says and why is content; it stays in the second person, because it is read out to the receiver.
# $who: `self` massages the own legs; `receiver` is massaged by somebody else; `giver` massages somebody else, holds the
# phone and answers for them. Where there is no variant for `receiver`, it reads what `self` reads.
# What stands in “ ” is read out to the receiver.

## No plan

verdict-no-plan = No plan this time
verdict-page-title = { $title } · Legato
verdict-no-plan-lead = Nothing is left to massage, because of this:
verdict-no-plan-change-this = Change this
verdict-no-plan-one-place = Is it only in one place? Then say where, and the rest can be massaged.
verdict-no-plan-reasons = What stands in the way
verdict-no-plan-help = What would help
verdict-no-plan-change-answer = Change this answer
verdict-no-plan-change-today = Change today’s session
verdict-shut-all-marked = { $who ->
    [giver] Both of their legs are marked all over as places that nobody should touch.
   *[self] You marked all of both legs as places that nobody should touch.
}
# $what: a condition; $place: where, as “left calf, left shin”.
verdict-shut-ticked = You ticked: { $what } ({ $place }).
verdict-shut-both-legs = You ticked: { $what } (both whole legs).
verdict-answered-title = { $who ->
    [giver] Their answers
   *[self] Your answers
}
verdict-answered-heading = All answered
verdict-answered-lead = { $who ->
    [giver] Their answers are kept. We will look at them now and tell you what follows from them.
   *[self] Your answers are kept. We will look at them now and tell you what follows from them.
}
verdict-answered-change = Change an answer

## The verdict

verdict-do = What to do now
# Above what a rule says; $urgency: `now` where somebody has to be called.
verdict-tell = { $urgency ->
    [now] Call for them. Stay with them, and tell them:
   *[other] Tell them:
}
verdict-more = { $who ->
    [giver] Ask them: “Does any of this apply too?”
   *[self] Does any of this apply too?
}
verdict-more-why = { $who ->
    [giver] No massage now, in any case. But one of these could mean that they need help sooner, or from somebody else.
   *[self] No massage now, in any case. But one of these could mean that you need help sooner, or from somebody else.
}
verdict-more-send = Tell me what to do then
verdict-why = { $who ->
    [giver] Why, to read out to them
   *[self] Why
}
# Opens to where the rules are from, and how sure they are.
verdict-sources = Sources
verdict-judgement = a cautious default, not yet confirmed by a clinician
verdict-mistake = Did you tick something by mistake? Begin a new check-in from the start page. It asks everything again.
verdict-to-start = To the start
verdict-when-not = When not to massage
