import { css } from "lit";

/** The buttons: at least 64 px, because fingers may be oily and eyes elsewhere. */
export const controls = css`
  .controls {
    grid-area: controls;
    display: grid;
    grid-template:
      "back play play on" auto
      "adjust wrong wrong leave" auto / minmax(64px, 1fr) minmax(64px, 1fr) minmax(64px, 1fr) minmax(64px, 1fr);
    gap: 8px;
    padding: 4px var(--edge) max(10px, calc(var(--edge) * 0.6));
    cursor: default;
  }

  .preparing .controls {
    grid-template:
      "back play play play" auto
      "adjust adjust leave leave" auto / minmax(64px, 1fr) minmax(64px, 1fr) minmax(64px, 1fr) minmax(64px, 1fr);
  }

  .controls.one {
    grid-template: "main" auto / minmax(0, 34rem);
    justify-content: center;
  }

  .back {
    grid-area: back;
  }
  .play {
    grid-area: play;
  }
  .on {
    grid-area: on;
  }
  .wrong.button {
    grid-area: wrong;
  }
  .adjust {
    grid-area: adjust;
  }
  .leave {
    grid-area: leave;
  }

  .button,
  .soft {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.1em 0.5em;
    min-block-size: 64px;
    min-inline-size: 64px;
    padding: 4px 8px;
    border: 2px solid var(--_line);
    border-radius: 18px;
    background: var(--_raised);
    color: var(--_ink);
    font: inherit;
    font-size: min(1.125rem, 4.4cqi);
    font-weight: 620;
    line-height: 1.1;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  .soft {
    border-color: transparent;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button.main {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-size: min(1.5rem, 6cqi);
    font-weight: 700;
    min-block-size: max(64px, min(9.5cqb, 88px));
  }

  .back,
  .on,
  .adjust,
  .leave {
    flex-direction: column;
    font-size: min(0.9375rem, 3.7cqi);
  }

  .button.armed {
    border-color: var(--_accent);
    background: var(--_tint);
  }

  .button.wrong {
    border-color: var(--_red);
    color: var(--_red);
    font-size: min(1.125rem, 4.6cqi);
  }

  .button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  @media (hover: hover) {
    .button:hover:not(:disabled) {
      border-color: currentColor;
    }
  }

  :focus-visible {
    outline: 4px solid var(--_accent);
    outline-offset: 3px;
  }

  h1:focus,
  h2:focus {
    outline: none;
  }

  .icon {
    display: inline-flex;
    flex: none;
  }

  .icon svg {
    width: 1.5em;
    height: 1.5em;
    min-width: 22px;
    min-height: 22px;
  }

  .main .icon svg {
    fill: currentColor;
    stroke-width: 1;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .letter {
    width: 1rem;
  }
`;
