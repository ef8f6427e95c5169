/** Names that the stage, the dialogs and the guide share. */

export type Phase = "loading" | "failed" | "ready" | "preparing" | "playing" | "paused" | "ended";

/** What would lose the place, so that it wants a second tap. */
export type Guarded = "back" | "on" | "anew";

export type DialogName = "adjust" | "leave" | "wrong" | "absent" | "elsewhere";

/** How the rest of a session can be changed while it is played. */
export type Adjustment = "softer" | "shorter";
