# What stands around the pictures of hands and legs that move.

## Hands that show a technique

stage-look-from = Where you look from
# The name of a side, on its button.
stage-view = { $from ->
    [giver] Your view
    [sole] Sole
    [top] From above
   *[side] From the side
}
# For screen readers: from where one looks now.
stage-view-said = { $from ->
    [giver] You look at it as if with your own eyes.
    [sole] You look at the sole.
    [top] You look at it from above.
   *[side] You look at it from the side.
}
# For screen readers. $leg: `left` or `right`. $by: what is seen at work: two `hands`, one `hand`, a `tool` that rolls under
# the sole, or a `machine` the leg or foot is in.
stage-picture = { $by ->
    [hands] { $leg ->
        [left] Moving picture: two hands on a left leg.
       *[right] Moving picture: two hands on a right leg.
    }
    [hand] { $leg ->
        [left] Moving picture: one hand on a left leg.
       *[right] Moving picture: one hand on a right leg.
    }
    [tool] { $leg ->
        [left] Moving picture: a left foot rolls over something round, without hands.
       *[right] Moving picture: a right foot rolls over something round, without hands.
    }
   *[machine] { $leg ->
        [left] Moving picture: a machine massages a left leg.
       *[right] Moving picture: a machine massages a right leg.
    }
}
# Below the picture: what it shows now; pressed, it offers what else there is.
# $performer: `self`, `partner`, or `none` where a tool or a machine does it.
stage-shows = { $leg ->
    [left] { $performer ->
        [self] Left leg, your own hands
        [partner] Left leg, somebody else's hands
       *[none] Left leg
    }
   *[right] { $performer ->
        [self] Right leg, your own hands
        [partner] Right leg, somebody else's hands
       *[none] Right leg
    }
}
# Shown over the last picture while a stroke goes on that has no moving picture of its own.
stage-held = This movement has no moving picture. Follow the words.
# Shown over a moving picture of something that gives way by some millimetres only. $times: a whole number, such as 3.
stage-exaggerated = Drawn { $times } times as wide as it moves, so that you can see it.
stage-hold = Hold still
stage-move = Move
stage-whose-hands = Whose hands
# $performer: `self` shows one's own hands, `partner` those of somebody else.
stage-hands = { $performer ->
    [self] Your own hands
   *[partner] Somebody else's
}
stage-which-leg = Which leg
stage-leg = { $leg ->
    [left] Left leg
   *[right] Right leg
}
stage-skin = Skin
# $whose: `receiver` is whose leg it is, `giver` whose hands they are.
stage-whose-skin = { $whose ->
    [receiver] The leg
   *[giver] The hands
}
# The colours of skin, from the lightest (1) to the darkest (10).
stage-tone = { $tone ->
    [1] Very light
    [2] Light
    [3] Light, warm
    [4] Light brown
    [5] Tan
    [6] Brown
    [7] Deep brown
    [8] Dark
    [9] Very dark
   *[10] Deepest
}

## Both legs, to be turned

# $side: from where both legs are looked at.
stage-side = { $side ->
    [front] Front
    [back] Back
    [feet] Feet
   *[soles] Soles
}
stage-side-said = { $side ->
    [front] You look at the legs from the front.
    [back] You look at the legs from behind.
    [feet] You look down at the feet.
   *[soles] You look at the soles from below.
}
stage-turned = The legs are turned.
stage-turn-left = Turn to the left
stage-turn-right = Turn to the right
stage-hint = Tap a place. Drag to turn, two fingers to come closer.
