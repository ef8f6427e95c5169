# Programmes in the library, and the one that somebody keeps.
# $times: sessions a week. $weeks: how many weeks. $minutes: minutes of one session. $week: a week, counted from 1.

## In the library

programme-lead = A rhythm for some weeks, with a beginning and an end. You can pause or stop whenever you like.
programme-how-much = { $times ->
    [one] Once a week
    [2] Twice a week
   *[other] { $times } times a week
} for { $weeks } weeks, { $minutes } minutes each time.
programme-later = From week { $week }: { $minutes } minutes.
programme-why = Why so often
programme-beside = What matters as well
programme-about = Techniques that suit it
programme-screened = A few questions come before each session. The plan then chooses what suits your legs that day.
programme-on-the-day = On the day
programme-at-the-end = At the end, ask yourself
programme-judged = How often and how long are our suggestions. No clinician has confirmed them yet.
programme-begin = Begin this programme
programme-begin-says = It begins today, and takes the place of another you may have begun. Your diary stays as it is.
programme-yours = Your programme

## The one that somebody keeps
# $due: when its next session is. $day: the day of it. $is_known: whether there is such a day.
# $done: days with a session. $planned: how many were planned. $held: days with a session in all.

rhythm-due = { $due ->
    [today] Today is a good day for the next session.
    [tomorrow] The next session is planned for tomorrow.
    [paused] It rests. Go on whenever you like.
    [over] Its weeks are over.
   *[later] { $is_known ->
        [yes] The next session is planned for { DAY($day) }.
       *[no] All its sessions are behind you.
    }
}
rhythm-session = { $minutes ->
    [one] Begin: one minute
   *[other] Begin: { $minutes } minutes
}
rhythm-weeks = Planned and done
rhythm-week = Week { $week }: { $done ->
    [0] no session
    [one] one session
   *[other] { $done } sessions
} of { $planned }
rhythm-owes-nothing = What you left out is not added to the next week.
rhythm-look-back = Looking back
rhythm-in-all = { $held ->
    [0] There was no session in these weeks.
    [one] There was a session on one day; { $planned } were planned.
   *[other] There was a session on { $held } days; { $planned } were planned.
}
rhythm-pause = Pause
rhythm-go-on = Go on
rhythm-end = End the programme
rhythm-about = About it
rhythm-week-now = { $done ->
    [0] This week { $planned } are planned.
    [one] One of { $planned } is done this week.
   *[other] { $done } of { $planned } are done this week.
}
