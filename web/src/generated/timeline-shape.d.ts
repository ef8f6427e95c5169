// Written by `make api` from docs/api; change what it describes instead.
import type { Narration } from "./api";

interface Check {
  (value: unknown): value is Narration;
  /** Where the last value is none. */
  readonly errors: readonly { readonly instancePath: string }[] | null;
}

export const validate: Check;
