import { css } from "lit";

/** What changes with the room there is, and for people who set their own colours. */
export const room = css`
  /* A wide player: the rhythm on one side, the words on the other, all buttons in one row. */
  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) {
    .stage {
      grid-template:
        "bar bar" auto
        "head head" auto
        "picture words" minmax(0, 1fr)
        "picture note" auto
        "controls controls" auto / minmax(0, 2fr) minmax(0, 3fr);
    }

    .words {
      justify-content: safe center;
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

    .scene:not(.with-leg) {
      --disc: min(84cqb, 96cqi, 34rem);
      --digits: min(clamp(2.5rem, min(23cqb, 24cqi), 9.5rem), 80cqb);
    }

    .controls {
      grid-template:
        "wrong back play on adjust leave" auto / minmax(150px, 3fr) minmax(64px, 1.4fr) minmax(120px, 3fr) minmax(
          64px,
          1.4fr
        )
        minmax(64px, 1.4fr)
        minmax(64px, 1.4fr);
      gap: clamp(8px, 1.4cqi, 18px);
    }

    .preparing .controls {
      grid-template: "back play adjust leave" auto / minmax(64px, 1.4fr) minmax(120px, 4fr) minmax(64px, 1.4fr) minmax(
          64px,
          1.4fr
        );
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

  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) and (min-height: 540px) {
    .stage {
      grid-template-rows: auto auto minmax(0, 1fr) minmax(min-content, 0.6fr) auto;
    }

    /* Safe: what is too long overflows at the end, where it is noticed, and the words are made smaller. */
    .words {
      justify-content: safe flex-end;
    }

    .note {
      align-content: start;
    }
  }

  :host([failed]) {
    position: static;
    container-type: normal;
    touch-action: auto;
    user-select: auto;
    -webkit-user-select: auto;
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
