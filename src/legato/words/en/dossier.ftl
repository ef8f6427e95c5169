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
