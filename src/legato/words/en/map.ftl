# The map of both legs, on which people mark where it hurts.
# $leg: `left` or `right`, always of the person who is massaged. $zone: a part of that leg.
# $place: a place as `map-place` names it.

## Places

# The name of a place, as it stands on its own: on a button, above a question, before a colon.
map-place = { $leg ->
    [left] { $zone ->
        [toes] Left toes
        [toe_webs] Between the left toes
        [ball] Ball of the left foot
        [arch] Left arch
        [heel] Left heel
        [foot_top] Top of the left foot
        [ankle_inner] Left inner ankle
        [ankle_outer] Left outer ankle
        [achilles] Left Achilles tendon
        [calf] Left calf
        [shin] Left shin
        [knee] Left knee
        [behind_knee] Behind the left knee
        [thigh_front] Front of the left thigh
        [thigh_back] Back of the left thigh
        [thigh_inner] Left inner thigh
       *[thigh_outer] Left outer thigh
    }
   *[right] { $zone ->
        [toes] Right toes
        [toe_webs] Between the right toes
        [ball] Ball of the right foot
        [arch] Right arch
        [heel] Right heel
        [foot_top] Top of the right foot
        [ankle_inner] Right inner ankle
        [ankle_outer] Right outer ankle
        [achilles] Right Achilles tendon
        [calf] Right calf
        [shin] Right shin
        [knee] Right knee
        [behind_knee] Behind the right knee
        [thigh_front] Front of the right thigh
        [thigh_back] Back of the right thigh
        [thigh_inner] Right inner thigh
       *[thigh_outer] Right outer thigh
    }
}
# Where to find it, in one short phrase that stands on its own.
map-where = { $zone ->
    [toes] All five toes, with their pads underneath
    [toe_webs] The skin folds between the toes
    [ball] The broad pad behind the toes
    [arch] The hollow under the foot, from heel to ball
    [heel] The round pad at the back and under the foot
    [foot_top] From the front of the ankle to the toes
    [ankle_inner] Around the ankle bone on the big-toe side
    [ankle_outer] Around the ankle bone on the little-toe side
    [achilles] The strong tendon above the heel, at the back
    [calf] The muscle at the back and sides of the lower leg
    [shin] The front of the lower leg
    [knee] The front and sides of the knee
    [behind_knee] The soft hollow at the back of the knee
    [thigh_front] The big muscle above the knee
    [thigh_back] The muscle you sit on, down to the knee
    [thigh_inner] The side towards the other leg
   *[thigh_outer] The side away from the other leg
}
map-leg = { $leg ->
    [left] Left leg
   *[right] Right leg
}

## What is marked

# What was said about a place. $marks: `pain` where it hurts, `avoid` where nobody should touch it, `both`, `here` where
# something is (a bruise, a sore), `none`. $score: 0 to 10.
map-mark = { $marks ->
    [pain] { $score ->
        [0] no pain
       *[other] pain { $score } of 10
    }
    [avoid] do not touch
    [both] { $score ->
        [0] no pain, do not touch
       *[other] pain { $score } of 10, do not touch
    }
    [here] marked
   *[none] nothing marked
}
# A place with what was said about it; $mark as `map-mark` says it.
map-place-marked = { $place }, { $mark }
# The same, as a sentence for screen readers.
map-place-said = { $place }, { $mark }.
map-place-pointed = { $place }: { $mark }
map-marked = Marked

## The picture

map-whose = Left and right are those of the person being massaged.
map-choose-from = Choose from
map-way = { $way ->
    [turn] 3D
    [picture] Picture
   *[list] List
}
map-cannot-turn = This browser cannot draw the legs in 3D. Here is the picture.
map-view = { $view ->
    [front] Front
    [back] Back
   *[sole] Soles
}
map-view-hint = { $view ->
    [front] as if facing you
    [back] seen from behind
   *[sole] seen from below
}

## How much it hurts

map-how-much = How much does it hurt?
# The name of a button that shows only a number.
map-score = { $score ->
    [0] 0 no pain
   *[other] { $score } of 10
}
map-no-pain = no pain
map-worst = 10: the worst you can think of
map-may-touch = It may be touched
map-avoid-here = Do not touch here
map-clear = Clear this place
map-did-you-mean = Did you mean
map-close = Close

## The list

# The name of a choice from 0 to 10 in the list.
map-pain-at = Pain: { $place }
map-avoid-at = Do not touch: { $place }
map-not-marked = not marked
map-avoid = Do not touch

## The part of the drawing that a small screen shows

map-part-shown = What is shown
map-side-shown = { $side ->
    [legs] Legs
   *[soles] Soles
}
# For those who use a keyboard, read out by screen readers.
map-by-keys = Arrow keys lead from place to place. Enter asks how much it hurts; a digit says it. Tab leads past the picture.
