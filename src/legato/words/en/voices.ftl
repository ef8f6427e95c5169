# The page "Voice and sound", where a voice is heard and chosen.
# $voice: the name of a voice, as `espeak-ng` or `Alba`, or the text of `voices-packed-title`.

voices-page-title = Voice and sound · Legato
voices-title = Voice and sound
voices-lead = Listen first, then choose who guides you.
voices-link = Voice and sound

## The voices of this computer

voices-here-title = Who speaks
# The name of the voice whose lines were recorded beforehand.
voices-packed-title = Legato’s own voice
voices-packed-line = Comes with Legato, in American English. It is always ready, also without a network.
# $language: the name of the language, in that language.
voices-espeak-line = Found on this computer: espeak-ng, { $language }. It says everything, and sounds like a machine.
voices-piper-line = Found on this computer: a voice of piper, { $language }. Its lines take a while to make.
voices-speaks-now = Speaks now
voices-listen = Listen
# What screen readers say for "Listen", so that the buttons can be told apart; it begins with the same word.
voices-listen-to = Listen to { $voice }
voices-stop = Stop
voices-use = Use this voice
# What screen readers say for "Use this voice"; it begins with the same words.
voices-use-this = Use this voice: { $voice }
voices-chosen = { $voice } speaks from now on, on every device that uses this computer.
voices-unknown = This voice is not here any more. Choose one of those below.
voices-none-other = Install espeak-ng or piper on this computer, and their voices appear here.
voices-not-installed = Recorded voices need more than is installed on this computer: pip install 'legato[sound]'. Until then your device speaks.
voices-not-heard = This voice could not be heard. Check the sound of this device, and try again.

## The voice of the device

voices-own-title = This device’s own voice
voices-own-line = Speaks on this device alone, and is always ready. How it sounds depends on the device.
# Heard as a sample.
voices-own-sample = Breathe in slowly through the nose. Let go with a long breath out.
voices-own-speaks = Speaks on this device
voices-own-use = Use it on this device
voices-own-leave = Use the voice chosen above again

## How far the lines of the next session are

voices-next-title = Your next session
# $ready and $of: how many lines are made, and how many there are.
voices-lines-ready = { $ready } of { $of } lines are ready.
voices-lines-all = { $of ->
    [one] The only line is ready.
   *[other] All { $of } lines are ready.
}
voices-lines-meanwhile = You can begin now. Until a line is ready, Legato’s own voice says it.
# $line: the sentence that could not be spoken. $reason: a whole sentence with the reason.
voices-line-trouble = “{ $line }” could not be made: { $reason } Legato’s own voice says what is missing. To try again, choose the voice once more or open the session.
voices-to-session = To the session

## The bed of sound

voices-bed-title = Sound to massage by
voices-bed-line = Rain, warm chords or low waves can lie softly under the voice. Choose one in the session, under Adjust.
