import { css } from "lit";

/** What changes with the room there is, and for people who set their own colours. */
export const room = css`
  /* A wide player: the picture as high as the screen, the words and all that can be pressed beside it. */
  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) {
    :host(:not([scrolls])) .stage {
      grid-template:
        "bar bar" auto
        "picture words" minmax(0, 1fr)
        "picture row" auto
        "picture controls" auto / minmax(0, 11fr) minmax(0, 10fr);
    }

    .picture {
      border-radius: 0 24px 24px 0;
    }

    .words {
      justify-content: safe center;
    }

    .controls .button,
    .row .button,
    .row .soft {
      font-size: min(1.0625rem, 2.1cqi);
    }

    .controls .main.button {
      font-size: min(1.375rem, 3cqi);
    }
  }

  @container player (min-aspect-ratio: 11/10) and (min-width: 1000px) and (min-height: 540px) {
    :host(:not([scrolls])) .stage {
      grid-template-columns: minmax(0, 17fr) minmax(0, 11fr);
      --edge: max(28px, 2.4cqi);
    }

    .controls .button,
    .row .button,
    .row .soft {
      font-size: min(1.125rem, 1.55cqi);
    }

    .controls.running .main.button {
      font-size: min(1.375rem, 2.4cqi);
    }

    .line,
    .unsaid,
    .label .title.large {
      font-size: max(18px, calc(var(--fit) * clamp(1.625rem, 4cqi, 4.75rem)));
    }
  }

  :host([failed]) {
    position: static;
    display: block;
    container-type: normal;
    touch-action: auto;
    user-select: auto;
    -webkit-user-select: auto;
  }

  @media (forced-colors: active) {
    .disc,
    .breathing i {
      border: 3px solid CanvasText;
    }
    .picture {
      border-block-end: 1px solid CanvasText;
    }
    .picture[data-leg="left"] {
      border-left-color: Highlight;
    }
    .picture[data-leg="right"] {
      border-right-color: Highlight;
    }
    .leg-sign .this rect,
    .scale .this,
    .both-legs .leg-meant .fill,
    .posture .meant {
      fill: CanvasText;
    }
    .posture text {
      fill: Canvas;
    }
    .posture .body,
    .posture .helper {
      fill: Canvas;
      stroke: CanvasText;
    }
    .posture .limb,
    .posture .limb.helper {
      fill: none;
      stroke: Canvas;
    }
    .posture .limb.edge {
      stroke: CanvasText;
    }
    .way path,
    .way-to-heart path {
      stroke: Highlight;
    }
    .leg-sign .this text {
      fill: Canvas;
    }
    .scale .other {
      fill: none;
      stroke: GrayText;
    }
    .bar-fill {
      background: CanvasText;
    }
    .toast,
    .limits {
      border: 2px solid CanvasText;
    }
    .button.main {
      border: 3px solid ButtonText;
    }
  }
`;
