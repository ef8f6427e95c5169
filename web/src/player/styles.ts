import { css } from 'lit';

import { dialogStyles } from './styles-dialog';

/**
 * The look of the stage.
 *
 * Everything is measured against the player itself (container units), so it fits a phone on its side as
 * well as a screen across the room; `--fit` is set by `fit.ts` when the words are long or large.
 * Colours and type come from the page's tokens; the second values are for a page without them.
 */
const stageStyles = css`
  :host {
    --_paper: var(--paper, light-dark(#f8f4ec, #191713));
    --_raised: var(--paper-raised, light-dark(#fffdf9, #24211b));
    --_ink: var(--ink, light-dark(#26211a, #f3ece0));
    --_quiet: var(--ink-soft, light-dark(#5c5447, #bdb3a2));
    --_line: var(--line, light-dark(#d9cfbd, #403a30));
    --_edge: var(--line-strong, light-dark(#8d8271, #91866f));
    --_accent: var(--accent, light-dark(#1c5a55, #8fcabf));
    --_on-accent: var(--accent-ink, light-dark(#ffffff, #0c2522));
    --_tint: var(--accent-soft, light-dark(#d8e8e3, #223f3b));
    --_amber: var(--amber, light-dark(#7a4f00, #f2c46c));
    --_amber-tint: var(--amber-soft, light-dark(#fbedcb, #3b2e12));
    --_red: var(--red, light-dark(#961d1d, #ffa498));
    --_on-red: var(--red-ink, light-dark(#ffffff, #3b0b08));
    --_red-tint: var(--red-soft, light-dark(#fae1dc, #46201b));
    --fit: 1;
    position: fixed;
    inset: 0;
    z-index: 10;
    display: block;
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

  .stage {
    --gap: clamp(0.5rem, 2.2cqmin, 1.25rem);
    --edge: max(12px, min(3.2cqi, 2.5rem));
    --least-picture: clamp(60px, 15cqb, 120px);
    display: grid;
    grid-template:
      'bar' auto
      'head' auto
      'picture' minmax(var(--least-picture), 1fr)
      'words' auto
      'note' auto
      'controls' auto / minmax(0, 1fr);
    height: 100%;
    padding: max(0px, env(safe-area-inset-top)) max(0px, env(safe-area-inset-right)) max(0px, env(safe-area-inset-bottom))
      max(0px, env(safe-area-inset-left));
  }

  .stage.playing {
    cursor: pointer;
  }

  .bar {
    grid-area: bar;
    position: relative;
    height: 6px;
    background: var(--_line);
    overflow: hidden;
  }

  .bar-fill,
  .bar svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }

  .bar-fill {
    background: var(--_accent);
    transform-origin: 0 50%;
    transform: scaleX(0);
    will-change: transform;
  }

  .bar rect {
    fill: var(--_paper);
  }

  .head {
    grid-area: head;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 var(--gap);
    padding: var(--gap) var(--edge) 0;
  }

  .leg {
    display: flex;
    align-items: center;
    gap: 0.45em;
    font-size: min(1.625rem, 6.2cqi, 7cqb);
    font-weight: 700;
    white-space: nowrap;
  }

  .leg-sign {
    height: 1.5em;
    width: auto;
    flex: none;
  }

  .leg-sign rect {
    fill: none;
    stroke: var(--_edge);
    stroke-width: 2;
  }

  .leg-sign text {
    font-size: 15px;
    font-weight: 700;
    fill: var(--_quiet);
  }

  .leg-sign .this rect {
    fill: var(--_accent);
    stroke: var(--_accent);
  }

  .leg-sign .this text {
    fill: var(--_on-accent);
  }

  .left {
    display: flex;
    align-items: baseline;
    gap: 0.3em;
    font-size: min(1.25rem, 5cqi, 6cqb);
    color: var(--_quiet);
    white-space: nowrap;
  }

  /* A number that changes each second: its box is fixed, so nothing around it is laid out again. */
  .digits {
    contain: strict;
    inline-size: 5ch;
    block-size: 1.2em;
    line-height: 1.2em;
    overflow: hidden;
    white-space: nowrap;
  }

  .left .digits {
    display: inline-block;
    vertical-align: bottom;
    text-align: end;
  }

  .picture {
    grid-area: picture;
    container: picture / size;
    position: relative;
    display: grid;
    place-items: center;
    min-height: 0;
    contain: strict;
  }

  .picture > * {
    grid-area: 1 / 1;
  }

  .disc,
  .ring {
    inline-size: min(84cqb, 70cqi, 30rem);
    block-size: min(84cqb, 70cqi, 30rem);
    border-radius: 50%;
    will-change: transform, opacity;
  }

  .disc {
    background: var(--_tint);
    transform: scale(0.8);
  }

  .ring {
    border: 3px solid var(--_accent);
    opacity: 0;
  }

  .time {
    font-size: min(64cqb, 21cqi, 9.5rem);
    font-size: clamp(2.5rem, min(30cqb, 24cqi), 9.5rem);
    font-size: min(clamp(2.5rem, min(30cqb, 24cqi), 9.5rem), 80cqb);
    font-weight: 650;
    letter-spacing: -0.02em;
    text-align: center;
    position: relative;
  }

  .paused-sign {
    align-self: end;
    position: relative;
    margin-block-end: 4cqb;
    padding: 0.1em 0.8em;
    border-radius: 99px;
    background: var(--_ink);
    color: var(--_paper);
    font-size: min(1.125rem, 12cqb);
    font-weight: 650;
  }

  .words {
    grid-area: words;
    display: flex;
    flex-direction: column;
    gap: calc(var(--fit) * var(--gap) * 0.7);
    min-width: 0;
    min-height: 0;
    padding: 0 var(--edge);
    text-align: center;
    align-items: center;
  }

  .title {
    font-size: calc(var(--fit) * clamp(1.75rem, 1.1rem + 6.2cqmin, 4.75rem));
    font-weight: 720;
    line-height: 1.08;
    letter-spacing: -0.018em;
    text-wrap: balance;
    max-inline-size: 18em;
  }

  .line {
    font-size: calc(var(--fit) * clamp(1.25rem, 0.8rem + 3.2cqmin, 2.375rem));
    line-height: 1.28;
    text-wrap: pretty;
    max-inline-size: 30em;
  }

  .quiet {
    color: var(--_quiet);
  }

  .touch {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.2em 1.4em;
    font-size: calc(var(--fit) * clamp(1.0625rem, 0.8rem + 1.7cqmin, 1.625rem));
  }

  .pressure {
    display: inline-flex;
    align-items: center;
    gap: 0.55em;
  }

  .scale {
    height: 1em;
    width: auto;
    flex: none;
  }

  .scale rect {
    fill: var(--_line);
  }

  .scale .this {
    fill: var(--_accent);
  }

  .note {
    grid-area: note;
    display: grid;
    place-items: center;
    min-height: calc(var(--fit) * 3.4rem);
    padding: calc(var(--gap) * 0.5) var(--edge);
    min-width: 0;
    text-align: center;
    font-size: calc(var(--fit) * clamp(1.0625rem, 0.8rem + 1.7cqmin, 1.5rem));
    text-wrap: balance;
  }

  .lean .note {
    min-height: 0;
    padding-block: 4px;
  }

  .lean .extra {
    display: none;
  }

  .said {
    max-inline-size: 34em;
  }

  .next {
    font-weight: 600;
  }

  .next .quiet {
    font-weight: 400;
  }

  .controls {
    grid-area: controls;
    display: grid;
    grid-template:
      'back play on' auto
      'wrong wrong wrong' auto
      / minmax(64px, 1fr) minmax(64px, 2fr) minmax(64px, 1fr);
    grid-template:
      'back play play on' auto
      'sound wrong wrong leave' auto / minmax(64px, 1fr) minmax(64px, 1fr) minmax(64px, 1fr) minmax(64px, 1fr);
    gap: 8px;
    padding: 4px var(--edge) max(10px, calc(var(--edge) * 0.6));
    cursor: default;
  }

  .controls.one {
    grid-template: 'main' auto / minmax(0, 34rem);
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
  .sound {
    grid-area: sound;
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
  .sound,
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

  /* A wide player: the rhythm on one side, the words on the other, all buttons in one row. */
  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) {
    .stage {
      grid-template:
        'bar bar' auto
        'head head' auto
        'picture words' minmax(0, 1fr)
        'picture note' auto
        'controls controls' auto / minmax(0, 2fr) minmax(0, 3fr);
    }

    .words {
      justify-content: center;
      align-items: flex-start;
      text-align: start;
      padding-inline-start: 0;
    }

    .touch {
      justify-content: flex-start;
    }

    .note {
      justify-content: start;
      text-align: start;
      padding-inline-start: 0;
    }

    .time {
      font-size: min(clamp(2.5rem, min(34cqb, 24cqi), 10rem), 80cqb);
    }

    .controls {
      grid-template: 'wrong back play on sound leave' auto / minmax(150px, 3fr) minmax(64px, 1.4fr) minmax(120px, 3fr) minmax(64px, 1.4fr) minmax(
          64px,
          1.4fr
        ) minmax(64px, 1.4fr);
      gap: clamp(8px, 1.4cqi, 18px);
    }

    .controls .button {
      font-size: min(1.0625rem, 2.1cqi);
      min-block-size: 64px;
    }

    .controls .button.main {
      font-size: min(1.375rem, 3cqi);
      min-block-size: max(64px, min(9.5cqb, 88px));
    }
  }

  :host(:has(.failure)) {
    position: static;
  }

  @media (forced-colors: active) {
    .disc {
      border: 3px solid CanvasText;
    }
    .leg-sign .this rect,
    .scale .this {
      fill: CanvasText;
    }
    .bar-fill {
      background: CanvasText;
    }
  }
`;

export const playerStyles = [stageStyles, dialogStyles];
