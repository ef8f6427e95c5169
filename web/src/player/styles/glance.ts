import { css } from "lit";

/**
 * The big screen: what is read from the other end of a room.
 *
 * At three metres letters have to be half again as high as near by good eyes need, so on a television or a laptop what
 * to do now is never lower than a fourteenth of the screen, and on a phone held upright never lower than 40 px.
 */
export const glance = css`
  .glance .line,
  .glance .unsaid,
  .glance .label .title.large {
    font-size: max(40px, calc(var(--fit) * min(13cqi, 11cqb)));
    font-weight: 740;
    line-height: 1.08;
  }

  .glance .leg {
    font-size: min(10cqi, 9cqb);
  }

  .glance .remaining,
  .glance .pressure,
  .glance .hints,
  .glance .next {
    display: none;
  }

  .glance .label {
    font-size: min(6cqi, 5cqb);
  }

  .glance .beat {
    --disc: min(30cqi, 17cqb);
  }

  .glance .toast {
    font-size: max(20px, min(4cqi, 3.4cqb));
  }

  .glance .limits {
    font-size: max(20px, calc(var(--fit) * min(6cqi, 4.6cqb)));
  }

  @container player (min-aspect-ratio: 11/10) and (min-width: 600px) {
    :host(:not([scrolls])) .stage.glance {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .glance .line,
    .glance .unsaid,
    .glance .label .title.large {
      font-size: max(calc(100cqb / 13.5), calc(var(--fit) * min(6.2cqi, 12cqb)));
    }

    .glance .leg {
      font-size: min(5cqi, 9cqb);
    }

    .glance .label {
      font-size: min(2.6cqi, 5cqb);
    }

    .glance .beat {
      --disc: min(11cqi, 20cqb);
    }
  }
`;
