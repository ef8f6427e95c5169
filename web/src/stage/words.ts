import type { Performer, ViewName } from "./clips";

/** Everything the stage says. */
export const words = {
  views: { giver: "Your view", sole: "Sole", top: "From above", side: "From the side" } as Record<ViewName, string>,
  viewsLabel: "Where you look from",
  seenFrom: (view: string): string => `You look at it: ${view.toLowerCase()}.`,
  picture: (leg: string): string => `Moving picture: two hands on a ${leg} leg.`,
  pause: "Hold still",
  play: "Move",
  hands: "Whose hands",
  performer: { self: "Your own hands", partner: "Somebody else's" } as Record<Performer, string>,
  legs: "Which leg",
  leg: { left: "Left leg", right: "Right leg" },
  tones: "Skin",
  receiver: "The leg",
  giver: "The hands",
} as const;
