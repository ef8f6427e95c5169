/** One thing that others can listen to, without the DOM. */
export class Signal<Told = void> {
  private readonly listeners = new Set<(told: Told) => void>();

  /** Listen; the answer stops listening. */
  on(listener: (told: Told) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tell everybody, each in the order in which it began to listen. */
  tell(told: Told): void {
    for (const listener of [...this.listeners]) listener(told);
  }
}

/** Join what stops several listeners into one. */
export function together(...stops: readonly (() => unknown)[]): () => void {
  return () => {
    for (const stop of stops) stop();
  };
}

/** Listen to what a part of the page tells; gives what ends it. */
export function listen(target: EventTarget, name: string, listener: () => void): () => void {
  target.addEventListener(name, listener);
  return () => target.removeEventListener(name, listener);
}
