import { css } from "lit";

/** What is shown: the line of time, the leg, the numbers, the rhythm and the words. */
export const show = css`
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

  .remaining {
    display: flex;
    align-items: center;
    gap: 0.3em;
    line-height: 1.2em;
    font-size: min(1.25rem, 5cqi, 6cqb);
    color: var(--_quiet);
    white-space: nowrap;
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

  .picture {
    grid-area: picture;
    container: picture / size;
    position: relative;
    min-height: 0;
    contain: strict;
  }

  .scene {
    --disc: min(84cqb, 70cqi, 30rem);
    /* Five digits lie wholly within the disc at its smallest. */
    --digits: min(clamp(2.5rem, min(23cqb, 17.5cqi), 8.5rem), 80cqb);
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }

  .scene > * {
    grid-area: 1 / 1;
  }

  .disc,
  .ring {
    inline-size: var(--disc);
    block-size: var(--disc);
    border-radius: 50%;
    will-change: transform, opacity;
  }

  .disc {
    background: var(--_tint);
    transform: scale(0.8);
  }

  /* Where the picture is low, as on a small phone, the digits keep their size and the disc grows wide around them. */
  @container picture (max-height: 174px) {
    .disc,
    .ring {
      inline-size: max(var(--disc), calc(var(--digits) * 4.6));
    }
  }

  .ring {
    border: 3px solid var(--_accent);
    opacity: 0;
  }

  .time {
    font-size: var(--digits);
    font-weight: 650;
    letter-spacing: -0.02em;
    text-align: center;
    position: relative;
  }

  .item {
    position: relative;
    font-size: min(2.5rem, 13cqi, 40cqb);
    font-weight: 650;
  }

  .paused-sign {
    align-self: end;
    position: relative;
    margin-block-end: 2cqb;
    padding: 0.1em 0.8em;
    border-radius: 99px;
    background: var(--_ink);
    color: var(--_paper);
    font-size: min(1.125rem, 12cqb);
    font-weight: 650;
  }

  /* The big button says it as well. */
  @container picture (max-height: 120px) {
    .paused-sign {
      display: none;
    }
  }

  .leg-picture {
    display: none;
    width: 100%;
    height: 100%;
    padding-inline: var(--edge);
  }

  /* Where the leg goes on beyond the picture, it fades. */
  .leg-picture.cut-above {
    mask-image: linear-gradient(transparent, black 14%);
  }

  .leg-picture.cut-below {
    mask-image: linear-gradient(black 86%, transparent);
  }

  .leg-picture.cut-above.cut-below {
    mask-image: linear-gradient(transparent, black 14%, black 86%, transparent);
  }

  .leg-picture .skin {
    fill: light-dark(
      color-mix(in oklab, var(--_paper), var(--_ink) 9%),
      color-mix(in oklab, var(--_paper), var(--_ink) 26%)
    );
  }

  .leg-picture .shade {
    fill: var(--_ink);
    opacity: 0.045;
  }

  .leg-picture .place {
    fill: var(--_accent);
    opacity: 0.82;
  }

  .leg-picture .detail,
  .leg-picture .edge {
    fill: none;
    stroke: var(--_edge);
    stroke-width: 2px;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }

  .leg-picture .detail {
    opacity: 0.6;
    stroke-width: 1.5px;
  }

  /* Where there is room, the leg is drawn on its own side: the left one on the left. */
  @container picture (min-height: 170px) {
    .with-leg {
      --disc: min(80cqb, 50cqi, 26rem);
      --digits: min(30cqb, 17cqi, 8.5rem);
    }

    .with-leg[data-leg="left"] {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }

    .with-leg[data-leg="right"] {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }

    .with-leg[data-leg="left"] > *,
    .with-leg[data-leg="right"] .leg-picture {
      grid-column: 2;
    }

    .with-leg[data-leg="left"] .leg-picture {
      display: block;
      grid-column: 1;
    }

    .with-leg[data-leg="right"] .leg-picture {
      display: block;
    }
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

  /* A whole sentence takes the place of a name. */
  .preparing .title {
    font-size: calc(var(--fit) * clamp(1.5rem, 0.9rem + 4.4cqmin, 3.25rem));
    font-weight: 640;
    line-height: 1.16;
    letter-spacing: -0.01em;
    max-inline-size: 24em;
  }

  .line {
    font-size: calc(var(--fit) * clamp(1.25rem, 0.8rem + 3.2cqmin, 2.375rem));
    line-height: 1.28;
    text-wrap: pretty;
    max-inline-size: 30em;
  }

  .limits {
    display: flex;
    flex-direction: column;
    gap: 0.3em;
    max-inline-size: 32em;
    padding: 0.3em 0.8em;
    border-inline-start: 4px solid var(--_amber);
    border-radius: 0 10px 10px 0;
    background: var(--_amber-tint);
    list-style: none;
    text-align: start;
    font-size: calc(var(--fit) * clamp(1.0625rem, 0.8rem + 1.7cqmin, 1.5rem));
    line-height: 1.25;
    text-wrap: pretty;
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

  .hints {
    list-style: none;
    padding: 0;
    color: var(--_quiet);
  }

  .hints b {
    color: var(--_ink);
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

  .next,
  .stands {
    font-weight: 600;
  }

  .stands {
    max-inline-size: 30em;
  }

  .next .quiet {
    font-weight: 400;
  }
`;
