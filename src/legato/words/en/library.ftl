# The library: what stands around its content, which has its own words.
# $name: the name of a technique, a cause or a country. $query: what somebody searched for.
# $techniques, $sources: links with commas between them are written after the sentence, so it ends with a colon.

## Its pages

library-menu = Library
library-techniques = Techniques
library-when-not = When not to massage
library-causes = Causes
library-benefits = Benefits
library-tips = Tips
library-programmes = Programmes
library-questions = Questions
library-sources = Sources
library-search = Search

## Techniques

library-techniques-lead = Twelve for the foot, more for calf and thigh, and a few with a tool or a machine.
# The twelve techniques of the article, all of them for the foot.
library-for-foot = For the foot
library-for-leg = For calf and thigh
library-all-twelve = All twelve, one after the other
library-with-tool = With a tool
library-with-machine = With a machine
library-try = Try it
library-try-says = A minute or so on one leg, with hands, voice and rhythm. A few questions come first.
library-when-to-stop = When to stop
library-one-stroke = One stroke, from left to right, on a left leg.
library-works-on = Works on
library-how = How it goes
library-glance = At a glance
# Above links to causes of leg pain whose feeling the technique suits.
library-suits = It suits legs that ache from:
# Above links to questions whose answers speak of the technique.
library-asked-about = Questions about it:
# At the foot of a printed technique.
library-paper-foot = Legato is not a medical device and does not diagnose. Read when not to massage before you begin, and stop when something feels wrong.
library-notation = The movement in notation, stroke by stroke
library-again = Then from the beginning again, until the time is up.
library-chosen-for = Chosen for
library-known = What is known
library-evidence-sources = Sources:
library-dose-sources = Dose:
library-not-reviewed = Not yet reviewed by a clinician.
library-ours = Ours, not from the article Legato starts from.
library-left-out-when = Left out when
library-asks-about-these = The check-in asks about these and leaves it out by itself.
library-when-not-at-all = When not to massage at all

# $grade: how good the studies are.
library-grade = { $grade ->
    [high] Well supported.
    [moderate] Fairly well supported.
    [low] Weakly supported.
    [very_low] Very weakly supported.
   *[none] Not supported by studies.
}

# What it needs: a label, and its value. Times are minutes and seconds, as 1:30.
library-each-leg = Each leg
library-each-leg-is = usually { $usual }, from { $least } to { $most }
library-pressure = Pressure
# $gentlest, $firmest: as `pressure-label` says them.
library-pressure-between = { $gentlest } at least, { $firmest } at most
library-rhythm = Rhythm
library-rhythm-is = { $tempo ->
    [one] about { $tempo } stroke a minute
   *[other] about { $tempo } strokes a minute
}
library-who = Who
library-where = Where
library-hands = Hands
library-hands-are = { $hands ->
    [0] No hands
    [1] One hand
   *[2] Both hands
}
library-reach = Reach needed
library-oil = Oil
library-oil-is = { $oil ->
    [helps] Oil or lotion helps
    [needed] Needs oil or lotion
   *[avoid] Without oil, so that nothing slips
}
library-you-need = You need

## When not to massage

library-when-not-lead = The check-in asks about all of this, every time it matters. Here it is in one place.
library-when-not-reviewed = Where a clinician has looked at a rule, it says so below it.
library-when-not-unreviewed = No clinician has looked at these rules yet.
library-help-first = Get help first
library-ask-first = Ask a clinician first
library-with-changes = Possible, with changes
library-and = and
# Behind it: why a rule is there, and its sources.
library-rule-why = Why, and who says so

