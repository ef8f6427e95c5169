# Names of places on either leg, of things and of parts, put into whole sentences as lists: no capital letter, no stop.

# A place on either leg.
place-either = { $zone ->
    [toes] toes
    [toe_webs] between the toes
    [ball] ball of the foot
    [arch] arch
    [heel] heel
    [foot_top] top of the foot
    [ankle_inner] inner ankle
    [ankle_outer] outer ankle
    [achilles] Achilles tendon
    [calf] calf
    [shin] shin
    [knee] knee
    [behind_knee] behind the knee
    [thigh_front] front of the thigh
    [thigh_back] back of the thigh
    [thigh_inner] inner thigh
   *[thigh_outer] outer thigh
}
# Things that may be at hand, in a list of what is missing or not used.
thing-name = { $thing ->
    [oil] oil
    [lotion] lotion
    [foot_roller] foot roller
    [frozen_bottle] frozen bottle
    [tennis_ball] tennis ball
    [air_compression] air compression machine
   *[shiatsu] shiatsu machine
}
# The same inside "It uses …".
thing-used = { $thing ->
    [oil] oil
    [lotion] lotion
    [foot_roller] the foot roller
    [frozen_bottle] the frozen bottle
    [tennis_ball] the tennis ball
    [air_compression] the air compression machine
   *[shiatsu] the shiatsu machine
}
# Parts of a hand, a tool or a machine inside "It uses …".
part-used = { $part ->
    [palm] the palm
    [heel_of_hand] the heel of the hand
    [whole_hand] the whole hand
    [flat_fingers] flat fingers
    [fingertips] the fingertips
    [thumb_pad] the pad of the thumb
    [thumb_and_fingers] thumb and fingers
    [thumb_and_index] thumb and index finger
    [knuckles] the knuckles
    [fist] the fist
    [roller] the roller
    [bottle] the bottle
    [ball] the ball
    [sleeve] the sleeve
   *[nodes] the turning knobs
}
# The same parts in a list of what is not used.
part-name = { $part ->
    [palm] palm
    [heel_of_hand] heel of the hand
    [whole_hand] whole hand
    [flat_fingers] flat fingers
    [fingertips] fingertips
    [thumb_pad] pad of the thumb
    [thumb_and_fingers] thumb and fingers
    [thumb_and_index] thumb and index finger
    [knuckles] knuckles
    [fist] fist
    [roller] roller
    [bottle] bottle
    [ball] ball
    [sleeve] sleeve
   *[nodes] turning knobs
}
