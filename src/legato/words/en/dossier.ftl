# What somebody takes along about their legs: chosen on a page, written as a table, as documents that other health
# programs read, or as one page for a doctor.
# $who: whom the last check-in spoke to, as in the diary.

## The page on which it is chosen

dossier-title = Take it along
dossier-lead = { $who ->
    [giver] For their doctor, their physiotherapist or another program. You choose what is in it.
   *[self] For your doctor, your physiotherapist or another program. You choose what is in it.
}
dossier-empty = There is no session in the diary yet.
dossier-choose = What is in it
dossier-part = { $part ->
    [name] Name and age
    [pain] Pain before and after
    [techniques] What was done on each leg
    [wrong] What felt wrong
    [answers] Answers, and what they led to
    [programme] The programme
   *[notes] Notes, word for word
}
dossier-how-far = How far back
# $weeks: 0 where it goes back to the beginning.
dossier-span = { $weeks ->
    [0] From the beginning
    [52] The last year
   *[other] The last { $weeks } weeks
}
dossier-forms = Which kind of file
dossier-form-csv = A table (CSV)
dossier-form-csv-says = For a spreadsheet: one line for each session, leg and place.
dossier-private = The file goes to your device and nowhere else. Whoever has it can read it.
dossier-back = Back to the diary
dossier-link = Take it along

## Documents that other health programs read
# $day: a day. $place: places as `place-in-list` names them.

dossier-form-fhir-r4 = A bundle (FHIR R4)
dossier-form-fhir-r5 = A bundle (FHIR R5)
dossier-form-fhir-says = For the program of a practice. R4 is the usual one; take R5 if they ask for it.
dossier-leg = { $leg ->
    [left] left leg
   *[right] right leg
}
# What a code system of Legato holds.
dossier-system = { $system ->
    [place] Legs and places on them
    [technique] Massage techniques
    [moment] When pain was told
    [act] What was done
    [verdict] What follows from a check-in
    [rule] Safety rules
    [trouble] What felt wrong
    [fact] Questions of the check-in
   *[complaint] What brought it on
}
dossier-code = { $what ->
    [pain-before] Pain before a massage
    [pain-after] Pain after a massage
    [leg-massage] Leg massage
   *[programme] A programme of leg massage
}
dossier-verdict = { $verdict ->
    [clear] Nothing stood against massage
    [modify] Massage with limits
    [see_clinician_first] No massage: ask a doctor first
   *[emergency] No massage: get help
}
dossier-verdict-on = { $verdict ->
    [clear] Check-in of { DATETIME($day, dateStyle: "long") }: nothing stood against massage.
    [modify] Check-in of { DATETIME($day, dateStyle: "long") }: massage with limits.
    [see_clinician_first] Check-in of { DATETIME($day, dateStyle: "long") }: no massage, ask a doctor first.
   *[emergency] Check-in of { DATETIME($day, dateStyle: "long") }: no massage, get help.
}
dossier-of = { $known ->
    [yes] { $name }, by their own account in Legato. Nobody else has checked it.
   *[no] Somebody who wishes to give no name, by their own account in Legato. Nobody else has checked it.
}
# $leg: `none` where it was left out. $guided: `none` where nobody played it, as from paper.
# $minutes: how long it was planned; $played: how long somebody was guided through it.
dossier-session = { $leg ->
    [left] Massage of the left leg on { DATETIME($day, dateStyle: "long") }
    [right] Massage of the right leg on { DATETIME($day, dateStyle: "long") }
   *[none] Leg massage on { DATETIME($day, dateStyle: "long") }
}. { $guided ->
    [none] The whole session was planned for { $minutes } minutes; how long it was is not known.
   *[some] Of the whole session, { $played } of { $minutes } minutes were guided.
}
# Before a list of techniques. $seen: `yes` where a player told what was begun.
dossier-work = { $seen ->
    [yes] Begun:
   *[no] Planned, while what of it was done is not known:
}
# $told: `none` where there is no number. $asked: whether anything was asked then.
dossier-pain = { $told ->
    [score] { $when ->
        [pain-before] Pain before the massage of { DATETIME($day, dateStyle: "long") }, { $place }: { $score } of 10.
       *[pain-after] Pain after the massage of { DATETIME($day, dateStyle: "long") }, { $place }: { $score } of 10.
    }
   *[none] { $when ->
        [pain-before] { $asked ->
            [yes] Pain before the massage of { DATETIME($day, dateStyle: "long") }, { $place }: nothing was said.
           *[no] Pain before the massage of { DATETIME($day, dateStyle: "long") }, { $place }: not asked.
        }
       *[pain-after] Pain after the massage of { DATETIME($day, dateStyle: "long") }, { $place }: nothing was said.
    }
}
dossier-trouble = { $at ->
    [place] Told on { DATETIME($day, dateStyle: "long") }, { $place }: { $what }.
   *[none] Told on { DATETIME($day, dateStyle: "long") }, no place given: { $what }.
}
dossier-answers = Answers before the massage, { DATETIME($day, dateStyle: "long") }. Questions that were answered with no are not listed.
dossier-after = Said after the massage of { DATETIME($day, dateStyle: "long") }.
dossier-yes = yes
dossier-item = { $item ->
    [age] Age in years
    [pregnant_weeks] Weeks pregnant
    [postpartum_weeks] Weeks since giving birth
    [complaint] What brought it on
    [minutes] Minutes asked for
    [avoid] Places not to be touched
    [where] Where
    [felt] Legs, all in all
   *[note] Note
}
dossier-item-pain = Pain, { $place }, of 10
# $held: on how many days there was a session.
dossier-programme = { $held ->
    [0] { $title }, begun on { DATETIME($day, dateStyle: "long") }; no session yet.
    [one] { $title }, begun on { DATETIME($day, dateStyle: "long") }; a session on one day.
   *[other] { $title }, begun on { DATETIME($day, dateStyle: "long") }; sessions on { $held } days.
}

