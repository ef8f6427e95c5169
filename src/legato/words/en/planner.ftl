# Why a technique is in a plan or is not, why there is no plan, and what would help.
# A message `reason-CODE` needs nothing but $who and is said where no more is known, as of plans made long ago;
# `reason-CODE-CASE` says the same with what it is about.
# $who: `self` massages the own leg; `receiver` is massaged and reads; `giver` massages somebody else and reads.
# $leg: `left` or `right`, always the receiver's. $places, $things, $parts: a list, as "left calf and left shin";
# $count: how many are in it. $technique: its name. $seconds, $minutes, $least, $most, $cap: numbers.
# $time, $whole: lengths as "1:30".

## Why it is in

reason-chosen = You chose it.
reason-chosen-length = { $leg ->
    [left] You chose { $seconds } seconds of { $technique } for the left leg.
   *[right] You chose { $seconds } seconds of { $technique } for the right leg.
}
reason-chosen-technique = { $leg ->
    [left] You chose { $technique } for the left leg.
   *[right] You chose { $technique } for the right leg.
}
reason-opens = It is the gentlest way to begin on this leg.
reason-opens-order = { $leg ->
    [left] The left leg begins with { $technique }, the gentlest way to begin.
   *[right] The right leg begins with { $technique }, the gentlest way to begin.
}
reason-closes = It brings this leg to a calm end.
reason-closes-order = { $leg ->
    [left] The left leg ends with { $technique }.
   *[right] The right leg ends with { $technique }.
}
reason-helped-before = It seemed to help this leg before.
reason-suits-complaint = { $who ->
    [giver] It suits what they feel.
   *[self] It suits what you feel.
}
reason-suits-complaint-told = { $complaint ->
    [ache_after_exercise] It suits legs that are sore after exercise.
    [tired_from_standing] It suits legs that are tired from standing.
    [restless_legs] It suits restless legs.
    [night_cramps] It suits legs that cramp at night.
    [stiff_feet] It suits stiff feet.
    [sore_heel] It suits a sore heel.
    [stiff_knee] It suits a stiff knee.
    [tense] It suits tense legs.
   *[unsure] It suits most legs.
}
reason-suits-aim = { $who ->
    [giver] It fits what they would like.
   *[self] It fits what you would like.
}
reason-suits-aim-told = { $who ->
    [giver] { $aim ->
        [relax] It helps them relax, as they wished.
        [ease_ache] It is for easing an ache, as they wished.
        [loosen] It is for loosening up, as they wished.
        [lighten] It is for lighter legs, as they wished.
        [settle] It is for settling restless legs, as they wished.
       *[sleep] It is for getting ready to sleep, as they wished.
    }
   *[self] { $aim ->
        [relax] It helps you relax, as you wished.
        [ease_ache] It is for easing an ache, as you wished.
        [loosen] It is for loosening up, as you wished.
        [lighten] It is for lighter legs, as you wished.
        [settle] It is for settling restless legs, as you wished.
       *[sleep] It is for getting ready to sleep, as you wished.
    }
}
reason-supported = Studies support it.
reason-supported-grade = { $grade ->
    [high] Good studies support it.
    [moderate] Some studies support it.
   *[low] A few small studies support it.
}
reason-works-where-it-hurts = It works where it hurts, or close by.
reason-works-where-it-hurts-there = It works where it hurts: { $places }.
reason-works-where-it-hurts-beside = It works next to where it hurts: { $places }.
reason-fits-time = { $who ->
    [giver] It is gentle on them, and there is time for it.
   *[self] It is gentle on you, and there is time for it.
}

## Why it is not in

