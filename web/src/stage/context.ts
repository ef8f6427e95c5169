/** Ask a canvas for three dimensions, here and not in three.js, because that complains loudly where there are none. */
export function contextOf(canvas: HTMLCanvasElement, evenInSoftware: boolean): WebGL2RenderingContext {
  const context = canvas.getContext("webgl2", {
    alpha: true,
    antialias: true,
    powerPreference: "low-power",
    failIfMajorPerformanceCaveat: !evenInSoftware,
  });
  if (context === null) throw new Error("This browser cannot draw in three dimensions.");
  return context;
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