# The printed sheet: headings above signs, most urgent first.
library-sheet-now = No massage. Call your emergency number now
library-sheet-today = No massage. See a doctor today
library-sheet-ask-today = Not before you have spoken to a doctor, today
library-sheet-ask-soon = Not before you have spoken to a doctor, in the next days
library-sheet-ask = Not before you have asked your doctor
library-sheet-changes = Possible, with changes
# Between two signs that count together.
library-sheet-both = {" + "}
library-sheet-says = Signs joined by + count together. What to do about each, and why, stands in Legato under When not to massage. When in doubt, do not massage, and ask.
library-cautious = This is a cautious default, not yet confirmed by a clinician.
# $person and $role: who has looked at a rule. $day: when. $changes: what they would change, in their own words.
library-looked-at = { $decision ->
    [agree] Looked at by { $person }, { $role }, on { DATETIME($day, dateStyle: "long") }: agrees.
    [change] Looked at by { $person }, { $role }, on { DATETIME($day, dateStyle: "long") }: asks for a change: { $changes }
   *[remove] Looked at by { $person }, { $role }, on { DATETIME($day, dateStyle: "long") }: would take it out: { $changes }
}

## Causes

library-causes-page = Causes of leg pain
library-causes-title = Why legs ache
library-causes-lead = What people notice, and what tells one cause from another. This is no diagnosis.
library-notice = What people notice
library-ask-yourself = Ask yourself
library-helps = What helps
library-massage = Massage?
library-clinical = Doctors call it: { $names }.
library-techniques-here = Techniques:

## Benefits

library-benefits-page = Benefits, honestly
library-benefits-title = What massage can do
library-benefits-lead = What is often said, and what studies show.
library-often-said = Often said
library-benefit-known = Known
library-better = Better
# $standing: whether it is so. $grade: how good the studies are.
library-claim = { $standing ->
    [small_effect] { $grade ->
        [high] Small effect: several good studies agree
        [moderate] Small effect: good studies, with some doubt left
        [low] Small effect: few good studies
        [very_low] Small effect: hardly any good studies
       *[none] Small effect: we found no study of it
    }
    [shown_not_to] { $grade ->
        [high] Shown not to: several good studies agree
        [moderate] Shown not to: good studies, with some doubt left
        [low] Shown not to: few good studies
        [very_low] Shown not to: hardly any good studies
       *[none] Shown not to: we found no study of it
    }
   *[not_shown] { $grade ->
        [high] Often said, not supported: several good studies agree
        [moderate] Often said, not supported: good studies, with some doubt left
        [low] Often said, not supported: few good studies
        [very_low] Often said, not supported: hardly any good studies
       *[none] Often said, not supported: we found no study of it
    }
}

## Tips

library-tips-lead = You do not have to remember them: each one does its work in the session.
library-before = Before you begin
library-how-much = How long, how often

## Questions, sources, disclaimer

library-questions-title = Questions and answers
library-sources-lead = Every statement on these pages leans on one of these. “Our judgement” is just that: a clinician has still to confirm it.
library-the-article = the article
library-our-judgement = our judgement
library-weak-source = weak source
library-source-kind = { $kind ->
    [guideline] guideline
    [review] review
    [trial] trial
    [cohort] cohort
    [laboratory] laboratory
    [case_report] case report
    [survey] survey
    [leaflet] leaflet
    [teaching] teaching
    [standard] standard
    [maker] maker
    [news] news
    [personal] personal
    [judgement] judgement
   *[article] article
}
library-disclaimer = Disclaimer
library-licence = Licence of the content

## Search

library-search-label = Words, a place on the leg, or a question
# $instead: the query as it was read, where a word of it is not known.
library-search-instead = Results for “{ $instead }”.
# A link behind it.
library-search-as-typed = Search for “{ $query }” instead
# Above what was found, where the first of it says when not to massage.
library-search-warns = Please read the first one before you massage.
library-search-found = { $count ->
    [one] One found for “{ $query }”.
   *[other] { $count } found for “{ $query }”.
}
# The rest, behind the best of them.
library-search-more = { $count ->
    [one] One more result
   *[other] { $count } more results
}
# Above the three links that follow.
library-search-none = We have nothing on “{ $query }”. These pages may help:
library-search-where-from = What leg pain can come from
library-search-questions = Questions people ask
library-found-kind = { $kind ->
    [technique] Technique
    [cause] Cause
    [question] Question
    [not_to_massage] When not to massage
    [rule] When not to massage
    [benefit] Benefit
    [tip] Tip
    [preparation] Preparation
    [programme] Programme
   *[advice] How long, how often
}
