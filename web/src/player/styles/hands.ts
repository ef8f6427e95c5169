import { css } from "lit";

/** Where hands are shown, they take the larger part of the picture, without a frame; the clock keeps the rest. */
export const hands = css`
  legato-stage.leg-picture {
    --stage-height: 100%;
    --stage-shape: auto;
    --stage-round: 0;
    --stage-ground: transparent;
    padding: 0;
  }

  /* What goes on beyond the picture fades, in the drawn one and in the still one. */
  legato-stage[drawn].leg-picture,
  .poster img {
    mask-image:
      linear-gradient(to right, transparent, black 7%, black 93%, transparent),
      linear-gradient(transparent, black 7%, black 93%, transparent);
    mask-composite: intersect;
  }

  .poster {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
  }

  .poster img {
    display: block;
    width: min(100%, 150cqb);
    max-height: 100%;
    aspect-ratio: 3 / 2;
    object-fit: contain;
  }

  .poster-right {
    transform: scaleX(-1);
  }

  /* Only beside hands that are drawn: a still picture cannot be turned. */
  .look-on {
    display: none;
  }

  legato-stage[drawn] + .look-on {
    position: absolute;
    inset-block-end: 0;
    display: grid;
    place-items: center;
    width: 4rem;
    height: 4rem;
    border: 0;
    border-radius: 50%;
    background: var(--_paper);
    color: var(--_quiet);
    font-size: 1.375rem;
    cursor: pointer;
  }

  .with-leg[data-leg="left"] .look-on {
    inset-inline-start: var(--edge);
  }

  .with-leg[data-leg="right"] .look-on {
    inset-inline-end: var(--edge);
  }

  .look-on:focus-visible {
    outline: 3px solid var(--_accent);
  }

  .glance .scene .look-on {
    display: none;
  }

  @container picture (min-height: 170px) {
    .with-leg:has(legato-stage) {
      --disc: min(80cqb, 30cqi, 22rem);
      --digits: min(30cqb, 10.5cqi, 7rem);
    }

    .with-leg[data-leg="left"]:has(legato-stage) {
      grid-template-columns: minmax(0, 9fr) minmax(0, 5fr);
    }

    .with-leg[data-leg="right"]:has(legato-stage) {
      grid-template-columns: minmax(0, 5fr) minmax(0, 9fr);
    }
  }

  /* A tall picture: the hands above, as wide as there is room, and the clock below them. */
  @container picture (min-height: 400px) and (max-aspect-ratio: 6/5) {
    .with-leg[data-leg]:has(legato-stage) {
      --disc: min(33cqb, 58cqi, 20rem);
      --digits: min(12cqb, 20cqi, 6.5rem);
      grid-template: minmax(0, 3fr) minmax(0, 2fr) / minmax(0, 1fr);
    }

    .with-leg[data-leg]:has(legato-stage) > * {
      grid-area: 2 / 1;
    }

    .with-leg[data-leg]:has(legato-stage) > .leg-picture {
      grid-area: 1 / 1;
    }
  }
`;
