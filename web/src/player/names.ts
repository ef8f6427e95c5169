/** Names that the stage, the dialogs and the guide share. */

export type Phase = "ready" | "preparing" | "playing" | "paused" | "ended";

/** What would lose the place, so that it wants a second tap. */
export type Guarded = "anew";

export type DialogName = "adjust" | "leave" | "wrong" | "absent" | "elsewhere";

/** How a session can be changed while it is played: the rest of it, or what is done now. */
export type Adjustment = "softer" | "shorter" | "firmer" | "longer";
