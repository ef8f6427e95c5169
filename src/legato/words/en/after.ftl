# After a session: how it is now, what felt wrong, and the foot check once more.
# What to do about something that felt wrong is content; it stays in the second person, because it is read out to the
# receiver where somebody else answers.
# $who: `self` massages the own legs; `receiver` is massaged by somebody else; `giver` massages somebody else, holds the
# phone and answers for them. Where there is no variant for `receiver`, it reads what `self` reads.

after-page-title = { $title } · Legato
after-title = { $who ->
    [giver] How is it for them now?
   *[self] How is it now?
}
# The heading where a session was ended before its end. $minutes: whole minutes that were really played.
after-stopped = { $minutes ->
    [0] You stopped within the first minute
    [one] You stopped after { $minutes } minute
   *[other] You stopped after { $minutes } minutes
}
after-later = Later
after-lead = { $who ->
    [giver] Let them sit a moment and get up slowly. Offer them a drink. Then ask them:
   *[self] Sit a moment. Get up slowly. Drink if you are thirsty.
}
# $place: a place as `place-in-list` names it. What it was before the session, and a question.
after-was = { $who ->
    [giver] Their { $place } was { $score } of 10. Now?
   *[self] Your { $place } was { $score } of 10. Now?
}
after-no-pain = no pain
after-worst = worst
# What a screen reader says for the first and the last number, which show the number alone.
after-score-none = 0, no pain
after-score-worst = 10, worst
after-felt-asks = { $who ->
    [giver] Their legs, all in all
   *[self] Your legs, all in all
}
after-felt = { $felt ->
    [much_better] Much better
    [better] A little better
    [same] About the same
    [worse] A little worse
   *[much_worse] Much worse
}
after-more = Something was wrong, or add a note
after-wrong-asks = { $who ->
    [giver] What was wrong? Ask them.
   *[self] What was wrong?
}
after-wrong-note = During the session or now.
after-where-asks = Where?
after-where-note = If it was in a leg. Without a place we take both legs.
after-note = { $who ->
    [giver] A note
   *[self] A note for yourself
}
after-note-long = A note has at most { $most } characters.
after-elsewhere = { $who ->
    [giver] It hurts them somewhere else now
   *[self] It hurts somewhere else now
}
after-save = { $who ->
    [giver] Save to their diary
   *[self] Save to my diary
}
after-saved = { $who ->
    [giver] Saved to their diary.
   *[self] Saved to your diary.
}

# Said once an answer is saved. $place: a place as `place-in-list` names it; $before and $after: pain of 10.
after-relief = { $who ->
    [giver] Their { $place }: { $before } before, { $after } after.
   *[self] Your { $place }: { $before } before, { $after } after.
}
# Said after it where pain is less than before. Honest, and kind.
after-relief-why = { $who ->
    [giver] Good for them. Pain often eases by itself too.
   *[self] Good to hear. Pain often eases by itself too.
}

## Something was wrong

after-advice-title = What to do now
# $what: what was wrong, in the words of the content.
after-told = { $who ->
    [giver] They told you: { $what }
   *[self] You said: { $what }
}
after-told-too = { $who ->
    [giver] They told you too: { $what }
   *[self] You also said: { $what }
}
# Above advice; $urgency: `now` where somebody has to be called.
after-tell-them = { $urgency ->
    [now] Call for them. Stay with them, and tell them:
   *[other] Tell them:
}
after-advice-saved = { $who ->
    [giver] Their answers are saved in the diary.
   *[self] Your answers are saved in the diary.
}
after-look-once-more = { $who ->
    [giver] Look at their feet once more
   *[self] Look at your feet once more
}
after-to-diary = To the diary

## The foot check

after-look-title = { $look } · Foot check
after-look-why = { $who ->
    [giver] The massage may have left a mark that they do not feel. So look once more.
   *[self] The massage may have left a mark that you do not feel. So we look once more.
}
after-look-nothing = { $who ->
    [giver] Nothing new on their feet. Saved to their diary.
   *[self] Nothing new on your feet. Saved to your diary.
}
after-found-sign = You found something
after-found-why = { $who ->
    [giver] Why, to read out to them
   *[self] Why
}
after-found-kept = It is kept, and the next check-in asks how it is.