reason-dropped = You left it out.
reason-less-value = Other techniques do more in the time there is.
reason-less-value-too-long = { $leg ->
    [left] { $technique }, left leg: more than { $most } seconds in one go is too much.
   *[right] { $technique }, right leg: more than { $most } seconds in one go is too much.
}
reason-no-time = There is no time for it.
reason-no-time-least = It takes { $time } at least; this leg has { $whole } in all.
reason-no-time-shortened = It was left out when you made the session shorter.
reason-no-time-even-shortest = Even the shortest session takes more than { $minutes } minutes.
reason-no-time-legs = The two legs cannot get the same time.
reason-no-time-wishes = What you chose does not fit into { $minutes } minutes.
reason-no-time-grid = { $leg ->
    [left] { $technique }, left leg: lengths go in steps of { $grid } seconds, not { $seconds }.
   *[right] { $technique }, right leg: lengths go in steps of { $grid } seconds, not { $seconds }.
}
reason-no-time-too-short = { $leg ->
    [left] { $technique }, left leg: less than { $least } seconds is not worth doing.
   *[right] { $technique }, right leg: less than { $least } seconds is not worth doing.
}
reason-tires-hands = It would tire the hands too much in one go.
reason-tires-hands-too-long = { $leg ->
    [left] { $technique }, left leg: more than { $most } seconds in one go is too much for the hands.
   *[right] { $technique }, right leg: more than { $most } seconds in one go is too much for the hands.
}
reason-needs-partner = It takes somebody else’s hands.
reason-needs-hands = It takes two hands.
reason-out-of-reach = You cannot reach far enough for it.
reason-out-of-reach-needs = { $needs ->
    [thigh] You would have to reach your thighs for it, further than you said you can.
    [knee] You would have to reach your knees for it, further than you said you can.
    [calf] You would have to reach your calves for it, further than you said you can.
    [ankle] You would have to reach your ankles for it, further than you said you can.
   *[toes] You would have to reach your toes for it, further than you said you can.
}
reason-position = { $who ->
    [giver] It cannot be done where they sit or lie.
   *[self] It cannot be done where you are.
}
reason-position-place = { $position ->
    [chair] It cannot be done on a chair.
    [sofa] It cannot be done on the sofa.
    [bed] It cannot be done on the bed.
   *[floor] It cannot be done on the floor.
}
reason-needs-equipment = It needs something that is not within reach.
reason-needs-equipment-things = It needs something that is not within reach: { $things }.
reason-needs-oil = It needs oil or lotion.
reason-needs-oil-no-oil = It needs oil or lotion, and we leave out both.
reason-needs-oil-begins-oiled = It goes on dry skin, and this leg begins with oil.
reason-needs-oil-stays-dry = It needs oil, and this leg stays dry.
reason-needs-oil-dry-first = { $technique } goes on dry skin, so it comes before oil.
reason-zone-excluded = It touches a place that is left out.
reason-zone-excluded-left-out = { $count ->
    [one] It touches a place that is left out: { $places }.
   *[other] It touches places that are left out: { $places }.
}
reason-pressure-cap = It needs more pressure than is right here.
# $least, $cap: pressure from 0 to 6, in the words of `pressure-label`.
reason-pressure-cap-at-most =
    It needs at least { $least ->
        [0] no
        [1] feather-light
        [2] very light
        [3] light
        [4] medium
        [5] medium to firm
       *[6] firm
    } pressure; here only { $cap ->
        [0] no
        [1] feather-light
        [2] very light
        [3] light
        [4] medium
        [5] medium to firm
       *[6] firm
    } pressure is right.
reason-excluded = It is left out on this leg.
reason-excluded-told = { $who ->
    [giver] It is left out because of what you told us about them.
   *[self] It is left out because of what you told us.
}
reason-excluded-gentle = It is left out so that this stays gentle.
# $fact: which answer speaks against it; $name: that answer in a few words, for what has no sentence of its own.
reason-excluded-not-with = { $fact ->
    [lymphoedema] We leave it out on a leg with lymphoedema.
    [blood_thinner] With a blood thinner it could leave a deep bruise.
    [bleeding_disorder] With a bleeding disorder it could leave a deep bruise.
    [low_platelets] With low platelets it could leave a deep bruise.
    [poor_circulation] We leave it out on legs with a poor blood flow.
    [osteoporosis] It is too much for weak bones.
    [past_clot] We leave it out on a leg that has had a blood clot.
    [numb_feet] We leave it out on feet or legs that feel less.
    [thin_skin] It is too much for thin skin.
    [pregnancy] We leave it out in pregnancy.
    [heart_kidney_swelling] We leave it out on legs that swell from the heart, kidneys or liver.
    [postpartum] We leave it out in the first twelve weeks after a birth.
    [varicose_veins] We leave it out on legs with varicose veins.
    [recent_travel] We leave it out in the two weeks after a long journey.
    [fungal_infection] It would spread athlete's foot.
    [child] We leave it out for a child under twelve.
    [alcohol_or_sedatives] It needs somebody who is wide awake.
    [heart_or_lung_disease] We leave it out with a serious heart or lung illness, and with high blood pressure.
    [walking_pain] It waits until somebody has looked at the pain on walking.
    [implant_device] We leave it out with a pacemaker or another implanted device.
    [metalwork] We leave it out on a leg with an artificial joint, a plate or screws.
    [recent_surgery] We leave it out in the first twelve weeks after an operation.
    [bed_rest_or_cast] We leave it out on a leg that has been kept still for days.
    [recent_injury] We leave it out in the first three days after an injury.
    [cancer_treatment] We leave it out during cancer treatment.
    [cancer_here] We leave it out on a leg with a tumour, a port, a swollen gland or a weak bone.
    [open_wound] We leave it out on a leg with a cut, a blister or a sore.
    [skin_infection] We leave it out on infected skin.
    [skin_inflamed] We leave it out on inflamed skin.
    [burn_or_radiotherapy_skin] We leave it out on burned, frostbitten or radiation-treated skin.
    [long_steroids] It is too much for a tendon after months of steroid tablets.
    [tendon_pain] It is too much for a sore tendon.
    [floxacin_antibiotic] It is too much for a tendon after this kind of antibiotic.
    [cold_intolerance] We leave it out for anybody who reacts badly to cold.
    [diabetes] We leave it out on feet with diabetes.
    [older_adult] We leave it out from the age of 75 on.
   *[other] It does not go with this answer: { $name }.
}
reason-excluded-not-asked = Nobody asked about this, so it is left out: { $name }.
reason-excluded-flat-only = Only flat, broad strokes here: { $places }.
reason-excluded-strokes-only = Only gliding strokes here, nothing that kneads, presses or pulls: { $places }.
reason-excluded-thing = It uses { $things }, left out here.
reason-excluded-part = It uses { $parts }, which would be too much here.
reason-excluded-self-only = This one is done by oneself, not by a partner.
reason-excluded-block-cap = It takes { $least } seconds at least; here a technique may last { $seconds } seconds.
reason-excluded-session-cap = { $who ->
    [giver] For them a session lasts { $minutes } minutes at most.
   *[self] For you a session lasts { $minutes } minutes at most.
}

