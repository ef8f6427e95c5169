/**
 * How long the answers of a check-in, or of the questions before a ready-made session, hold, ms [J].
 *
 * What rests on them is not gone on with for longer. It is the server's number (`ASKED_FOR`), and a test says so.
 */
export const ANSWERS_HOLD_MS = 4 * 60 * 60_000;
