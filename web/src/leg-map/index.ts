/** `<legato-leg-map>`: importing this defines it. */
export { LegatoLegMap, type LegMapChange } from "./element";
export type { Mode } from "../legs/marks";
