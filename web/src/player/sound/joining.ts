/** How long the end of a turn passes over into its beginning, in seconds. */
const PASSES_OVER_S = 0.2;

const joined = new WeakSet<AudioBuffer>();

/**
 * Let the end of a repeated part pass over into what stands before its beginning, so that the seam is not heard.
 *
 * What an encoder loses is not the same one turn later: hard against each other the two would click.
 */
export function joinTurn(sound: AudioBuffer, from: number, until: number): void {
  if (joined.has(sound)) return;
  joined.add(sound);
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    const rate = sound.sampleRate;
    joinSamples(sound.getChannelData(channel), Math.round(from * rate), Math.round(until * rate), Math.round(PASSES_OVER_S * rate));
  }
}

/** Mix the last samples before `until` with those before `from`, more and more of the latter. */
export function joinSamples(samples: Float32Array, from: number, until: number, over: number): void {
  const many = Math.min(over, from, until - from, samples.length - (until - over));
  for (let at = 1; at <= many; at += 1) {
    const here = until - many + at - 1;
    const there = from - many + at - 1;
    const share = at / many;
    samples[here] = (samples[here] ?? 0) * (1 - share) + (samples[there] ?? 0) * share;
  }
}