## The page for a doctor: one side of paper
# It tells what was said and what was not. It claims nothing.

dossier-form-pdf = A page for the doctor (PDF)
dossier-form-pdf-says = One side of paper, with both legs before and after.
# The command is not translated.
dossier-form-pdf-missing = A page for the doctor needs one more part. You get it by: pip install 'legato[review]'
doctor-title = Leg massage at home
# $known: `none` without name and age, `name` without an age, `age-alone` without a name.
doctor-whose = { $known ->
    [none] No name given
    [age-alone] No name given, { $age } years
    [name] { $name }
   *[age] { $name }, { $age } years
}
doctor-span = { DATETIME($first, dateStyle: "long") } to { DATETIME($last, dateStyle: "long") }
doctor-lead = What this person told Legato at home. Nobody has examined them, and nobody has checked it. Legato is for comfort and makes no diagnosis.
# $count: sessions that were begun. $knows: `no` where nothing is told about how they ended. $stopped: of which something felt wrong. $going: of which no end is known.
doctor-sessions = { $count ->
    [0] No session in this time.
    [one] One session in this time.
   *[other] { $count } sessions in this time.
} { $knows ->
    [no] {""}
   *[yes] { $stopped ->
        [0] None was stopped because something felt wrong.
        [one] One was stopped because something felt wrong.
       *[other] { $stopped } were stopped because something felt wrong.
    } { $going ->
        [0] {""}
        [one] Of one no end is known.
       *[other] Of { $going } no end is known.
    }
}
doctor-view = { $view ->
    [front] from the front
    [back] from behind
    [sole] soles
    [left] left
   *[right] right
}
doctor-map = { $when ->
    [before] Pain before
   *[after] Pain after
}
doctor-map-spot = { $place }: { $score } of 10.
# Read aloud instead of a drawing; then follows each place with its number.
doctor-map-alt = { $when ->
    [before] Both legs, with pain before the sessions.
   *[after] Both legs, with pain after the sessions.
}
doctor-about-maps = Left and right are the person’s own. A number is the middle one of the sessions in which pain was told both before and after; in brackets are the lowest and the highest. 0 is none, 10 the worst. Pain often comes and goes by itself.
doctor-places = Place by place
doctor-column = { $column ->
    [place] Place
    [before] Before, of 10
    [after] After, of 10
    [sessions] Sessions with both
   *[silent] Told only once
}
# The middle answer, and between which two all were.
doctor-middle = { $middle } ({ $least }–{ $most })
doctor-none = –
doctor-silent = { $before ->
    [0] { $after } × after only
   *[other] { $after ->
        [0] { $before } × before only
       *[other] { $before } × before only, { $after } × after only
    }
}
doctor-places-more = { $count ->
    [one] One more place is left out here.
   *[other] { $count } more places are left out here.
}
doctor-part = { $part ->
    [wrong] What felt wrong
    [refused] Check-ins without a massage
    [not-asked] Not asked, not known
    [work] Done most often
    [programme] Programme
   *[notes] Notes, word for word
}
doctor-nothing = { $part ->
    [wrong] Nothing was told.
    [refused] None.
    [work] Nothing is known.
    [programme] None.
   *[notes] None.
}
doctor-more = { $count ->
    [one] One older one is left out here.
   *[other] { $count } older ones are left out here.
}
doctor-wrong = { $at ->
    [place] { DATETIME($day, dateStyle: "medium") }, { $place }: “{ $what }”
   *[none] { DATETIME($day, dateStyle: "medium") }, no place told: “{ $what }”
}
# $facts: questions that were answered with yes; $more: how many others were.
doctor-refused = { $told ->
    [facts] { DATETIME($day, dateStyle: "medium") }: { $verdict }. Told: { $facts }{ $more ->
        [0] .
       *[other] , and { $more } more.
    }
   *[none] { DATETIME($day, dateStyle: "medium") }: { $verdict }.
}
# $leg: `none` where it is about the whole person.
doctor-fact = { $leg ->
    [left] “{ $fact }” (left)
    [right] “{ $fact }” (right)
   *[none] “{ $fact }”
}
doctor-never-asked = Nothing was measured, and nobody looked at the legs.
doctor-not-asked = { $what ->
    [before] { $count ->
        [one] Before one ready-made session, pain was not asked.
       *[other] Before { $count } of the ready-made sessions, pain was not asked.
    }
    [after] { $count ->
        [one] After one session nothing was said.
       *[other] After { $count } sessions nothing was said.
    }
   *[unseen] { $count ->
        [one] Of one session only the plan is known, and not what was done.
       *[other] Of { $count } sessions only the plan is known, and not what was done.
    }
}
doctor-left-out = The person left out: { $parts }.
doctor-left-part = { $part ->
    [name] name and age
    [pain] pain
    [techniques] what was done
    [wrong] what felt wrong
    [answers] their answers
    [programme] the programme
   *[notes] their notes
}
doctor-work = { $leg ->
    [left] Left leg: { $techniques }.
   *[right] Right leg: { $techniques }.
}
doctor-note = { DATETIME($day, dateStyle: "medium") }: “{ $note }”
doctor-foot = Made with Legato on { DATETIME($day, dateStyle: "long") }, by the person themselves. Not a medical document.
