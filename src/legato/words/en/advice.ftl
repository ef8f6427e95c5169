# What a rule wants said during a massage, one message for each code of safety/data/spoken.toml.
# $who: `self` is receiver and giver in one; `giver` is told what to do, and what to ask of the receiver.

advice-ask-the-child = Ask the child how it feels, and stop when they want to.
advice-beside-the-veins = Stroke beside the veins, never on them, and upwards.
advice-bruise-that-grows = { $who ->
    [self] If a bruise grows, or a muscle gets tight and very sore, get help at once.
   *[giver] If a bruise grows, or a muscle gets tight and very sore, they need help at once.
}
advice-clean-hands = Wash your hands before and after.
advice-eyes-for-feeling = { $who ->
    [self] This leg feels less, so let your eyes tell you when it is too much.
   *[giver] They feel less here, so let your eyes tell you when it is too much.
}
advice-feather-light = Touch as lightly as you would spread lotion.
advice-flat-and-light = Use a flat hand only, and keep it light.
advice-flat-on-tendon = Over the Achilles tendon, one flat, light stroke. No pinching.
advice-gentle-there = Stay gentle here. Pressing harder does not help it.
advice-giver-sits-well = Lean your back on something, and change your seat when bending gets hard.
advice-keep-off-forefoot = Keep off the front of this foot: toes, ball and top.
advice-leave-place-alone = Leave this place alone.
advice-left-side-or-seated = { $who ->
    [self] Sit up, or lie on your left side. Do not lie flat on your back.
   *[giver] Let them sit up, or lie on their left side, never flat on the back.
}
advice-light-along-nerve = Keep it light and flat along the back and outside of the leg.
advice-light-only = A light touch only: enough to move the skin, not to press the muscle.
advice-light-upwards = A light touch, and strokes upwards only.
advice-look-at-the-feet = { $who ->
    [self] Look at both legs and feet: tops, soles, heels and between the toes. Compare the two sides.
   *[giver] Look at both their legs and feet: tops, soles, heels and between the toes. Compare the two sides.
}
advice-look-at-the-stump = Look at the stump, and keep lotion away from where the socket sits.
advice-no-bends = No twisting, no spreading, no bending further than it goes by itself.
advice-no-machine = Hands only today: no machine and no ice.
advice-one-leg-changes = { $who ->
    [self] If one leg swells, hurts or turns warm in the next few days, see a doctor the same day.
   *[giver] If one of their legs swells, hurts or turns warm in the next few days, they need a doctor the same day.
}
advice-one-leg-changes-in-pregnancy = { $who ->
    [self] If one leg swells, hurts or turns warm, call your maternity unit at once.
   *[giver] If one of their legs swells, hurts or turns warm, call their maternity unit at once.
}
advice-parent-stays = A parent or carer stays the whole time.
advice-plain-lotion = Use plain lotion without scent that the skin knows.
advice-plenty-of-lotion = Use plenty of plain lotion, so that the skin is never pulled.
advice-rise-slowly = { $who ->
    [self] Sit up slowly, and wait a moment before you stand.
   *[giver] Let them sit up slowly, and wait a moment before they stand.
}
advice-warm-hands = Warm your hands and the room first.
advice-watch-the-face = Watch their face and hands. A frown, a flinch or a leg drawn away means stop.
