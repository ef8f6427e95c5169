/** How soon somebody has to be seen, the least urgent first. */
export const URGENCIES = ["none", "soon", "same_day", "now"] as const;
export type Urgency = (typeof URGENCIES)[number];
