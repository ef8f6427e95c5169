import { css } from "lit";

/** The look of the legs that can be turned: quiet paper behind them, large buttons below. */
export const legsStyles = css`
  :host {
    display: block;
    font-family: var(--font, system-ui, sans-serif);
  }

  .room {
    position: relative;
    height: clamp(17rem, 56vh, 36rem);
    overflow: hidden;
    contain: strict;
    border-radius: var(--round-2, 0.875rem);
    background: radial-gradient(ellipse 75% 70% at 50% 45%, var(--stage-near, #fffdf9), var(--stage-far, #f1e9db));
  }

  canvas,
  .over {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }

  canvas {
    opacity: 0;
    cursor: grab;
    -webkit-tap-highlight-color: transparent;
  }

  canvas:active {
    cursor: grabbing;
  }

  .over {
    --unit: 1;
    pointer-events: none;
  }

  .side {
    fill: var(--_ink);
    stroke: var(--stage-far, #f1e9db);
    stroke-width: 4px;
    paint-order: stroke;
    font: 650 1rem var(--font, system-ui, sans-serif);
    text-anchor: middle;
  }

  .name {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline: 0;
    width: fit-content;
    margin: 0 auto;
    padding: 0.2rem 0.8rem;
    border-radius: 99px;
    background: var(--paper-raised, var(--_paper));
    color: var(--_ink);
    font-weight: 650;
    pointer-events: none;
  }

  .name[hidden] {
    display: none;
  }

  .instead {
    position: absolute;
    inset: 0;
  }

  :host([drawn]) canvas {
    opacity: 1;
    transition: opacity var(--slow, 240ms);
  }

  :host([drawn]) .instead {
    display: none;
  }

  .handles {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5rem;
    margin-block: 0.75rem 0.5rem;
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  button {
    min-width: var(--_target, 3rem);
    min-height: var(--_target, 3rem);
    padding: 0.25rem 1rem;
    border: 2px solid var(--line-strong, var(--_ink-soft));
    border-radius: 999px;
    background: var(--paper-raised, var(--_paper));
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  button[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_accent-ink);
  }

  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .turn {
    display: grid;
    place-items: center;
    padding: 0;
  }

  .soft {
    margin: 0;
    color: var(--_ink-soft);
    font-size: var(--text-1, 0.9375rem);
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    button[aria-pressed="true"] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }

    .side {
      fill: CanvasText;
      stroke: Canvas;
    }
  }
`;
