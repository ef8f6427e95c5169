# What the guide says during a session. Every variant is a whole sentence.
# $who: `self` massages the own leg; `giver` massages somebody else and is the one spoken to.
# $leg: `left` or `right`, always the receiver's.

## Titles

get-ready = Get ready
rest = Rest your hands
finish = Finish
next-grip = Next grip
leg-first = { $who ->
    [self] { $leg ->
        [left] Your left leg first
       *[right] Your right leg first
    }
   *[giver] { $leg ->
        [left] Their left leg first
       *[right] Their right leg first
    }
}
leg-only = { $who ->
    [self] { $leg ->
        [left] Your left leg
       *[right] Your right leg
    }
   *[giver] { $leg ->
        [left] Their left leg
       *[right] Their right leg
    }
}
leg-next = { $who ->
    [self] { $leg ->
        [left] Now your left leg
       *[right] Now your right leg
    }
   *[giver] { $leg ->
        [left] Now their left leg
       *[right] Now their right leg
    }
}
stretch = Stretch the calf
walk = Stand and walk

## Getting into place

stop-any = { $who ->
    [self] Stop whenever something feels wrong.
   *[giver] Stop as soon as they ask you to, or something feels wrong.
}
position = { $who ->
    [self] { $position ->
        [chair] Sit back in your chair, and bring the leg within easy reach.
        [sofa] Sit back on the sofa, and bring the leg within easy reach.
        [bed] Sit up in bed with your back supported, and bring the leg within easy reach.
       *[floor] Sit on the floor with your back supported, and bring the leg within easy reach.
    }
   *[giver] { $position ->
        [chair] Let them sit back in the chair. Sit where you need not bend far.
        [sofa] Let them sit back on the sofa. Sit where you need not bend far.
        [bed] Let them settle on the bed, propped up. Sit where you need not bend far.
       *[floor] Let them settle comfortably on the floor. Kneel on something soft beside the leg.
    }
}
# After a cramp has been walked off, wherever that was.
sit-again = { $who ->
    [self] Sit down again, with the leg within easy reach.
   *[giver] Let them sit or lie down again, with the leg within easy reach.
}
reach-leg = { $who ->
    [self] Rest the leg where you can reach it easily.
   *[giver] Rest the leg where both hands reach it easily.
}
leg-comfortable = { $who ->
    [self] Keep your shoulders loose.
   *[giver] Ask if the leg is comfortable.
}
move = { $who ->
    [self] { $region ->
        [foot] Now to the foot. Bring it close.
        [calf] Now to the calf. Bend your knee a little.
        [knee] Now to the knee, with the leg almost straight.
       *[thigh] Now up to the thigh. Let the leg rest.
    }
   *[giver] { $region ->
        [foot] Now to the foot. Rest it close by.
        [calf] Now to the calf. Bend their knee a little.
        [knee] Now to the knee, with their leg almost straight.
       *[thigh] Now up to the thigh. Let their leg rest.
    }
}
move-on = { $region ->
    [foot] Now to the foot.
    [calf] Now to the calf.
    [knee] Now to the knee.
   *[thigh] Now up to the thigh.
}
next-place = Get ready for what comes next.

## During a technique

