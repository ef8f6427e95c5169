/** Ask a canvas for three dimensions, here and not in three.js, because that complains loudly where there are none. */
export function contextOf(canvas: HTMLCanvasElement, evenInSoftware: boolean): WebGL2RenderingContext {
  const context = canvas.getContext("webgl2", {
    alpha: true,
    antialias: true,
    powerPreference: "low-power",
    failIfMajorPerformanceCaveat: !evenInSoftware,
  });
  if (context === null) throw new Error("This browser cannot draw in three dimensions.");
  if (!evenInSoftware && drawsInSoftware(context)) throw new Error("This device draws three dimensions in software.");
  return context;
}

/** What the common software renderers call themselves; not every browser counts them as a caveat. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether the processor itself does the drawing. */
export function drawsInSoftware(context: WebGL2RenderingContext): boolean {
  const said = String(context.getParameter(context.RENDERER));
  const info = said === "WebKit WebGL" ? context.getExtension("WEBGL_debug_renderer_info") : null;
  return SOFTWARE.test(info === null ? said : String(context.getParameter(info.UNMASKED_RENDERER_WEBGL)));
}

/** Leave a plain wheel to the page, as everywhere; with Ctrl, or two fingers on a trackpad, it comes closer. Gives what ends it. */
export function leaveWheelToPage(canvas: HTMLCanvasElement): () => void {
  const end = new AbortController();
  const plain = (event: WheelEvent): void => {
    if (!event.ctrlKey) event.stopImmediatePropagation();
  };
  canvas.addEventListener("wheel", plain, { capture: true, signal: end.signal });
  return () => end.abort();
}

/**
 * Tell when the graphics card takes a canvas's picture away, and when it can be drawn again.
 *
 * Phones do that whenever another app is used for a while; a page that does not say that it waits never gets it back.
 */
export function followContext(canvas: HTMLCanvasElement, lost: () => void, back: () => void): void {
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    lost();
  });
  canvas.addEventListener("webglcontextrestored", back);
}
