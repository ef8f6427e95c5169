import { css } from "lit";

/** Hands take the whole picture, without a frame. */
export const hands = css`
  legato-stage.leg-picture {
    --stage-height: 100%;
    --stage-shape: auto;
    --stage-round: 0;
    --stage-ground: transparent;
    padding: 0;
  }

  /* What goes on beyond a picture fades. */
  legato-stage[drawn].leg-picture,
  .poster img {
    mask-image: linear-gradient(transparent, black 9%, black 91%, transparent);
  }

  .poster {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    overflow: hidden;
  }

  .poster img {
    display: block;
    width: min(118%, 150cqb);
    max-width: none;
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
    inset-block-end: 10px;
    display: grid;
    place-items: center;
    width: 4rem;
    height: 4rem;
    border: 0;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_paper) 80%, transparent);
    color: var(--_quiet);
    font-size: 1.375rem;
    cursor: pointer;
  }

  [data-leg="left"] .look-on {
    inset-inline-start: 10px;
  }

  [data-leg="right"] .look-on {
    inset-inline-end: 10px;
  }

  .look-on:focus-visible {
    outline: 3px solid var(--_accent);
  }

  /* A short answer takes its place for some seconds; and from across a room nobody presses it. */
  .picture:has(.toast:not(.paused-sign)) .look-on,
  .glance .look-on {
    visibility: hidden;
  }
`;
