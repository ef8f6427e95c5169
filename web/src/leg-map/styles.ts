import { css } from "lit";

import { drawingStyles } from "../legs/drawing-styles";
import { pickerStyles } from "./picker-styles";

export const legMapStyles = [
  drawingStyles,
  pickerStyles,
  css`
    :host {
      --_paper: var(--paper, light-dark(#f8f4ec, #191713));
      --_ink: var(--ink, light-dark(#26211a, #f3ece0));
      --_ink-soft: var(--ink-soft, light-dark(#5c5447, #bdb3a2));
      --_line: var(--line, light-dark(#d9cfbd, #403a30));
      --_accent: var(--accent, light-dark(#1c5a55, #8fcabf));
      --_accent-ink: var(--accent-ink, light-dark(#fff, #0c2522));
      --_accent-soft: var(--accent-soft, light-dark(#d8e8e3, #223f3b));
      --_amber: var(--amber, light-dark(#7a4f00, #f2c46c));
      --_skin: var(--skin, light-dark(#eedcc9, #55473b));
      --_shade: var(--skin-shade, light-dark(#8a5433, #000));
      --_border: light-dark(var(--_paper), color-mix(in oklab, var(--_ink) 32%, var(--_paper)));
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

    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      margin-block-end: 0.75rem;
    }

    .views {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 1.25rem 0.75rem;
      margin-block: 0.75rem;
    }

    figure[data-view="sole"] {
      grid-column: 1 / -1;
      width: min(100%, 19rem);
      margin-inline: auto;
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
      .views[data-count="3"] {
        grid-template-columns: 1fr 1fr 0.95fr;
      }

      .views[data-count="3"] figure {
        grid-column: auto;
        width: auto;
        margin-inline: 0;
      }
    }

    figcaption {
      min-height: 2lh;
      line-height: 1.3;
      text-align: center;
    }

    figcaption b {
      display: block;
    }

    figure svg {
      display: block;
      width: 100%;
      max-height: min(42rem, 130vh);
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
      height: clamp(24rem, 66vh, 36rem);
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
      .pain,
      .lit {
        fill: Highlight;
      }

      .border,
      .outline {
        stroke: CanvasText;
      }
    }
  `,
];