# What stands against a wish: the wish, and the whole sentence of the reason.
reason-wished = { $leg ->
    [left] { $technique }, left leg: { $reason }
   *[right] { $technique }, right leg: { $reason }
}

## Why there is no plan

no-session-nothing-possible = There is nothing to massage within these limits: every technique is left out on both legs.
no-session-too-short = { $minutes } minutes are too short for both a gentle beginning and a gentle end.
no-session-legs-do-not-match = Both legs should get the same time, and nothing that is possible on one leg is as long as on the other.
no-session-wishes-collide = { $count ->
    [one] This change is not possible.
   *[other] These changes are not possible.
}
no-session-as-soft-as-can-be = What is left is as soft as it can be. Skip a part, or end here, when it is too much.
no-session-cannot-be-shorter = It cannot be made shorter and stay fair to both legs. You can skip a part, or end here.

# More of what is done just now cannot be had. $seconds, $minutes: numbers. $leg: `left` or `right`.
no-session-between-parts = The hands are between two parts. Ask again when they are at work.
no-session-technique-at-most = This is as firm as this technique goes. It can go on longer instead.
no-session-place-at-most = This is as firm as it may be here. It can go on longer instead.
no-session-enough-of-this = More than { $seconds } seconds of this would be too much here. The next part follows soon.
no-session-enough-for-leg = { $leg ->
    [left] The left leg has its { $minutes } minutes, which is the most for it.
   *[right] The right leg has its { $minutes } minutes, which is the most for it.
}
no-session-enough-in-all = The session already takes { $minutes } minutes, which is the most it may.
no-session-hands-tired = The hands would get too tired. The next part lets them work differently.
# Why two techniques cannot be compared today, one on each leg. $points, $seconds: numbers. $technique: its name.
no-split-pain = Today nothing is compared: the same place has to hurt on both legs, and about as much, within { $points } points.
no-split-not-possible = { $leg ->
    [left] Today nothing is compared: { $technique } is not possible on the left leg.
   *[right] Today nothing is compared: { $technique } is not possible on the right leg.
}
no-split-length = Today nothing is compared: { $technique } cannot last { $seconds } seconds.
no-split-limits = Today nothing is compared: { $technique } cannot be done alike on both legs.
no-split-oil = These two cannot be compared: one needs oil, and the other must be done dry.
no-split-not-alike = Today nothing is compared: no session fits in which all else is alike on both legs.
# A plan that was changed while it is played.
adjusted-softer = Softer from here on.
adjusted-shorter = Shorter from here on, and just as fair to both legs.
adjusted-firmer = A little firmer here. Go up slowly.
# $seconds: how much longer what is done now became; 0 where that was said before.
adjusted-longer = { $seconds ->
    [0] It goes on longer here.
   *[other] It goes on for { $seconds } seconds more here.
}

## What would help

help-take-back = Take back something you left out.
help-allow-place = Allow one of the places that are left out, once it is fine to touch it.
help-ask-clinician = { $who ->
    [giver] Ask a clinician what is fine for them, or come back when this has passed.
   *[self] Ask a clinician what is fine for you, or come back when this has passed.
}
help-ask-pressure = { $who ->
    [giver] Ask a clinician how much pressure is fine for them.
   *[self] Ask a clinician how much pressure is fine for you.
}
help-reach = Ask somebody to massage you, or sit so that you can reach further.
help-partner = { $who ->
    [self] Ask somebody to massage you.
   *[giver] Ask somebody else to help, so that the hands can rest.
}
help-two-hands = { $who ->
    [giver] Ask somebody with two free hands to help.
   *[self] Ask somebody with two free hands to massage you.
}
help-position = { $who ->
    [giver] Try another place for them to sit or lie.
   *[self] Try another place to sit or lie.
}
help-equipment = Have one of these things within reach.
help-oil = Have oil or lotion at hand.
help-take-minutes = Take { $minutes } minutes.
help-shorten-or-leave-out = Shorten something you made longer, or leave something out.
help-leave-leg-or-technique = Leave one leg out, or a technique that takes long.
help-leave-leg = Leave one leg out.
help-leave-long = Leave out a technique that takes long on one leg.
help-grid = Choose a multiple of { $grid } seconds.
help-longer-or-leave-out = Make it longer, or leave it out.
help-most-seconds = Choose { $seconds } seconds at most.
help-keep-first = Keep the first technique first, or leave it out.
help-keep-last = Keep the last technique last, or leave it out.
help-dry-first = Put techniques without oil first.
