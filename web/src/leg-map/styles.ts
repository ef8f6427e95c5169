import { css } from "lit";

import { drawingStyles } from "../legs/drawing-styles";
import { pickerStyles } from "./picker-styles";

export const legMapStyles = [
  drawingStyles,
  pickerStyles,
  css`
    :host {
      --_paper: var(--paper, #f8f4ec);
      --_ink: var(--ink, #26211a);
      --_ink-soft: var(--ink-soft, #5c5447);
      --_line: var(--line, #d9cfbd);
      --_accent: var(--accent, #1c5a55);
      --_accent-ink: var(--accent-ink, #fff);
      --_accent-soft: var(--accent-soft, #d8e8e3);
      --_amber: var(--amber, #7a4f00);
      --_skin: var(--skin, #eedcc9);
      --_shade: var(--skin-shade, #8a5433);
      --_border: var(--skin-border, #f8f4ec);
      --_target: var(--target, 3rem);
      display: block;
      container: leg-map / inline-size;
      color: var(--_ink);
    }

    :host([hidden]) {
      display: none;
    }

    p,
    figure,
    ul {
      margin: 0;
      padding: 0;
    }

    button,
    select {
      min-height: var(--_target);
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

    button:focus-visible,
    select:focus-visible,
    input:focus-visible {
      outline: 3px solid var(--_accent);
      outline-offset: 2px;
    }

    .soft,
    .whose {
      color: var(--_ink-soft);
      font-size: var(--text-1, 0.9375rem);
    }

    .unseen {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    /* How the legs are looked at is chosen once: it stays in the background. */
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
      margin-block-start: 0.5rem;
    }

    .ways button {
      padding-inline: 0.75rem;
      border-color: transparent;
      background: none;
      color: var(--_ink-soft);
      font-size: var(--text-1, 0.9375rem);
    }

    .ways button[aria-pressed="true"] {
      color: var(--_ink);
      font-weight: 650;
      text-decoration: underline;
      text-decoration-thickness: 2px;
      text-underline-offset: 0.4em;
    }

    /* Two parts of one picture, side by side; where there is room for all of it there is nothing to choose. */
    .choice {
      display: flex;
      gap: 0.25rem;
      width: fit-content;
      margin-inline: auto;
      padding: 0.25rem;
      border-radius: 999px;
      background: var(--paper-sunk, var(--_accent-soft));
    }

    .choice button {
      min-width: min(6.5rem, 45cqi);
      min-height: 2.75rem;
      padding-inline: 0.5rem;
      border-color: transparent;
      background: none;
    }

    .choice button[aria-pressed="true"] {
      background: var(--paper-raised, var(--_paper));
      color: var(--_ink);
      font-weight: 650;
      box-shadow: var(--shadow, none);
    }

    .views {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 1.25rem 0.75rem;
      margin-block: 0.5rem;
    }

    figure[data-view="sole"] {
      grid-column: 1 / -1;
      width: min(100%, 19rem);
      margin-inline: auto;
    }

    @container leg-map (max-width: 33.99rem) {
      .views[data-side="legs"] figure[data-view="sole"],
      .views[data-side="soles"] figure:not([data-view="sole"]) {
        display: none;
      }
    }

    .views[data-count="2"] figure {
      grid-column: auto;
    }

    .views[data-count="1"] {
      grid-template-columns: minmax(0, 17rem);
      justify-content: center;
    }

    /* Small screens with large text. */
    @container leg-map (max-width: 15rem) {
      .views {
        grid-template-columns: minmax(0, 1fr);
      }

      .row {
        grid-template-columns: minmax(0, 1fr);
      }

      .scores {
        grid-template-columns: repeat(4, minmax(0, 1fr));
      }
    }

    @container leg-map (min-width: 34rem) {
      .choice {
        display: none;
      }

      .views[data-count="3"] {
        grid-template-columns: 1fr 1fr 0.95fr;
      }

      .views[data-count="3"] figure {
        grid-column: auto;
        width: auto;
        margin-inline: 0;
      }
    }

    .views {
      align-items: end;
    }

    figcaption {
      line-height: 1.3;
      text-align: center;
    }

    figcaption .soft {
      display: inline-block;
    }

    figure svg {
      display: block;
      width: 100%;
      max-height: clamp(17rem, 54dvh, 42rem);
      touch-action: manipulation;
      -webkit-tap-highlight-color: transparent;
    }

    .sides {
      display: grid;
      grid-template-columns: 1fr 1fr;
      margin-block-start: 0.25rem;
      font-size: var(--text-1, 0.9375rem);
      font-weight: 650;
      text-align: center;
    }

    .sides span::first-letter {
      text-transform: uppercase;
    }

    .sides span {
      display: inline-block;
    }

    /* Until the legs can be turned, one of the drawings stands where they will. */
    .waiting figure:not([data-view="front"]),
    .waiting .whose,
    .waiting .sides,
    .waiting figcaption {
      display: none;
    }

    .waiting .views {
      display: block;
      margin: 0;
    }

    .waiting figure svg {
      height: clamp(17rem, 56vh, 36rem);
      padding-block: 1.5rem 2.5rem;
      box-sizing: border-box;
    }

    legato-legs {
      margin-block: 0.75rem;
    }

    .marked {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      list-style: none;
    }

    .marked li,
    .marked button {
      max-width: 100%;
    }

    .marked button {
      overflow-wrap: anywhere;
      border-color: var(--_line);
      text-align: start;
    }

    .list {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
      gap: 1.5rem;
    }

    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font-weight: 650;
    }

    .row {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0.25rem 0.75rem;
      align-items: center;
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--_line);
    }

    .tick {
      display: inline-flex;
      gap: 0.5rem;
      align-items: center;
      min-height: var(--_target);
    }

    @media (forced-colors: active) {
      .pain[data-score],
      .lit {
        fill: Highlight;
      }

      .badge-pain circle {
        fill: Canvas;
        stroke: CanvasText;
      }

      .badge-pain text {
        fill: CanvasText;
      }

      .ways button[aria-pressed="true"],
      .choice button[aria-pressed="true"],
      .avoid-switch[aria-pressed="true"] {
        border-color: Highlight;
        forced-color-adjust: none;
        background: Highlight;
        color: HighlightText;
      }

      .border,
      .outline {
        stroke: CanvasText;
      }
    }
  `,
];
