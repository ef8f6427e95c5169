# The check-in: the frame of its questions, its buttons, and what is wrong with an answer.
# The questions themselves, the rules and the advice are content; they stay in the second person, because they are
# read out to the receiver where somebody else answers.
# $who: `self` massages the own legs; `receiver` is massaged by somebody else; `giver` massages somebody else, holds the
# phone and answers for them. Where there is no variant for `receiver`, it reads what `self` reads.
# What stands in “ ” is read out to the receiver.

## Who massages, and who answers

checkin-who-asks = Who is massaging?
checkin-who-choice = { $who ->
    [giver] I massage someone else
    [receiver] Someone else massages me
   *[self] I massage myself
}
# Asked once, so that what is told is not kept as the giver's own.
checkin-whose = Whose legs are they?
checkin-whose-name = Their name
checkin-whose-none = Without a name we keep it apart from yours all the same.
checkin-who-ask-them = You answer for them: read each question out, and tick what they say.

## The frame of every step

checkin-page-title = { $title } · Check-in · Legato
checkin-save-and-leave = Save and leave
checkin-steps = Steps of the check-in
checkin-step = Step { $number }
# $title: the title of the step before.
checkin-step-back = Back to “{ $title }”
checkin-go-on = Go on
checkin-go-on-with-ticks = Go on with what I ticked
checkin-none = None of these
checkin-problem = Something needs another look.
# Stands before a question of the content that is read out to the receiver.
checkin-ask-them = Ask them:
checkin-tell-them = Tell them:

## How it is since last time

checkin-since-title = Since last time
checkin-since-heading = { $who ->
    [giver] Ask them: how is it now?
   *[self] How is it now?
}
checkin-since-lead = Something felt wrong before. We ask until it is over.
# $place: where it was, as “Left lower leg”.
checkin-since-where-when = { $place }, { DAY($day) }
checkin-since-when = { DAY($day) }
checkin-since-reply = { $reply ->
    [still] It is still there
    [gone] It has gone
    [gone_unseen] It has gone, but no doctor has looked at it
    [seen] It has gone, a doctor has looked at it, and massage is fine
   *[mistake] { $who ->
        [giver] That was a mistake: the wrong thing was tapped
       *[self] That was a mistake: I tapped the wrong thing
    }
}
# $what: what felt wrong, as “a growing bruise”.
checkin-since-unanswered = How is it now: { $what }?

## The first questions

checkin-first-title = Today
checkin-first-asks = { $who ->
    [giver] Ask them: “Does any of this apply to you today?”
   *[self] Does any of this apply to you today?
}
# For somebody who is known. $since: when they told about their health last. $unit: as in `checkin-told-ago`.
checkin-first-since = { $unit ->
    [today] { $who ->
        [giver] Ask them: “Anything new since last time?”
       *[self] Anything new since last time?
    }
    [yesterday] { $who ->
        [giver] Ask them: “Anything new since yesterday?”
       *[self] Anything new since yesterday?
    }
   *[days] { $who ->
        [giver] Ask them: “Anything new since { DAY($since) }?”
       *[self] Anything new since { DAY($since) }?
    }
}
checkin-first-lead = Tick a line to see more.
checkin-explain-signs = Show all questions
checkin-recalled-heading = { $who ->
    [giver] Their last check-in said no massage.
   *[self] Your last check-in said no massage.
}
checkin-recalled-because = It was because of this:
checkin-recalled-again = If that is still so, or nobody has looked at it yet, tick it again.
checkin-recalled-what-to-do = What to do
checkin-anything-new = Or anything new?
checkin-nothing-new = No, nothing new
checkin-nothing-new-begin = Nothing new: begin
checkin-none-today = None of these today
checkin-first-both = You ticked something and chose “None of these”. Which one is right?
checkin-first-neither = { $who ->
    [giver] Tick what applies to them, or choose “None of these”.
   *[self] Tick what applies to you, or choose “None of these”.
}
# $line: the title of a line of signs, as “Swelling”.
checkin-line-both = { $line }: you ticked something, and that nothing applies. Which one is right?
checkin-line-neither = { $line }: tick what fits there. If nothing does, tick “None of these after all”.
checkin-line-none = None of these after all

## A session held once more, to be confirmed

checkin-again-heading = As last time
# $place: as “Left calf”. $score: pain from 0 to 10.
checkin-again-pain = { $place }: pain { $score } of 10
checkin-again-no-pain = Nothing hurt.
# Places come after it.
checkin-again-avoided = Not to be touched:
checkin-again-asks = { $who ->
    [giver] Ask them: “Is it like that again today?”
   *[self] Is it like that again today?
}
checkin-again-same = The same today
checkin-again-other = Different today

