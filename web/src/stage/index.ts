/** `<legato-stage>`: importing this defines it; what draws comes only when there is something to draw. */
export { LegatoStage, type Moment } from "./element";
export { isShown } from "./files";
export { poster } from "./poster";
