import { css } from "lit";

/** The words: what to do now, as large as there is room, and quiet labels around it. */
export const words = css`
  .words {
    grid-area: words;
    display: flex;
    flex-direction: column;
    gap: calc(var(--gap) * 0.6);
    min-width: 0;
    min-height: 0;
    padding: calc(var(--gap) * 0.8) var(--edge) calc(var(--gap) * 0.3);
  }

  .labels {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    color: var(--_quiet);
  }

  .label {
    display: grid;
    gap: 0.15em;
    min-width: 0;
    font-size: max(15px, calc(var(--fit) * clamp(1rem, 0.75rem + 1.5cqmin, 1.5rem)));
    line-height: 1.2;
  }

  .label .title {
    font-size: 1.125em;
    font-weight: 680;
    line-height: 1.15;
    color: var(--_accent);
  }

  .quiet {
    color: var(--_quiet);
  }

  .pressure {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }

  .scale {
    height: 0.95em;
    width: auto;
    flex: none;
  }

  .scale rect {
    fill: var(--_line);
  }

  .scale .this {
    fill: var(--_accent);
  }

  /* The time of this part, in a disc that moves with the strokes. */
  .beat {
    --disc: min(calc(max(0.72, var(--fit)) * 4.75rem), 22cqi, 17cqb);
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--disc);
    block-size: var(--disc);
    margin: calc(var(--disc) * 0.06);
  }

  .beat > * {
    grid-area: 1 / 1;
  }

  .disc,
  .ring {
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
    will-change: transform, opacity;
  }

  .disc {
    background: var(--_tint);
  }

  .ring {
    border: 3px solid var(--_accent);
    opacity: 0;
  }

  .time,
  .item {
    position: relative;
    font-size: calc(var(--disc) * 0.29);
    font-weight: 650;
    color: var(--_ink);
    text-align: center;
    white-space: nowrap;
  }

  .item {
    font-size: calc(var(--disc) * 0.25);
  }

  .dots {
    display: none;
  }

  .headline {
    display: grid;
    align-items: start;
  }

  .headline > * {
    grid-area: 1 / 1;
    min-width: 0;
  }

  .line,
  .unsaid,
  .label .title.large {
    font-size: max(18px, calc(var(--fit) * clamp(1.625rem, 1rem + 5.8cqmin, 4.5rem)));
    font-weight: 700;
    font-style: normal;
    line-height: 1.12;
    letter-spacing: -0.018em;
    text-wrap: balance;
    overflow-wrap: break-word;
    max-inline-size: 22em;
  }

  .label .title.large {
    font-weight: 740;
    line-height: 1.12;
  }

  /* Room for what is not said yet; the words are in no text, so nobody finds or hears them twice. */
  .unsaid {
    visibility: hidden;
  }

  .unsaid::before {
    content: attr(data-says);
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
    font-size: max(15px, calc(var(--fit) * clamp(1.0625rem, 0.8rem + 1.7cqmin, 1.5rem)));
    line-height: 1.25;
    text-wrap: pretty;
  }

  .hints {
    list-style: none;
    padding: 0;
    color: var(--_quiet);
    font-size: max(15px, calc(var(--fit) * clamp(1rem, 0.75rem + 1.5cqmin, 1.375rem)));
  }

  :host([lean]) .extra {
    display: none;
  }

  .next {
    font-weight: 600;
  }

  .next .quiet {
    font-weight: 400;
  }

  /* Nothing moves: with each stroke the next of four dots is filled. */
  @media (prefers-reduced-motion: reduce) {
    .block .dots {
      position: absolute;
      inset-block-end: 12%;
      display: flex;
      gap: calc(var(--disc) * 0.05);
    }

    .dots i {
      inline-size: calc(var(--disc) * 0.09);
      block-size: calc(var(--disc) * 0.09);
      border: 1.5px solid var(--_accent);
      border-radius: 50%;
    }

    .dots[data-at="1"] :nth-child(1),
    .dots[data-at="2"] :nth-child(2),
    .dots[data-at="3"] :nth-child(3),
    .dots[data-at="0"] :nth-child(4) {
      background: var(--_accent);
    }
  }
`;
