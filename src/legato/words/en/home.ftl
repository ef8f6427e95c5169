# The frame of all pages, the first page, the page of the twelve techniques, the pages that ask before a ready-made
# session, and what stands in a player's page while its script has not loaded.
# $page: what a page is called. $minutes: a whole number. $day: a day. $country: the name of a country.
# $technique: the name of a technique.

## The frame

page-title = { $page } · Legato
home-app-name = Legato: leg massage at home
home-app-description = A few questions, a safe plan, and calm guidance while your hands are busy.
home-page-description = Leg massage at home: a few questions, a safe plan, calm guidance.
home-skip = Skip to the content
home-brand = Legato, home
home-main-menu = Main
home-library = Library
home-diary = Diary
home-people = People
home-not-built = The look of these pages is not built yet. Stop the server, run “make setup”, and start again.
home-no-device = Legato is not a medical device and does not diagnose. When in doubt, ask a clinician.
home-when-not = When not to massage
home-disclaimer = Disclaimer
home-sources = Sources
home-look = Look
home-look-device = Device
home-look-light = Light
home-look-dark = Dark
home-numbers = Numbers to call: { $country }. Change
home-numbers-unknown = Numbers to call: country not known. Change
# The link itself is the number: home-emergency is written before it.
home-emergency = In an emergency call
home-where-are-you = Where are you?
home-keep = Keep
home-to-the-start = To the start

## The first page

# The hour of whoever looks; $daytime: `night`, `morning`, `afternoon` or `evening`.
home-greeting = { $daytime ->
    [night] Hello
    [morning] Good morning
    [afternoon] Good afternoon
   *[evening] Good evening
}
# $name: what the person who is cared for is called.
home-greeting-named = { $daytime ->
    [night] Hello, { $name }
    [morning] Good morning, { $name }
    [afternoon] Good afternoon, { $name }
   *[evening] Good evening, { $name }
}
# $who: `giver` massages somebody else; all others the own legs, or have them massaged.
home-how-today = { $who ->
    [giver] How are their legs today?
   *[self] How are your legs today?
}
home-how-are-theirs = How are { $name }’s legs today?
home-tired = Tired, aching legs?
home-left-there = Your check-in is where you left it.
home-continue = Continue
home-start-over = Start over
home-promise = A few questions, a plan made for your legs, and calm guidance while your hands are busy.
home-start = Start a check-in
# $minutes: whole minutes of it that were played.
home-interrupted = { $minutes ->
    [0] You stopped in the first minute. The rest is still here.
    [one] You stopped after one minute. The rest is still here.
   *[other] You stopped after { $minutes } minutes. The rest is still here.
}
home-go-on = Go on with it
home-plan-waits = { $minutes ->
    [one] A plan of one minute is ready.
   *[other] A plan of { $minutes } minutes is ready.
}
home-open-it = Open it
home-only-a-moment = Only a moment?
# $how: `whole` when it came to its end, otherwise `stopped`. $minutes: whole minutes that were played.
# $days: how many days ago, 0 for today.
home-last = { $how ->
    [stopped] { $days ->
        [0] { $minutes ->
            [0] Earlier today you stopped in the first minute.
            [one] Earlier today you stopped after one minute.
           *[other] Earlier today you stopped after { $minutes } minutes.
        }
        [1] { $minutes ->
            [0] Yesterday you stopped in the first minute.
            [one] Yesterday you stopped after one minute.
           *[other] Yesterday you stopped after { $minutes } minutes.
        }
       *[other] { $minutes ->
            [0] On { DAY($day) } you stopped in the first minute.
            [one] On { DAY($day) } you stopped after one minute.
           *[other] On { DAY($day) } you stopped after { $minutes } minutes.
        }
    }
   *[whole] { $days ->
        [0] { $minutes ->
            [one] Your session earlier today took one minute.
           *[other] Your session earlier today took { $minutes } minutes.
        }
        [1] { $minutes ->
            [one] Your session yesterday took one minute.
           *[other] Your session yesterday took { $minutes } minutes.
        }
       *[other] { $minutes ->
            [one] Your session on { DAY($day) } took one minute.
           *[other] Your session on { DAY($day) } took { $minutes } minutes.
        }
    }
}
# How long ago the last one was; never a reproach. $days: whole days, 0 for today.
home-rhythm = { $days ->
    [0] Once or twice a week is a good rhythm.
    [1] Once or twice a week is a good rhythm.
    [2] Once or twice a week is a good rhythm.
    [3] That is three days ago: a good time for the next.
    [4] That is four days ago: a good time for the next.
    [5] That is five days ago: a good time for the next.
    [6] That is six days ago: a good time for the next.
   *[other] Good to see you again.
}
# What is pressed to hold the last session once more: one page asks for anything new.
home-repeat = Begin again
# $before, $after: pain from 0 to 10.
home-eased = { $place }, { DAY($day) }: pain went from { $before } to { $after }, as it often does by itself.
home-open-diary = Open the diary
home-gentle = Ready-made and gentle
home-gentle-lead = Or a soft session for nearly everybody, also without a connection:
home-five = 5 minutes
home-ten = 10 minutes
home-twenty = 20 minutes
home-techniques = Techniques
home-questions = Questions and answers

