# What helped: techniques on each leg, compared with sessions without them. It is said late, and never as a promise.
# $who: whom the last check-in spoke to, as in the diary.

helped-title = { $who ->
    [giver] What helped them
   *[self] What helped you
}
# Leads to the page, from the diary.
helped-open = { $who ->
    [giver] What helped them?
   *[self] What helped you?
}
helped-open-why = How it went with a technique, and how without it.
helped-lead = { $who ->
    [giver] Some of their sessions had a technique in them, and some did not. Here the two are set side by side.
   *[self] Some of your sessions had a technique in them, and some did not. Here the two are set side by side.
}
# What such a comparison cannot say.
helped-not = { $who ->
    [giver] Nobody can know how their legs would be without massage. Many aches go by themselves.
   *[self] Nobody can know how your legs would be without massage. Many aches go by themselves.
}
helped-empty = { $who ->
    [giver] There is nothing to compare yet. After each session, say how their legs are. It takes six such sessions at least.
   *[self] There is nothing to compare yet. After each session, say how your legs are. It takes six such sessions at least.
}
helped-leg = { $leg ->
    [left] Left leg
   *[right] Right leg
}
# $answered: sessions with an answer afterwards, of $asked with pain before.
helped-answered = { $asked ->
    [one] { $answered ->
        [0] One session, not answered afterwards.
       *[other] One session, answered afterwards.
    }
   *[other] Answered after { $answered } of { $asked } sessions. What was not answered is not guessed.
}

## The three things that are ever said

# $side: which sessions seem to help more: those `with` it or those `without`.
helped-more = { $who ->
    [giver] { $side ->
        [with] Seems to help them more.
       *[without] Sessions without it seem to help them more.
    }
   *[self] { $side ->
        [with] Seems to help you more.
       *[without] Sessions without it seem to help you more.
    }
}
helped-no-difference = No difference seen.
# $sessions: about how many more, in fives. Where it was `always` there, some of them have to be without it; where
# `seldom`, with it.
helped-cannot-tell = { $unclear ->
    [always] Cannot tell yet. About { $sessions } more sessions, some without it.
    [seldom] Cannot tell yet. About { $sessions } more sessions, some with it.
   *[other] Cannot tell yet. About { $sessions } more sessions.
}

## Why

helped-counted = { $with_it ->
    [one] In 1 session, not in { $without } others.
   *[other] In { $with_it } sessions, not in { $without } others.
}
# Where there is nothing to compare with: it was `always` there, or `seldom`. $count: of $all sessions.
helped-no-contrast = { $unclear ->
    [always] In { $count } of { $all } sessions so far.
   *[seldom] Only in { $count } of { $all } sessions so far.
}
# What speaks against saying more: pain was `gone` afterwards in many sessions, or many were `unanswered`.
helped-unclear = { $unclear ->
    [gone] Often no pain was left, whatever was done.
   *[unanswered] Sessions that were not answered could change what is said.
}
helped-together = { $leg ->
    [left] On the left leg these always went together, so they cannot be told apart.
   *[right] On the right leg these always went together, so they cannot be told apart.
}
# Folded: techniques of which nothing can be said yet.
helped-open-still = { $count ->
    [one] Cannot tell yet about one technique
   *[other] Cannot tell yet about { $count } techniques
}

## Twenty dots

# Below the line on which the dots stand, from left to right: short words, in a third of a phone's width each.
helped-less-short = helps less
helped-same-short = the same
helped-more-short = helps more
# The title of the picture. $name: one or more techniques.
helped-dots-title = { $name }: twenty answers, each as likely as the others
# The picture in words: how many of the twenty dots stand where.
helped-dots-say = There are twenty dots. { $more } say “helps more”, { $same } say “the same”, { $less } say “helps less”.
helped-how = How to read the dots
helped-how-dots = Each of the twenty dots is one possible answer, and each is as likely as the others. Dots far apart mean that little is known.
helped-how-line = Dots above “the same” say: with it, pain afterwards is like that without it. Each step further out is a quarter of a point of pain.
helped-how-compare = Pain before a session counts too, so that bad days are not held against a technique. So does how long it was really played. What was skipped does not count. Newer sessions count for more.

## What is missing

helped-without-player = { $count ->
    [one] One session was held without the player. What was done in it is not known, so it does not count.
   *[other] { $count } sessions were held without the player. What was done in them is not known, so they do not count.
}
helped-newest = Only the newest { $count } sessions are compared.
helped-draws = More can be told if chance may pick between plans that are just as good.
helped-draws-change = Choose how plans are made
