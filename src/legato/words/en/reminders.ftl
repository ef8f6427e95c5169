# Reminders of a programme, which somebody's own calendar gives.
# $days: days of the week, as “Monday and Thursday”. $time: a time of day, as 20:05. $day: a day of the year.

reminders-title = Reminders
reminders-lead = Your own calendar can remind you of your programme.
reminders-on = { $days } at { $time }, up to { DAY($day) }.
reminders-choose = Choose days and a time
reminders-change = Change days or time
reminders-back = Back to the programme

## The form

reminders-days = On which days?
reminders-days-note = { $times ->
    [one] One session a week is planned.
   *[other] { $times } sessions a week are planned.
}
reminders-days-missing = Choose at least one day.
reminders-at = At what time?
reminders-at-missing = Choose a time, as 20:00.
reminders-shows = What should your calendar show?
reminders-shows-note = Others may see your calendar. The first choice says nothing of your legs.
# What a calendar shows, and what such a calendar is called.
reminders-summary = Time for yourself
reminders-keep = Remind me
reminders-keep-change = Save
reminders-kept = Saved. Now let your calendar know, in one of these two ways.
reminders-kept-feed = Saved. A calendar that has the address hears of it by itself, often within a few hours.
reminders-none-left = None of these days comes before the programme ends. Choose another.
reminders-remove = Remove the reminders
reminders-removed = The reminders are removed.

## How a calendar gets them

reminders-file = As a file
reminders-file-says = It works with every calendar. When you change something here, download it again.
reminders-file-get = Download the file
reminders-file-bell = It rings at that time, if your calendar allows it.
reminders-feed = As an address
reminders-feed-says = A calendar that has the address hears of every change by itself. Calendars look only every few hours.
reminders-feed-reach = It works only where your calendar can reach this computer, as it can at home on the same network. A calendar on the internet cannot. Then take the file.
reminders-feed-here-only = You have opened Legato under a name that only this computer understands. So only a calendar on this computer can use the address. For any other, take the file.
reminders-feed-make = Make an address
reminders-feed-new = Give this address to your calendar. It is shown only this once.
reminders-feed-secret = Keep it to yourself: whoever has it can see when you are reminded. They see nothing else.
reminders-feed-open = Open in a calendar
reminders-feed-asked = Your calendar last looked on { DAY($day) } at { $time }.
reminders-feed-waits = No calendar has looked yet.
reminders-feed-renew = Make a new address
reminders-feed-renew-says = A new address takes the place of the old one, which then stops working.
reminders-feed-end = Take the address back
reminders-feed-ended = The address is taken back. Your calendar may keep what it has seen: remove it there too.

## Without reminders

reminders-in-calendar = Reminders in your calendar
reminders-rest = Your programme rests, and its reminders rest too. They come again when you go on.
reminders-no-programme = Reminders belong to a programme. You keep none just now.
reminders-programmes = See the programmes
reminders-over = There are no reminders just now.
reminders-over-file = Did you give the file to a calendar? Download it once more and open it there: it says that the entries are cancelled. If they stay, delete them there.
reminders-over-feed = A calendar that has the address hears of it by itself.

## What a calendar is told that has a wrong address

reminders-unknown = There is no calendar at this address.
reminders-address-ended = This calendar address was taken back, and is not used any more.
reminders-too-often = This address was asked for too often. Try again in ten minutes.
