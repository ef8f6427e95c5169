# Places on a leg, as they stand inside a list or a sentence: in small letters.
# $leg: `left` or `right`, always of the person who is massaged. $zone: a part of that leg.

place-in-list = { $leg ->
    [left] { $zone ->
        [toes] left toes
        [toe_webs] between the left toes
        [ball] ball of the left foot
        [arch] left arch
        [heel] left heel
        [foot_top] top of the left foot
        [ankle_inner] left inner ankle
        [ankle_outer] left outer ankle
        [achilles] left Achilles tendon
        [calf] left calf
        [shin] left shin
        [knee] left knee
        [behind_knee] behind the left knee
        [thigh_front] front of the left thigh
        [thigh_back] back of the left thigh
        [thigh_inner] left inner thigh
       *[thigh_outer] left outer thigh
    }
   *[right] { $zone ->
        [toes] right toes
        [toe_webs] between the right toes
        [ball] ball of the right foot
        [arch] right arch
        [heel] right heel
        [foot_top] top of the right foot
        [ankle_inner] right inner ankle
        [ankle_outer] right outer ankle
        [achilles] right Achilles tendon
        [calf] right calf
        [shin] right shin
        [knee] right knee
        [behind_knee] behind the right knee
        [thigh_front] front of the right thigh
        [thigh_back] back of the right thigh
        [thigh_inner] right inner thigh
       *[thigh_outer] right outer thigh
    }
}