## What is remembered

checkin-known-heading = What we remember
checkin-known-age = { $years ->
    [one] { $years } year old.
   *[other] { $years } years old.
}
checkin-known-pregnant = { $weeks ->
    [one] { $weeks } week pregnant.
   *[other] { $weeks } weeks pregnant.
}
checkin-known-not-pregnant = Not pregnant.
checkin-known-birth = { $weeks ->
    [one] Gave birth { $weeks } week ago.
   *[other] Gave birth { $weeks } weeks ago.
}
checkin-known-no-birth = No birth in the last two years.
# $unit: `today`, `yesterday`, or what $count counts.
checkin-told-ago = { $unit ->
    [today] Told today
    [yesterday] Told yesterday
    [days] Told { $count } days ago
    [weeks] Told { $count } weeks ago
    [months] Told { $count } months ago
   *[years] Told { $count } years ago
}
checkin-known-told = { $unit ->
    [today] (told today)
    [yesterday] (told yesterday)
    [days] (told { $count } days ago)
    [weeks] (told { $count } weeks ago)
    [months] (told { $count } months ago)
   *[years] (told { $count } years ago)
}
checkin-known-until = (holds until { DATETIME($day, dateStyle: "long") })
checkin-known-nothing-else = No other illness and no other medicine.
checkin-known-nothing = No illness and no medicine that matters here.
checkin-known-asks = { $who ->
    [giver] Ask them: “Is that still right?”
   *[self] Is that still right?
}
# $name: the person whose records these are, as somebody typed it.
checkin-known-whose = These are the records of “{ $name }”.
checkin-known-somebody-else = Is it somebody else?
checkin-known-right = That is still right
checkin-known-changed = Something has changed
checkin-known-today = And how is that today?

## Places

checkin-which-leg = Which leg?
checkin-which-leg-of = Which leg? { $what }.
checkin-leg = { $leg ->
    [left] Left leg
    [right] Right leg
   *[both] Both legs
}
checkin-where = Where?
checkin-where-of = Where is it? { $what }.
checkin-mark-exactly = Mark it exactly
checkin-part = { $part ->
    [foot] { $leg ->
        [left] Left foot
       *[right] Right foot
    }
    [lower] { $leg ->
        [left] Left below the knee
       *[right] Right below the knee
    }
   *[whole] { $leg ->
        [left] Whole left leg
       *[right] Whole right leg
    }
}
checkin-part-in-list = { $part ->
    [foot] { $leg ->
        [left] left foot
       *[right] right foot
    }
    [lower] { $leg ->
        [left] left below the knee
       *[right] right below the knee
    }
   *[whole] { $leg ->
        [left] whole left leg
       *[right] whole right leg
    }
}
checkin-their-leg = { $who ->
    [giver] { $leg ->
        [left] Their left leg
       *[right] Their right leg
    }
   *[self] { $leg ->
        [left] Your left leg
       *[right] Your right leg
    }
}
checkin-their-foot = { $who ->
    [giver] { $leg ->
        [left] Their left foot
       *[right] Their right foot
    }
   *[self] { $leg ->
        [left] Your left foot
       *[right] Your right foot
    }
}
checkin-pain-unmarked = not marked
checkin-pain-none = 0, no pain
# $place: as “left calf”.
checkin-pain-range = Pain goes from 0 to 10 ({ $place }).
checkin-avoid = Do not touch
checkin-avoid-place = Do not touch: { $place }

## A doctor's word

checkin-doctor-unasked = Nobody has asked yet
checkin-doctor-agreed = Yes, agreed
checkin-doctor-declined = No, advised against it
checkin-doctor-day = On which day?
checkin-doctor-no-day = On which day did the doctor agree? A good guess will do.
checkin-doctor-future = That day is still to come.
checkin-doctor-old = That is more than { $days } days ago. Please ask again.
checkin-doctor-day-form = A day is written like 2026-11-30.

## Where it hurts, and today's session

