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

## Pain before and after

diary-relief-heading = Pain before and after
diary-relief-why = Each line is one session: the ring is pain before it, the dot is pain after it. This shows what happened, not what the massage did. Many aches ease by themselves.
# Where there are more sessions than those; $count: the newest that were looked at.
diary-relief-newest = Only the newest { $count } sessions are counted here.
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

## The table

diary-sessions = Sessions
diary-table = Table of sessions
diary-day = Day
diary-length = Length
# How much of a session somebody was guided through, where that is less than all of it.
# $guided: whole minutes, 0 when it was less than one. $minutes: how long the session is.
diary-guided = { $guided ->
    [0] { $minutes ->
        [one] Less than { $minutes } minute
       *[other] Less than 1 of { $minutes } minutes
    }
   *[other] { $guided } of { $minutes } minutes
}
diary-place = Place
diary-before = Before
diary-after = After
diary-felt = All in all
diary-open = Open
# To the page of later and of earlier sessions, in a long diary.
diary-newer = Newer sessions
diary-older = Older sessions
diary-date = { DATETIME($day, dateStyle: "medium") }
diary-stopped = stopped
diary-not-asked = pain before was not asked
diary-no-pain = no pain noted
diary-not-answered = not answered
diary-not-told = not said yet
diary-change = Change
# Read out after the link; $day: the day of the session.
diary-change-of = { $who ->
    [giver] what they said on { DAY($day) }
   *[self] what you said on { DAY($day) }
}
diary-say-how = { $who ->
    [giver] Say how it was for them
   *[self] Say how it was
}
diary-say-how-of = on { DAY($day) }
diary-export = Export everything