## The twelve techniques

twelve = The twelve techniques
twelve-lead = From the first twist to the last stroke, in an order that warms the foot, works through it and calms it again.
twelve-choose = How would you like to do them?
twelve-both = Both feet
twelve-both-says = All twelve on one foot, then on the other: about { $minutes } minutes.
twelve-one = One foot
twelve-one-says = All twelve on the foot you choose: about { $minutes } minutes.
twelve-left = Left foot
twelve-right = Right foot
twelve-short = The short form
twelve-short-says = Both feet in { $minutes } minutes. There is time for { $count } of the twelve, marked below.
twelve-in-short = In the short form
twelve-order = In this order
twelve-questions-first = Whichever you choose, a few questions come first. It also plays without a connection.

## Ready-made sessions, as their pages and the diary call them

ready-cramp = Cramp
ready-hurting = My legs hurt now
ready-five = Five gentle minutes
ready-ten = Ten gentle minutes
ready-twenty = A long gentle session
ready-twelve = The twelve techniques
ready-twelve-left = The twelve techniques, left foot
ready-twelve-right = The twelve techniques, right foot
ready-twelve-short = The twelve techniques, short form
ready-try = Try it: { $technique }

## What begins them

ready-none = None of these?
ready-begin = { $minutes ->
    [one] None of these: begin, 1 minute
   *[other] None of these: begin, { $minutes } minutes
}
ready-begin-leg = { $leg ->
    [left] Left leg: begin
   *[right] Right leg: begin
}
ready-begin-calf = { $leg ->
    [left] Left calf: begin
   *[right] Right calf: begin
}

## What is left out, and what it takes
# $legs: `left`, `right` or `both`. $things: names of things, with commas between them.

ready-left-out = Left out for you
ready-left-out-where = { $legs ->
    [left] On the left leg
    [right] On the right leg
   *[both] On both legs
}
ready-left-out-back = Back to the technique
ready-try-needs = You need within reach: { $things }.
ready-try-partner = This takes somebody else’s hands: ask somebody to massage you.
ready-try-away = Trying one technique needs the connection. The sessions on the first page play without.
ready-try-lead = A minute or so, with hands, voice and rhythm. The questions come first, as before any session.
ready-what-belongs = What belongs to it

## The page that asks before them

ready-page = A few minutes now
ready-one-moment = One moment
ready-no-script = This page needs scripts, which are switched off. A check-in works without them.

## A cramp

ready-cramp-stretch = Pull your toes towards your shin now, and hold until the knot lets go.
ready-cramp-ask = Is it only a cramp? Tick whatever else is true; open a line to see what belongs to it.
ready-cramp-lasts = If it has not eased after ten minutes

## Without a connection

offline-page = Without a connection
offline-none-now = No connection now
offline-kept = These sessions are kept on this device. What happens in them is written to your diary later.
offline-needs = A full check-in, the diary and changes need the connection.
offline-try-again = Try again

## In a player's page while its script has not loaded
# $who: `self` massages the own leg; `receiver` is massaged by somebody else; `giver` massages somebody else.

play-page = Your session
play-description = Calm guidance, step by step, while your hands are busy.
play-lasts = Your session: { $time }
play-no-script = The player needs a script that has not loaded. You can follow the plan from here with a clock.
play-leg = { $who ->
    [giver] { $leg ->
        [left] Their left leg
       *[right] Their right leg
    }
   *[self] { $leg ->
        [left] Your left leg
       *[right] Your right leg
    }
}
play-block = { $time }, { $pressure }. { $line }
play-stop = Stop at once if anything feels wrong.
play-done = I am done
play-phone = Use a phone as well

## Long lists, a page at a time

pages-label = Pages
# $from and $to: the first and the last on this page, counted from 1. $of: how many there are.
pages-which = { $from } to { $to } of { $of }
