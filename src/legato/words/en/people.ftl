# The page of people, and deleting.
# $name: what somebody is called, as it was typed. $word: the word that has to be typed.

people-page = People
people-lead = Everybody has their own answers, plans and diary.
people-cared-for = cared for now
people-care-for = Care for { $name }
# Where there is more than one person: whose check-in or plan this is.
people-for = For { $name }
# Right after somebody was added: it is asked whom to care for. The second names who is cared for still.
people-added = { $name } was added
people-still-for = What you do here is still for { $name }.
people-stay-with = Stay with { $name }
people-rename = Change
people-delete = Delete
people-add = Add somebody
people-name = Name
people-add-button = Add
people-records = Your records
people-records-lead = Everything stays on the machine that runs Legato. Take it with you as one file, or delete it.
people-export = Export everything
people-delete-everything = Delete everything
people-name-missing = What should we call them?
people-name-long = A name has at most 60 letters.
people-name-taken = There is somebody of this name already.
people-name-unseen = This name has a character in it that cannot be seen. Type the name again.

## Many people

people-find = Find somebody by name
people-find-button = Find
people-find-all = Show everybody
# $query: the letters that were looked for.
people-found = { $count ->
    [0] Nobody has “{ $query }” in their name.
    [one] One person has “{ $query }” in their name.
   *[other] { $count } people have “{ $query }” in their names.
}
# To the page before and the page after, of a long list of people.
people-before = Earlier people
people-after = More people

## Changing and deleting one

people-rename-who = Change { $name }
people-picture = Picture
people-picture-why = It stands beside the name, so that nobody is mistaken for somebody else.
people-picture-choose = Choose one of the pictures.
people-picture-called = { $picture ->
    [clover] Clover
    [bird] Bird
    [sailboat] Sailing boat
    [cherries] Cherries
    [mountain] Mountain
    [flower] Flower
    [fish] Fish
    [cloud] Cloud
    [tree] Tree
    [shell] Shell
    [star] Star
   *[feather] Feather
}
# Whether chance may choose among plans that are equally good.
people-plans = Plans
people-draws = Let chance choose between plans that are equally good
people-draws-why = Over time you meet more techniques. Without it nothing is left to chance.
people-save = Save
people-back = Back
people-delete-who = Delete { $name }
people-delete-ask = Delete { $name }?
people-delete-says = All check-ins, sessions and diary entries of { $name } are deleted for good. Nobody can bring them back.
people-keep-who = Keep { $name }
people-are-deleted = { $name } and all records about { $name } are deleted.

## Deleting everything

people-everything-ask = Delete everything?
people-everything-says = All people, check-ins, sessions and diaries on this installation are deleted for good.
people-export-first = Export everything first
people-export-first-why = You might want it later.
people-type-word = Type “{ $word }” to delete everything
people-type-word-or-back = Type “{ $word }” to go on, or go back.
people-keep-everything = Keep everything
people-everything-deleted = Everything is deleted
people-nothing-left = Nothing about anybody is left on this installation, nor on this device. Another phone that was used forgets it when it next opens Legato.
