/** The disk of a device, which can be full, and which forgets what a page was just writing when it died. */
import "fake-indexeddb/auto";

import { IDBObjectStore } from "fake-indexeddb";

const full = new Set<string>();
const dead = new WeakSet<IDBDatabase>();

const really = Reflect.get(IDBObjectStore.prototype, "put") as (this: unknown, ...given: unknown[]) => IDBRequest<IDBValidKey>;

Reflect.set(IDBObjectStore.prototype, "put", function put(this: globalThis.IDBObjectStore, ...given: unknown[]) {
  const { db } = this.transaction;
  if (full.has(db.name)) throw new DOMException("full", "QuotaExceededError");
  if (dead.has(db)) throw new DOMException("gone", "AbortError");
  return really.apply(this, given);
});

/** Make the database of a device full, or give it room again. */
export function setFull(name: string, isFull: boolean): void {
  if (isFull) full.add(name);
  else full.delete(name);
}

/** What a page's databases are asked about from outside. */
export interface Grip<T> {
  readonly opened: T;
  /** Whether a database is open already; on a busy machine that takes a while. */
  readonly isOpen: () => boolean;
  /** End whatever the page is still writing. */
  readonly die: () => void;
}

/** Open databases for one page. */
export function forOnePage<T>(open: () => T): Grip<T> {
  const factory = globalThis.indexedDB;
  const connections: IDBDatabase[] = [];
  const here = new Proxy(factory, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (name !== "open") return typeof value === "function" ? (value.bind(target) as unknown) : value;
      return (...given: Parameters<IDBFactory["open"]>) => {
        const request = target.open(...given);
        request.addEventListener("success", () => connections.push(request.result));
        return request;
      };
    },
  });
  globalThis.indexedDB = here;
  try {
    return {
      opened: open(),
      isOpen: () => connections.length > 0,
      die: () => connections.forEach((one) => dead.add(one)),
    };
  } finally {
    globalThis.indexedDB = factory;
  }
}
