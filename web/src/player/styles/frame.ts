import { css } from "lit";

/**
 * The frame of the player: its colours, and the grid in which everything has its place.
 *
 * Everything is measured against the player itself (container units), so it fits a phone on its side as
 * well as a screen across the room; `--fit` is set by `fit.ts` when the words are long or large.
 * Colours and type come from the page's tokens, which the build makes older for older browsers.
 */
export const frame = css`
  :host {
    --_paper: var(--paper);
    --_raised: var(--paper-raised);
    --_ink: var(--ink);
    --_quiet: var(--ink-soft);
    --_line: var(--line);
    --_edge: var(--line-strong);
    --_accent: var(--accent);
    --_on-accent: var(--accent-ink);
    --_tint: var(--accent-soft);
    --_amber: var(--amber);
    --_amber-tint: var(--amber-soft);
    --_red: var(--red);
    --_on-red: var(--red-ink);
    --_red-tint: var(--red-soft);
    --fit: 1;
    position: fixed;
    inset: 0;
    z-index: 10;
    display: flex;
    flex-direction: column;
    container: player / size;
    background: var(--_paper);
    color: var(--_ink);
    font-family: var(--font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
    /* Fingers may enlarge the page, but not drag it about or pull it to reload. */
    touch-action: pinch-zoom;
    overscroll-behavior: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  * {
    box-sizing: border-box;
    margin: 0;
  }

  /* What others have to tell takes its own room, above everything, and covers nothing. */
  .banner {
    flex: none;
    max-block-size: 40cqb;
    overflow-y: auto;
  }

  .stage {
    --gap: clamp(0.5rem, 2cqmin, 1.125rem);
    --edge: max(16px, min(4cqi, 2.5rem));
    --least-picture: 30cqb;
    flex: 1 1 0;
    display: grid;
    grid-template:
      "bar" auto
      "picture" minmax(var(--least-picture), 1fr)
      "words" auto
      "row" auto
      "controls" auto / minmax(0, 1fr);
    min-height: 0;
    padding: max(0px, env(safe-area-inset-top)) max(0px, env(safe-area-inset-right))
      max(0px, env(safe-area-inset-bottom)) max(0px, env(safe-area-inset-left));
  }

  /* The words lie on a calm ground of their own, of which the picture's lower edge is the upper one. */
  .words {
    background: var(--_paper);
  }

  .stage.playing {
    cursor: pointer;
  }

  /* Where even small words do not fit, as at 400 %, everything keeps a size that can be read, and the page scrolls. */
  :host([scrolls]) {
    overflow-y: auto;
    touch-action: pan-y pinch-zoom;
    scroll-padding-block: 1rem;
  }

  :host([scrolls]) .stage {
    --least-picture: 60cqb;
    flex: none;
    grid-template-rows: auto var(--least-picture) auto auto auto;
    min-height: 100%;
  }
`;
