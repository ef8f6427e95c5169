import { css } from "lit";

/**
 * What is read from across the room: the leg, the time and the technique, and nothing else.
 *
 * Capitals on a phone held upright are then about 6 mm high or more, half again what good eyes need at
 * three metres (5 minutes of arc); on a tablet or a laptop they are three times as high.
 */
export const glance = css`
  .glance .head {
    justify-content: center;
  }

  .glance .leg {
    font-size: min(13cqi, 14cqb);
    line-height: 1.2;
  }

  .glance .remaining,
  .glance .line,
  .glance .touch,
  .glance .said,
  .glance .next,
  .glance .scene.with-leg[data-leg] .leg-picture,
  .glance .leave,
  .glance .back,
  .glance .on {
    display: none;
  }

  .glance .note {
    min-height: 0;
  }

  .glance .scene,
  .glance .scene.with-leg[data-leg] {
    --disc: min(96cqb, 92cqi);
    --digits: min(33cqi, 70cqb);
    grid-template-columns: minmax(0, 1fr);
  }

  .glance .scene.with-leg[data-leg] > * {
    grid-column: 1;
  }

  .glance .title {
    font-size: calc(var(--fit) * min(14cqi, 14cqb));
    line-height: 1.25;
  }

  .glance .controls {
    grid-template:
      "play play" auto
      "adjust wrong" auto / minmax(64px, 1fr) minmax(64px, 3fr);
  }

  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) {
    .glance .leg {
      font-size: min(8cqi, 13cqb);
    }

    .glance .title {
      font-size: calc(var(--fit) * min(8cqi, 15cqb));
    }

    .glance .controls {
      grid-template: "wrong play adjust" auto / minmax(150px, 2fr) minmax(120px, 3fr) minmax(64px, 1fr);
    }
  }
`;
