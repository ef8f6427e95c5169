# The diary: what was done, and how pain was before and after.
# $who: whom the last check-in spoke to: `self`, `receiver`, or `giver`, who massages somebody else and keeps their diary.
# Where there is no variant for `receiver`, it reads what `self` reads.
# $place: a place on a leg, as “left calf”.

diary-page-title = Diary · Legato
diary-title = Diary
diary-of = of { $name }
diary-empty = { $who ->
    [giver] Nothing here yet. After the first session you will see here how their legs were before and after.
   *[self] Nothing here yet. After your first session you will see here how your legs were before and after.
}
diary-begin = Start a check-in
diary-lasting-heading = Not over yet
diary-lasting-why = { $who ->
    [giver] The next check-in asks how it is now. Until then it counts as still there.
   *[self] Your next check-in asks how it is now. Until then it counts as still there.
}
# $what: what felt wrong.
diary-lasting-where = { $what } · { $place } · { DATETIME($day, dateStyle: "long") }
diary-lasting = { $what } · { DATETIME($day, dateStyle: "long") }

## The latest session

# $unit and $count: how long ago it was, as in other sentences about days.
diary-latest = { $unit ->
    [today] Today
    [yesterday] Yesterday
    [days] { $count } days ago
    [weeks] { $count } weeks ago
    [months] { $count } months ago
   *[years] { $count } years ago
}
# How a place was before and after one session, of 10.
diary-pain = { $who ->
    [giver] Their { $place }: { $before } before, { $after } after.
   *[self] Your { $place }: { $before } before, { $after } after.
}
diary-pain-before-only = { $who ->
    [giver] Their { $place }: { $before } before. After it, nothing was said.
   *[self] Your { $place }: { $before } before. After it, nothing was said.
}
# Before a ready-made session nobody is asked where it hurts.
diary-pain-after-only = { $who ->
    [giver] Their { $place }: { $after } after. Pain before was not asked.
   *[self] Your { $place }: { $after } after. Pain before was not asked.
}
# Below how pain was before and after: it may have eased, stayed or grown.
diary-one-evening = One evening says little: pain often comes and goes by itself.
# $title: what a ready-made session is called.
diary-not-asked = { $title }: pain before was not asked.
# To the page of one session.
diary-open = See this session
# Read out after it.
diary-open-of = of { DATETIME($day, dateStyle: "long") }
diary-say-how = { $who ->
    [giver] Say how it was for them
   *[self] Say how it was
}

## The week

diary-week-now = This week
diary-week-of = { DAY($first) } to { DAY($last) }
# Seven letters or so above the days of the week.
diary-weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
# Read out for each day.
diary-week-day = { $sessions ->
    [0] { DAY($day) }: no session
    [one] { DAY($day) }: one session
   *[other] { DAY($day) }: { $sessions } sessions
}
# What there was, without praise and without blame.
diary-week-held = { $sessions ->
    [0] A quiet week.
    [one] One session.
   *[other] { $sessions } sessions.
}
diary-week-advice = Once or twice a week is a good rhythm.
diary-week-before = The week before
diary-week-after = The week after

## Pain before and after

diary-relief-heading = { $who ->
    [giver] Their legs over time
   *[self] Your legs over time
}
diary-relief-why = Each line is one session: the ring is pain before it, the dot is pain after it. This shows what happened, not what the massage did. Many aches ease by themselves.
# Where there are more sessions than those; $count: the newest that were looked at.
diary-relief-newest = Only the newest { $count } sessions are counted here.
diary-more-places = { $count ->
    [one] One more place
   *[other] { $count } more places
}
diary-plot-title = { $place }: pain before and after each session
diary-plot-bar = { DAY($day) }: { $before }, then { $after }.
# A day below the plot: there is little room.
diary-plot-day = { DAY($day) }
diary-plot-last = The last { $count } are shown.
# $needed: how many sessions it takes until anything is said.
diary-too-few = { $place }: { $sessions } of { $needed } sessions, too few to say anything yet.
diary-better = { $eased ->
    [0] { $place }: not better after any of { $sessions } sessions.
   *[other] { $place }: better after { $eased } of { $sessions } sessions.
}
diary-better-all = { $place }: better after all { $sessions } sessions.
diary-worse = { $count ->
    [one] Worse after one session.
   *[other] Worse after { $count } sessions.
}
# The relief that half of the sessions reached at least.
diary-points = { $points ->
    [one] In at least half of them by one point or more.
   *[other] In at least half of them by { $points } points or more.
}

## All sessions

