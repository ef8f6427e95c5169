import { css } from "lit";

/** The picture: as wide as the screen, with the leg and the time on it, and short answers at its foot. */
export const picture = css`
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

  .picture {
    grid-area: picture;
    container: picture / size;
    position: relative;
    min-height: 0;
    contain: strict;
    border-radius: 0 0 24px 24px;
    background: radial-gradient(
      ellipse 80% 75% at 50% 46%,
      var(--stage-near),
      var(--stage-far)
    );
  }

  /* The side of the leg, so large that it is seen from the corner of an eye. */
  .picture[data-leg="left"] {
    border-left: 8px solid var(--_accent);
  }

  .picture[data-leg="right"] {
    border-right: 8px solid var(--_accent);
  }

  .scene {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
  }

  .scene > * {
    grid-area: 1 / 1;
  }

  .head {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 4px 8px;
    padding: 10px;
  }

  /* Each leg is named on its own side. */
  [data-leg="right"] .head {
    flex-direction: row-reverse;
  }

  .leg,
  .remaining {
    border-radius: 99px;
    background: color-mix(in srgb, var(--_paper) 88%, transparent);
    white-space: nowrap;
  }

  .leg {
    display: flex;
    align-items: center;
    gap: 0.45em;
    padding: 0.15em 0.7em 0.15em 0.4em;
    font-size: min(1.5rem, 6cqi, 7cqb);
    font-weight: 720;
  }

  .leg-sign {
    height: 1.6em;
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

  .remaining {
    display: flex;
    align-items: center;
    gap: 0.3em;
    padding: 0.2em 0.8em 0.2em 0.2em;
    line-height: 1.2em;
    font-size: min(1.0625rem, 4.4cqi, 5.6cqb);
    color: var(--_quiet);
  }

  /* A number that changes each second: its box is fixed, so nothing around it is laid out again.
     It lies in a box of its own, because browsers lay out the items of a flex box or grid only together. */
  .digits {
    display: block;
    contain: strict;
    inline-size: 5ch;
    block-size: 1.2em;
    line-height: 1.2em;
    overflow: hidden;
    white-space: nowrap;
  }

  .remaining .digits {
    text-align: end;
  }

  .note {
    position: absolute;
    inset: auto 0 0;
    display: grid;
    place-items: end center;
    padding: 0 10px 10px;
    pointer-events: none;
  }

  .toast {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    max-inline-size: min(100%, 34em);
    padding: 0.45em 1em;
    border: 0;
    border-radius: 20px;
    background: var(--_ink);
    color: var(--_paper);
    font: inherit;
    font-size: min(1.0625rem, 4.6cqi, 9cqb);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
  }

  button.toast {
    min-block-size: 64px;
    padding-inline: 1.4em;
    cursor: pointer;
    pointer-events: auto;
    touch-action: manipulation;
  }
`;
