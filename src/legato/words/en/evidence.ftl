# How well a claim, a fact, a rule or a technique is supported.

## Claims of the library, in the middle of a page
# $standing: how the claim stands; $grade: how good the studies are.

claim = { $standing ->
    [small_effect] { $grade ->
        [high] Small effect: several good studies agree
        [moderate] Small effect: good studies, with some doubt left
        [low] Small effect: few good studies
        [very_low] Small effect: hardly any good studies
       *[none] Small effect: we found no study of it
    }
    [not_shown] { $grade ->
        [high] Often said, not supported: several good studies agree
        [moderate] Often said, not supported: good studies, with some doubt left
        [low] Often said, not supported: few good studies
        [very_low] Often said, not supported: hardly any good studies
       *[none] Often said, not supported: we found no study of it
    }
   *[shown_not_to] { $grade ->
        [high] Shown not to: several good studies agree
        [moderate] Shown not to: good studies, with some doubt left
        [low] Shown not to: few good studies
        [very_low] Shown not to: hardly any good studies
       *[none] Shown not to: we found no study of it
    }
}

## The studies alone, inside a list

studies = { $grade ->
    [high] several good studies agree
    [moderate] good studies, with some doubt left
    [low] few good studies
    [very_low] hardly any good studies
   *[none] we found no study of it
}

## What a fact or a rule rests on

resting-on-judgement = a cautious default, not yet confirmed by a clinician
resting-on-sources = from its sources, not yet reviewed by a clinician
# $by: who reviewed it; $on: when, as it is written in the file.
reviewed = reviewed by { $by } on { $on }
