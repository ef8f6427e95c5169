/** The part of `Storage` the player needs. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * JSON kept on this device.
 *
 * It never throws: storage may be full, forbidden (private windows) or damaged, and none of that is a
 * reason to interrupt a massage. What cannot be read is as if it had never been written.
 */
export class Store {
  constructor(private readonly shelf: Shelf | undefined) {}

  read(key: string): unknown {
    try {
      return JSON.parse(this.shelf?.getItem(key) ?? "null") as unknown;
    } catch {
      return null;
    }
  }

  /** Keep a value; tells whether it is kept. */
  write(key: string, value: unknown): boolean {
    try {
      this.shelf?.setItem(key, JSON.stringify(value));
      return this.shelf !== undefined;
    } catch {
      return false;
    }
  }

  forget(key: string): void {
    try {
      this.shelf?.removeItem(key);
    } catch {
      // Nothing can be kept here, so there is nothing to forget.
    }
  }

  /** All keys that begin with a prefix, in alphabetical order. */
  keys(prefix: string): readonly string[] {
    try {
      const shelf = this.shelf;
      if (shelf === undefined) return [];
      const all = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? "");
      return all.filter((key) => key.startsWith(prefix)).sort();
    } catch {
      return [];
    }
  }
}

/** The store of this browser, or one that keeps nothing where the browser allows none. */
export function browserStore(): Store {
  try {
    return new Store(window.localStorage);
  } catch {
    return new Store(undefined);
  }
}
