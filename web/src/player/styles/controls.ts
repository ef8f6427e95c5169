import { css } from "lit";

/** The buttons: at least 64 px, because fingers may be oily and eyes elsewhere. */
export const controls = css`
  .controls {
    grid-area: controls;
    display: grid;
    grid-template: "side play" auto / minmax(96px, 5fr) minmax(0, 7fr);
    gap: 8px;
    padding: 8px var(--edge) max(12px, calc(var(--edge) * 0.6));
    cursor: default;
  }

  .controls.running {
    grid-template: "side play more" auto / minmax(0, 1fr) minmax(0, 1fr) minmax(64px, max-content);
  }

  .controls .play {
    grid-area: play;
  }

  .controls.running .adjust {
    grid-area: more;
    flex-direction: column;
    padding-inline: 2px;
    border-color: transparent;
    background: none;
    font-size: min(0.9375rem, 4cqi);
  }

  .controls .wrong,
  .controls .adjust {
    grid-area: side;
  }

  .controls.running .wrong {
    gap: 0.1em 0.35em;
    padding-inline: 6px;
    font-size: min(1.0625rem, 4cqi);
  }

  /* Where words and sign do not fit beside each other, the sign stands above them. */
  @container player (max-width: 375px) or ((min-aspect-ratio: 11/10) and (min-width: 600px) and (max-width: 899px)) {
    .controls.running {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr) minmax(64px, max-content);
    }

    .controls.running .wrong {
      flex-direction: column;
      padding-inline: 4px;
      text-align: center;
    }
  }

  /* Beside the picture a third of a column has to hold the longest word, however large letters are wanted. */
  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) {
    .controls.running .wrong {
      font-size: min(1.0625rem, 2.25cqi, 24px);
    }
  }

  /* What comes next; while somebody gets ready, the way back. */
  .row {
    grid-area: row;
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0 8px;
    min-block-size: 66px;
    padding: 0 var(--edge);
    min-width: 0;
    font-size: max(15px, calc(var(--fit) * clamp(1rem, 0.75rem + 1.5cqmin, 1.5rem)));
  }

  .playing .row,
  .paused .row {
    justify-content: flex-start;
    min-block-size: 2.25em;
  }

  /* A layer of its own: as it fades nothing is laid out. */
  .fades {
    transition: opacity 260ms ease-out;
    will-change: opacity;
  }

  .receded .fades {
    opacity: 0;
  }

  .preparing .row > * {
    flex: 1 1 0;
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
    font-size: min(1.0625rem, 4.2cqi);
  }

  .stage .soft .icon svg {
    width: 1.25em;
  }

  .button.main {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-size: min(1.375rem, 6cqi);
    font-weight: 700;
  }

  .button.wrong {
    border-color: transparent;
    background: var(--_red-tint);
    color: var(--_red);
    font-size: min(1.0625rem, 4.2cqi);
    text-align: start;
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

  @media (prefers-reduced-motion: reduce) {
    .fades {
      transition: none;
    }
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
