import { css } from "lit";

import { scoreStyles } from "../legs/drawing-styles";

/** The picker: a sheet at the foot of a phone, a card in the middle of anything wider. */
export const pickerStyles = css`
  dialog {
    width: 100%;
    max-width: none;
    max-height: 92dvh;
    margin: auto 0 0;
    padding: 1.25rem 1rem max(1.25rem, env(safe-area-inset-bottom));
    overflow: auto;
    box-sizing: border-box;
    border: 0;
    border-radius: 1.375rem 1.375rem 0 0;
    background: var(--paper-raised, var(--_paper));
    color: var(--_ink);
    box-shadow: var(--shadow-high, 0 8px 40px rgb(0 0 0 / 25%));
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 18%);
  }

  dialog > :not(:first-child) {
    margin-block-start: 1rem;
  }

  h2 {
    margin: 0;
    font-size: var(--text-4, 1.5rem);
    line-height: 1.2;
  }

  .picker-head {
    display: flex;
    gap: 1rem;
    align-items: start;
    justify-content: space-between;
  }

  .square {
    flex: none;
    width: var(--_target);
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .square svg {
    width: 1.5rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.25;
    stroke-linecap: round;
  }

  .scores {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 0.5rem;
    margin-block: 0.5rem;
  }

  .score {
    min-height: max(var(--_target), 3.25rem);
    padding: 0;
    border-radius: 0.875rem;
    font-size: var(--text-3, 1.3125rem);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .score[data-score="0"] {
    grid-column: span 2;
  }

  ${scoreStyles}

  .score[data-score] {
    border-color: transparent;
  }

  .score[aria-pressed="true"] {
    outline: 3px solid var(--_ink);
    outline-offset: 2px;
  }

  small {
    font-size: var(--text-1, 0.9375rem);
    font-weight: 400;
  }

  .ends {
    text-align: end;
  }

  .picker-more,
  .nearby {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }

  .nearby p {
    flex-basis: 100%;
  }

  .avoid-switch {
    border-color: var(--_amber);
  }

  .avoid-switch[aria-pressed="true"] {
    border-color: var(--_amber);
    background: none;
    color: inherit;
  }

  @media (min-width: 34rem) {
    dialog {
      width: 30rem;
      margin: auto;
      padding: 1.5rem;
      border-radius: 1.375rem;
    }
  }
`;
