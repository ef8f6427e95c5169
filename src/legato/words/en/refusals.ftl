# Why something is not done now, what the receiver asks for by remote, and what a programme is answered.

## Not now

refusal-stopped = This session was stopped because something felt wrong. Check in again before the next one.
refusal-finished = This session is finished. Check in again before the next one.
refusal-later-refused = A later check-in said no to massage. Check in again before you begin.
refusal-later-trouble = Something felt wrong since this plan was made. Check in again, so that we know about it.
refusal-later-answer = You changed an answer after this plan was made. Check in again for a new one.
refusal-begun-unknowing = This session was begun without what you told us. Check in again before you go on.
refusal-too-old = Your answers to this plan are from earlier. Check in again before you begin.
refusal-remembered = What you told us before rules out massage. Check in again, so that we know more.
refusal-told-earlier = Something you told us earlier has to be checked first. Check in to see what to do.
refusal-begun = This session has begun, so its plan stays as it is.
refusal-rules-changed = This plan no longer fits the safety rules. Check in again for a new one.
refusal-id-taken = This id belongs to another session.
refusal-not-a-code = A code has twelve letters and numbers. Compare it with the computer.
refusal-code-unknown = This code is not known. Compare it with the one on the computer, or show a new one.
refusal-code-used = This code has been used. Show a new one on the computer for another phone.
refusal-code-too-old = This code has expired. Show a new one on the computer.
refusal-code-over = The session of this code is over.
refusal-own-hands = A remote is for a massage by somebody else. This session is for your own hands.
refusal-press-taken = This press belongs to another phone.
refusal-too-often = That was too many presses. Say it aloud.
refusal-too-many-tries = There were too many tries. Wait ten minutes, then show a new code on the computer.

## What the receiver asks for with the remote

# Said to the giver. $most: how hard it may be there, 0 to 6.
# $again: `yes` where they have asked for the same within some minutes.
wish-softer = { $again ->
    [yes] They ask again for softer.
   *[no] They ask for softer.
}
wish-stop = They ask you to stop. Take your hands away.
wish-more = { $again ->
    [yes] { $most ->
        [1] They ask again for more. Go up slowly, and no further than feather-light.
        [2] They ask again for more. Go up slowly, and no further than very light.
        [3] They ask again for more. Go up slowly, and no further than light.
        [4] They ask again for more. Go up slowly, and no further than medium.
        [5] They ask again for more. Go up slowly, and no further than medium to firm.
       *[6] They ask again for more. Go up slowly, and no further than firm.
    }
   *[no] { $most ->
        [1] They ask for more. Go up slowly, and no further than feather-light.
        [2] They ask for more. Go up slowly, and no further than very light.
        [3] They ask for more. Go up slowly, and no further than light.
        [4] They ask for more. Go up slowly, and no further than medium.
        [5] They ask for more. Go up slowly, and no further than medium to firm.
       *[6] They ask for more. Go up slowly, and no further than firm.
    }
}
wish-more-is-most = { $again ->
    [yes] They ask again for more, but this is as firm as it may be here. Stay as you are.
   *[no] They ask for more, but this is as firm as it may be here. Stay as you are.
}
# The receiver says that it feels good as it is.
wish-good = They say: yes, good.
wish-more-nowhere = They ask for more. Wait for the next technique.
# Answered to the receiver, once the giver was told.
wish-answer-softer = Passed on.
wish-answer-stop = Passed on. Stopped.
wish-answer-more = { $most ->
    [1] Passed on: slowly up, to feather-light at most.
    [2] Passed on: slowly up, to very light at most.
    [3] Passed on: slowly up, to light at most.
    [4] Passed on: slowly up, to medium at most.
    [5] Passed on: slowly up, to medium to firm at most.
   *[6] Passed on: slowly up, to firm at most.
}
wish-answer-more-is-most = Passed on, but this is as firm as it may be here.
wish-answer-good = They know that it feels good.
wish-answer-more-nowhere = Passed on, for the next technique.

## Answers to programmes

api-cannot-be-used = This cannot be used.
api-nothing-here = There is nothing at this address.
api-not-json = Send JSON, and say so: Content-Type: application/json.
api-no-token = Send the token of one of Legato's own pages as X-CSRFToken.
api-breaks-a-limit = This session breaks a safety limit and is not played.
api-id-taken = This id belongs to another sitting.
api-did-not-work = That did not work
api-request-cannot-be-used = This request cannot be used.
api-method = This address does not take that method.
api-broke = Something broke on our side.
api-refused = This was refused.
