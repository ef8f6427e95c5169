import { css } from "lit";

/** Where hands are shown, they take the larger part of the picture, without a frame; the clock keeps the rest. */
export const hands = css`
  legato-stage.leg-picture {
    --stage-height: 100%;
    --stage-shape: auto;
    --stage-round: 0;
    --stage-ground: transparent;
    padding: 0;
    mask-image:
      linear-gradient(to right, transparent, black 7%, black 93%, transparent),
      linear-gradient(transparent, black 7%, black 93%, transparent);
    mask-composite: intersect;
  }

  .poster,
  .poster img {
    display: block;
    width: 100%;
    height: 100%;
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
`;