same-side = The same on this side.
pressure = { $level ->
    [0] Rest your hands without pressing.
    [1] Feather-light: barely touch.
    [2] Very light pressure.
    [3] Light pressure.
    [4] Medium pressure.
    [5] Medium to firm, always pleasant.
   *[6] Firm, never more than a good ache.
}
softer = A little softer than before.
leave-place = { $who ->
    [self] { $leg ->
        [left] { $place ->
            [toes] Leave the toes of your left foot alone today.
            [toe_webs] Leave out the gaps between the left toes today.
            [ball] Leave the ball of your left foot alone today.
            [arch] Leave the arch of your left foot alone today.
            [heel] Leave your left heel alone today.
            [foot_top] Leave the top of your left foot alone today.
            [ankle_inner] Leave your left inner ankle alone today.
            [ankle_outer] Leave your left outer ankle alone today.
            [achilles] Leave the left Achilles tendon alone today.
            [calf] Leave your left calf alone today.
            [shin] Leave your left shin alone today.
            [knee] Leave your left knee alone today.
            [behind_knee] Stay away from the back of your left knee today.
            [thigh_front] Leave the front of your left thigh alone today.
            [thigh_back] Leave the back of your left thigh alone today.
            [thigh_inner] Leave your left inner thigh alone today.
           *[thigh_outer] Leave your left outer thigh alone today.
        }
       *[right] { $place ->
            [toes] Leave the toes of your right foot alone today.
            [toe_webs] Leave out the gaps between the right toes today.
            [ball] Leave the ball of your right foot alone today.
            [arch] Leave the arch of your right foot alone today.
            [heel] Leave your right heel alone today.
            [foot_top] Leave the top of your right foot alone today.
            [ankle_inner] Leave your right inner ankle alone today.
            [ankle_outer] Leave your right outer ankle alone today.
            [achilles] Leave the right Achilles tendon alone today.
            [calf] Leave your right calf alone today.
            [shin] Leave your right shin alone today.
            [knee] Leave your right knee alone today.
            [behind_knee] Stay away from the back of your right knee today.
            [thigh_front] Leave the front of your right thigh alone today.
            [thigh_back] Leave the back of your right thigh alone today.
            [thigh_inner] Leave your right inner thigh alone today.
           *[thigh_outer] Leave your right outer thigh alone today.
        }
    }
   *[giver] { $leg ->
        [left] { $place ->
            [toes] Leave the toes of their left foot alone today.
            [toe_webs] Leave out the gaps between their left toes today.
            [ball] Leave the ball of their left foot alone today.
            [arch] Leave the arch of their left foot alone today.
            [heel] Leave their left heel alone today.
            [foot_top] Leave the top of their left foot alone today.
            [ankle_inner] Leave their left inner ankle alone today.
            [ankle_outer] Leave their left outer ankle alone today.
            [achilles] Leave their left Achilles tendon alone today.
            [calf] Leave their left calf alone today.
            [shin] Leave their left shin alone today.
            [knee] Leave their left knee alone today.
            [behind_knee] Stay away from the back of their left knee today.
            [thigh_front] Leave the front of their left thigh alone today.
            [thigh_back] Leave the back of their left thigh alone today.
            [thigh_inner] Leave their left inner thigh alone today.
           *[thigh_outer] Leave their left outer thigh alone today.
        }
       *[right] { $place ->
            [toes] Leave the toes of their right foot alone today.
            [toe_webs] Leave out the gaps between their right toes today.
            [ball] Leave the ball of their right foot alone today.
            [arch] Leave the arch of their right foot alone today.
            [heel] Leave their right heel alone today.
            [foot_top] Leave the top of their right foot alone today.
            [ankle_inner] Leave their right inner ankle alone today.
            [ankle_outer] Leave their right outer ankle alone today.
            [achilles] Leave their right Achilles tendon alone today.
            [calf] Leave their right calf alone today.
            [shin] Leave their right shin alone today.
            [knee] Leave their right knee alone today.
            [behind_knee] Stay away from the back of their right knee today.
            [thigh_front] Leave the front of their right thigh alone today.
            [thigh_back] Leave the back of their right thigh alone today.
            [thigh_inner] Leave their right inner thigh alone today.
           *[thigh_outer] Leave their right outer thigh alone today.
        }
    }
}
leave-places = { $who ->
    [self] { $leg ->
        [left] On your left leg, leave out every place you marked.
       *[right] On your right leg, leave out every place you marked.
    }
   *[giver] { $leg ->
        [left] On their left leg, leave out every marked place.
       *[right] On their right leg, leave out every marked place.
    }
}

## Company

