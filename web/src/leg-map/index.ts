/** `<legato-leg-map>`: importing this defines it. */
export { LegatoLegMap, type LegMapChange, type Mode } from "./element";