diary-sessions = Sessions
diary-search = Search
diary-search-label = Search the diary: a place, a technique, a month, or a word of a note
# Grey, in the empty field.
diary-search-hint = left calf, arch rub, June
# $query: what somebody searched for.
diary-search-found = { $count ->
    [0] No session found for “{ $query }”.
    [one] One session found for “{ $query }”.
   *[other] { $count } sessions found for “{ $query }”.
}
diary-whole = The whole diary
diary-month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
diary-month = { $month ->
    [1] January { $year }
    [2] February { $year }
    [3] March { $year }
    [4] April { $year }
    [5] May { $year }
    [6] June { $year }
    [7] July { $year }
    [8] August { $year }
    [9] September { $year }
    [10] October { $year }
    [11] November { $year }
   *[12] December { $year }
}
diary-day = { $weekday ->
    [1] Mon, { DAY($day) }
    [2] Tue, { DAY($day) }
    [3] Wed, { DAY($day) }
    [4] Thu, { DAY($day) }
    [5] Fri, { DAY($day) }
    [6] Sat, { DAY($day) }
   *[7] Sun, { DAY($day) }
}
diary-pain-short = { $place }: { $before } before, { $after } after
# $asked: of which of the two there is a number, `before` or `after`.
diary-pain-half = { $asked ->
    [before] { $place }: { $score } before
   *[after] { $place }: { $score } after
}
# How much of a session somebody was guided through, where that is less than all of it.
# $guided: whole minutes, 0 when it was less than one. $minutes: how long the session is.
diary-guided = { $guided ->
    [0] { $minutes ->
        [one] Less than { $minutes } minute
       *[other] Less than 1 of { $minutes } minutes
    }
   *[other] { $guided } of { $minutes } minutes
}
# The same where something felt wrong, and it was stopped. $played: whole minutes, 0 when it was less than one.
diary-stopped-after = { $played ->
    [0] Stopped within the first of { $minutes } minutes
    [one] Stopped after 1 of { $minutes } minutes
   *[other] Stopped after { $played } of { $minutes } minutes
}
# The same where it is not known when.
diary-stopped = Stopped, of { $minutes } minutes
# To the page of later and of earlier sessions, in a long diary.
diary-newer = Newer sessions
diary-older = Older sessions
diary-date = { DATETIME($day, dateStyle: "medium") }
diary-not-told = not said yet
diary-corrected = corrected
diary-export = Export everything

## One session

# The headline of its page, and of its card.
diary-day-in-full = { DATETIME($day, dateStyle: "long") }
# What a session is called that was composed for a check-in.
diary-own-session = A session for the day
diary-not-begun = not begun yet
diary-brought = What it brought
diary-all-in-all = All in all: { $felt }.
diary-done = What was done
diary-done-leg = { $leg ->
    [left] Left leg
   *[right] Right leg
}
diary-correct = Correct the answers
diary-corrected-heading = Corrected
# $was and $became: a number from 0 to 10, in letters; `none` where the answer was taken back.
diary-corrected-pain = { $became ->
    [none] { $place }, after: { $was } was taken back.
   *[other] { $place }, after: { $became } instead of { $was }.
}
# $was and $became: how the legs felt, all in all.
diary-corrected-felt = { $gone ->
    [yes] All in all: “{ $was }” was taken back.
   *[no] All in all: “{ $became }” instead of “{ $was }”.
}
diary-corrected-note = The note was changed.
diary-note = Note
diary-note-keep = Keep the note
diary-note-kept = The note is kept.
diary-delete = Delete this entry
diary-delete-page = Delete an entry
diary-delete-ask = Delete the entry of { DATETIME($day, dateStyle: "long") }?
diary-delete-says = The session, what was said about it and its note are gone then. Copies made before still have them.
diary-delete-stays = { $who ->
    [giver] Something in it makes their next sessions more careful, so it has to stay. Its note can be emptied.
   *[self] Something in it makes your next sessions more careful, so it has to stay. Its note can be emptied.
}
diary-delete-keep = Keep it
diary-delete-back = Back to the entry
diary-deleted = The entry is deleted.

## A card of one session

diary-card = Make a card of it
diary-card-title = A card
diary-card-lead = It says only what you choose.
diary-card-back = Back to the session
# The headline of the card.
diary-card-says = { $who ->
    [giver] A quiet time for somebody's legs
   *[self] A quiet time for my legs
}
diary-card-choose = What it says
diary-card-line = { $line ->
    [date] The day
    [minutes] How long
    [pain] Pain before and after
    [techniques] The techniques
   *[note] My note
}
diary-card-show = Show it so
diary-card-share = Share
diary-card-save = Save as a picture
diary-card-print = Print
diary-card-stays = The picture is made on this device, and goes nowhere unless you send it.