checkin-today-title = { $who ->
    [giver] Where does it hurt them?
   *[self] Where does it hurt?
}
checkin-today-lead = { $who ->
    [giver] Tap where, and enter how much they say. Nothing hurts? Leave it.
   *[self] Tap where, and say how much. Nothing hurts? Leave it.
}
checkin-complaint-asks = { $who ->
    [giver] What brought it on? Ask them.
   *[self] What brought it on?
}
checkin-minutes-asks = { $who ->
    [giver] How long should it take?
   *[self] How long do you have?
}
checkin-minutes-range = A session takes { $least } to { $most } minutes.
# What was taken without asking, because it mostly suits: written before a list of it, as “Relax, On a chair”.
checkin-took = { $who ->
    [giver] We took, until they say otherwise:
   *[self] We took, until you say otherwise:
}
checkin-change-how = Change
checkin-aims-asks = { $who ->
    [giver] What would they like from it?
   *[self] What would you like from it?
}
checkin-aims-note = As many as you like.
checkin-position-asks = { $who ->
    [giver] Where will they sit or lie?
   *[self] Where will you sit or lie?
}
checkin-reach-asks = How far down your leg can you reach easily?
checkin-hands-asks = { $who ->
    [receiver] How many hands can they use?
   *[self] How many hands can you use?
}
checkin-hands = { $hands ->
    [1] One hand
   *[2] Both hands
}
checkin-have-asks = { $who ->
    [giver] What is within reach?
   *[self] What do you have within reach?
}
checkin-have-note = Nothing is needed.

## Health

checkin-health-title = { $who ->
    [giver] About them
   *[self] About you
}
checkin-health-lead = { $who ->
    [giver] So that the plan fits them. It is remembered, and shown each time.
   *[self] So that the plan fits you. It is remembered, and shown to you each time.
}
checkin-health-told = { $who ->
    [giver] { $unit ->
        [today] They told this today. Ask if it is still right, and if there is anything new.
        [yesterday] They told this yesterday. Ask if it is still right, and if there is anything new.
        [days] They told this { $count } days ago. Ask if it is still right, and if there is anything new.
        [weeks] They told this { $count } weeks ago. Ask if it is still right, and if there is anything new.
        [months] They told this { $count } months ago. Ask if it is still right, and if there is anything new.
       *[years] They told this { $count } years ago. Ask if it is still right, and if there is anything new.
    }
   *[self] { $unit ->
        [today] You said this today. Is it still right, and is there anything new?
        [yesterday] You said this yesterday. Is it still right, and is there anything new?
        [days] You said this { $count } days ago. Is it still right, and is there anything new?
        [weeks] You said this { $count } weeks ago. Is it still right, and is there anything new?
        [months] You said this { $count } months ago. Is it still right, and is there anything new?
       *[years] You said this { $count } years ago. Is it still right, and is there anything new?
    }
}
# $what: a condition, in the words of the content.
checkin-health-lapsed = A doctor agreed some time ago. Please ask once more: { $what }.
checkin-age = { $who ->
    [giver] Their age in years
   *[self] Your age in years
}
checkin-age-missing = { $who ->
    [giver] How old are they? Some care depends on it.
   *[self] How old are you? Some care depends on it.
}
checkin-age-range = An age is between 1 and { $most } years.
checkin-pregnant = Pregnant
checkin-pregnant-weeks = How many weeks?
checkin-pregnant-range = A pregnancy has at most 45 weeks.
checkin-birth = Gave birth in the last two years
checkin-birth-weeks = How many weeks ago?
checkin-birth-range = Only the first two years after a birth matter here (104 weeks).
checkin-weeks-missing = About how many weeks? A good guess will do.
checkin-health-asks = { $who ->
    [giver] Ask them: “Do you have any of this?”
   *[self] Do you have any of this?
}
checkin-explain-health = Show all questions
checkin-health-none = None of these apply
checkin-health-save = Save and continue

## The foot check

checkin-look-title = Foot check
checkin-look-of = Look { $at } of { $of }
checkin-look-none = Nothing new found
checkin-look-found = Go on with what I found
checkin-look-both = You ticked something and chose “Nothing new found”. Which one is right?
checkin-look-neither = Tick what you found, or choose “Nothing new found”.
checkin-look-why = { $who ->
    [giver] They may not feel a sore or a burn on their feet. So look before you touch, each time.
   *[self] You may not feel a sore or a burn on your feet. So we look before we touch, each time.
}

## What is asked last

checkin-last-title = { $count ->
    [one] One more question
   *[other] A few more questions
}
checkin-last-lead = { $who ->
    [giver] It depends on what they have told you.
   *[self] It depends on what you have told us.
}
checkin-no = No

## What is wrong with an answer, where nothing better is known

checkin-wrong-required = Please answer this.
checkin-wrong-number = Write a whole number, like 12.
checkin-wrong-choice = This answer is not one of the choices. Please choose again.
checkin-wrong-small = This is too little. It is at least { $least }.
checkin-wrong-large = This is too much. It is at most { $most }.
checkin-wrong-long = This is too long. It has at most { $most } characters.
checkin-wrong-text = This cannot be used. Please write it again.
