# Copies: everything of a household or of one person in one file, which is kept and brought back.
# $who: the name of a person. $day: a day. $time: a time of day, as 14:05.
# $size: in megabytes, a number with one place. $people, $sittings: how many there are.

copies-title = Copies
copies-lead = A copy is one file with everything in it: people, answers, plans and diaries.
copies-private = Whoever has the file can read it, so keep it where you keep other private papers.
copies-page-title = Copies · Legato
copies-keep = Keep a copy
copies-keep-lead = Keep one somewhere else now and then: on a stick, or on another computer.
copies-keep-of = Keep a copy of { $who }
copies-keep-of-one = Keep a copy of one person: choose them under People, and press Change.
copies-bring-title = Bring back a copy
copies-bring-lead = What is here stays, and what is in the copy and not here is added. A copy of what is here is kept first.
copies-bring-file = The file of the copy
copies-bring = Bring it back
copies-bring-first = Do you have a copy of your records from another computer?
copies-none-chosen = Choose the file of a copy first.
copies-too-large = That is more than { $most } megabytes, and no copy that Legato takes is so large. Nothing was changed.
copies-back = Back to people

copies-kept-title = Kept by itself
copies-kept-lead = Once a day, and before anything large is changed, Legato keeps a copy beside the records. The newest { $most } stay.
copies-kept-gone = When somebody is deleted, all of these are deleted too.
copies-kept-none = There is none yet.
copies-kept-day = { $day }, { $time }: the copy of the day, { $size } MB
copies-kept-update = { $day }, { $time }: before an update, { $size } MB
copies-kept-before = { $day }, { $time }: before a copy was brought back, { $size } MB
copies-kept-get = Take it with you
copies-kept-bring = Bring it back
copies-kept-delete = Delete it
copies-kept-deleted = The copy is deleted.

copies-brought = { $people ->
    [0] { $sittings ->
        [0] The copy is brought back.
        [one] The copy is brought back: one session was not here.
       *[other] The copy is brought back: { $sittings } sessions were not here.
    }
    [one] { $sittings ->
        [0] The copy is brought back: one person was not here.
        [one] The copy is brought back: one person and one session were not here.
       *[other] The copy is brought back: one person and { $sittings } sessions were not here.
    }
   *[other] { $sittings ->
        [0] The copy is brought back: { $people } people were not here.
        [one] The copy is brought back: { $people } people and one session were not here.
       *[other] The copy is brought back: { $people } people and { $sittings } sessions were not here.
    }
}
copies-all-here = Everything in this copy is here already. Nothing was changed.

# Why a copy cannot be brought back. $line: the number of a line in the file. $kind: the name of a table, as sittings.event.
# $version, $own: the versions of the Legato that made it, and of this one. $id: what tells a record from others.
copies-not-a-copy = This is no copy of Legato.
copies-newer = This copy was made by Legato { $version }, which is newer than this one ({ $own }). Update Legato first.
copies-cut = This copy is cut off or damaged. Bring back another one.
copies-altered = This copy was altered after it was made. Bring back another one.
copies-line = Line { $line } of this copy cannot be used. Bring back another one.
copies-too-much = This copy unpacks to more than Legato takes. Nothing was changed.
copies-unfit = The records in this copy do not fit together. Bring back another one.
copies-cannot-be = A record in this copy ({ $kind }) holds what cannot be. Bring back another one.
copies-taken = Something in this copy ({ $kind } { $id }) belongs to somebody else here already. Nothing was changed.