take-oil = Now take a little oil or lotion.
take-more-oil = Take a little more oil or lotion.
wipe-the-foot = Wipe the foot dry first.
# Somebody lies on the left side, and the outer side of the left leg is next.
sit-up-for-this = { $who ->
    [self] If you are lying on your left side, sit up for this one.
   *[giver] If they are lying on their left side, help them sit up for this one.
}
# The first leg was stroked the other way, because of what the person answered about one of the legs.
other-way = { $way ->
    [heart] { $who ->
        [self] On this leg stroke up, towards the heart, as your answers ask.
       *[giver] On this leg stroke up, towards the heart, as their answers ask.
    }
   *[toes] On this leg stroke down, towards the toes.
}
# All strokes of a technique have been done once; the hands begin with the first of them again.
again-in-turn = Now start over, and keep taking each in turn.
halfway = Halfway.
ask = { $who ->
    [self] { $kind ->
        [machine] How does it feel? Turn it down if it is too strong.
        [ache] How does it feel? Ease off if it is more than a good ache.
       *[pleasant] How does it feel? Ease off if it is not pleasant.
    }
   *[giver] { $kind ->
        [machine] Ask how it feels. Turn it down if it is too strong.
        [ache] Ask how it feels. Ease off if it is more than a good ache.
       *[pleasant] Ask how it feels. Ease off if it is not pleasant.
    }
}
ask-again = { $who ->
    [self] { $kind ->
        [machine] Still comfortable? Turn it down if not.
        [ache] Still a good ache? Ease off if it is more.
       *[pleasant] Still pleasant? Ease off if not.
    }
   *[giver] { $kind ->
        [machine] Ask whether it is still comfortable. Turn it down if not.
        [ache] Ask whether it is still a good ache. Ease off if it is more.
       *[pleasant] Ask whether it is still pleasant. Ease off if not.
    }
}
breathe = { $who ->
    [self] { $turn ->
        [0] Breathe in slowly, and let the breath go.
        [1] Let your shoulders sink as you breathe out.
        [2] Breathe out, and let the leg grow heavy.
       *[3] Breathe quietly, in and out.
    }
   *[giver] { $turn ->
        [0] Breathe slowly, and keep your shoulders loose.
        [1] Let your hands follow the rhythm of their breath.
        [2] Breathe out, and let your arms be heavy.
       *[3] Breathe quietly, and give it time.
    }
}
praise = { $turn ->
    [0] Good. There is no hurry.
    [1] That is it. Keep it slow and even.
    [2] Good. Stay with this rhythm.
   *[3] Well done. Keep it relaxed.
}
notice = { $who ->
    [self] { $turn ->
        [0] Notice the warmth where you touch.
       *[1] Notice how the leg feels now.
    }
   *[giver] { $turn ->
        [0] Notice the warmth where you touch.
       *[1] Glance at their face now and then.
    }
}
compare = { $who ->
    [self] Notice whether this leg feels different from the other.
   *[giver] Ask whether this leg feels different from the other.
}
five-more = Five more, without hurrying.
ten-seconds = Ten seconds.
next-technique = Ten seconds. Next: { $technique }.
next-rest = Ten seconds. Then a short rest.
next-leg = { $who ->
    [self] { $leg ->
        [left] Ten seconds. Then your left leg.
       *[right] Ten seconds. Then your right leg.
    }
   *[giver] { $leg ->
        [left] Ten seconds. Then their left leg.
       *[right] Ten seconds. Then their right leg.
    }
}
next-finish = Ten seconds. Then we come to the end.

## Rests and the end

# Said after "Rest your hands."
hang-loose = Let go for a moment, and shake them out.
rest-breath = Take a slow breath or two before you go on.
given = { $who ->
    [self] { $legs ->
        [left] { $minutes ->
            [one] You gave your left leg one minute.
           *[other] You gave your left leg { $minutes } minutes.
        }
        [right] { $minutes ->
            [one] You gave your right leg one minute.
           *[other] You gave your right leg { $minutes } minutes.
        }
       *[both] { $minutes ->
            [one] You gave your legs one minute.
           *[other] You gave your legs { $minutes } minutes.
        }
    }
   *[giver] { $legs ->
        [left] { $minutes ->
            [one] You gave their left leg one minute.
           *[other] You gave their left leg { $minutes } minutes.
        }
        [right] { $minutes ->
            [one] You gave their right leg one minute.
           *[other] You gave their right leg { $minutes } minutes.
        }
       *[both] { $minutes ->
            [one] You gave their legs one minute.
           *[other] You gave their legs { $minutes } minutes.
        }
    }
}
stay-still = { $who ->
    [self] Well done. Stay still for a moment.
   *[giver] Well done. Let them stay still for a moment.
}
get-up-slowly = { $who ->
    [self] Get up slowly when you are ready.
   *[giver] Let them rest a little before they get up.
}
# After oil or lotion: nobody slips.
get-up-dry = { $who ->
    [self] Wipe your feet dry, then get up slowly.
   *[giver] Wipe their feet dry, and let them rest before they get up.
}
water = { $who ->
    [self] Have some water if you are thirsty.
   *[giver] Offer a glass of water.
}
over = { $who ->
    [self] Your session is over.
   *[giver] The session is over.
}

## A cramp

stretch-pull = { $who ->
    [self] Pull your toes up towards you, with the knee straight.
   *[giver] Ease their toes up towards the knee, with the leg straight.
}
stretch-hold = Hold.
stretch-breathe = Breathe slowly, and give it time.
stretch-ten = Ten more seconds.
stretch-release = Now let go, slowly.
walk-up = { $who ->
    [self] Now stand up, and hold on to something.
   *[giver] Now help them stand up, and hold on to them.
}
walk-steps = { $who ->
    [self] Put your weight on the leg, and walk a few steps.
   *[giver] Let them put weight on the leg, and walk a few steps.
}
cramp-again = { $who ->
    [self] If it comes back, stretch it again.
   *[giver] If it comes back, stretch the leg again.
}
cramp-lasting = If it has not eased within ten minutes, get medical advice.

## Beside the scale of pressure

pressure-label = { $level ->
    [0] no pressure
    [1] feather-light
    [2] very light
    [3] light
    [4] medium
    [5] medium to firm
   *[6] firm, a good ache
}
