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
    [answers] Answers before each session, and what followed
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
dossier-forms = As what
dossier-form-csv = A table (CSV)
dossier-form-csv-says = For a spreadsheet: one line for each session, leg and place.
dossier-private = The file goes to your device and nowhere else. Whoever has it can read it.
dossier-back = Back to the diary
dossier-link = Take it along

## Documents that other health programs read
# $day: a day. $place: places as `place-in-list` names them.

dossier-form-fhir-r4 = For other health programs (FHIR R4)
dossier-form-fhir-r5 = For other health programs (FHIR R5)
dossier-form-fhir-says = A practice may be able to read it in. R4 is the usual one; take R5 if they ask for it.
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
# $seen: `yes` where a player told what was begun.
dossier-work = { $seen ->
    [yes] Begun: { $techniques }.
   *[no] Planned: { $techniques }. What of it was done is not known.
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
dossier-line = { $heading }: { $text }
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
