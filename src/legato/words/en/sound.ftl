# Voices and the bed of sound in a session: what the player's sheet "Adjust" says about them.

sound-other-voice = Choose another voice
# $ready and $of: how many spoken lines are made, and how many there are.
sound-lines-ready = { $ready } of { $of } lines are ready. Until a line is, Legato’s own voice says it.
# $line: the sentence that could not be spoken. $reason: a whole sentence with the reason.
sound-line-trouble = “{ $line }” could not be made: { $reason } Legato’s own voice says what is missing.

## The bed of sound, softly under everything

sound-bed = Sound to massage by
# $bed: `off`, `rain`, `chords` or `waves`.
sound-bed-choice = { $bed ->
    [rain] Rain
    [chords] Chords
    [waves] Waves
   *[off] Off
}
sound-bed-coming = The sound is on its way.
sound-bed-lost = This sound cannot be had now. Try again with a connection.
