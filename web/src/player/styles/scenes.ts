import { css } from "lit";

/** The drawings, and the moments between techniques: a place arrives, a leg takes over, a breath goes in and out. */
export const scenes = css`
  .leg-picture {
    display: block;
    width: 100%;
    height: 100%;
  }

  svg.leg-picture {
    padding: 8cqb var(--edge) 0;
  }

  /* Where the leg goes on beyond the picture, it fades. */
  .leg-picture.cut-above {
    mask-image: linear-gradient(transparent, black 14%);
  }

  .leg-picture.cut-below {
    mask-image: linear-gradient(black 86%, transparent);
  }

  .leg-picture.cut-above.cut-below {
    mask-image: linear-gradient(transparent, black 14%, black 86%, transparent);
  }

  .leg-picture .skin {
    fill: var(--leg-quiet);
  }

  .leg-picture .shade {
    fill: var(--_ink);
    opacity: 0.045;
  }

  .leg-picture .place {
    fill: var(--_accent);
    opacity: 0.82;
  }

  .leg-picture .detail,
  .leg-picture .edge {
    fill: none;
    stroke: var(--_edge);
    stroke-width: 2px;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }

  .leg-picture .detail {
    opacity: 0.6;
    stroke-width: 1.5px;
  }

  /* Both legs: the one that is meant fills, the other one lets go. */
  .both-legs .fill {
    fill: var(--_accent);
  }

  .both-legs text {
    fill: var(--_quiet);
    font-weight: 750;
  }

  .both-legs .leg-meant text {
    fill: var(--_on-accent);
  }

  .both-legs .leg-meant .fill {
    animation: fills 1.6s ease-out 0.3s both;
  }

  .both-legs .leg-other .fill {
    opacity: 0;
    animation: lets-go 1.6s ease-out 0.3s backwards;
  }

  /* A posture: the leg that is meant is filled, all else is quiet, whoever helps has sleeves as on the stage. */
  svg.posture {
    /* Heads stay below the name of the leg. */
    padding-block-start: max(8cqb, 3.25rem);
  }

  .posture .body {
    fill: var(--leg-quiet);
    stroke: var(--_edge);
    stroke-width: 2px;
    stroke-linejoin: round;
  }

  .posture .helper {
    fill: var(--stage-sleeve);
    stroke: var(--_edge);
    stroke-width: 2px;
  }

  .posture .limb {
    fill: none;
    stroke: var(--leg-quiet);
    stroke-width: 20px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .posture .limb.edge {
    stroke: var(--_edge);
    stroke-width: 23px;
    vector-effect: none;
  }

  .posture .limb.helper {
    stroke: var(--stage-sleeve);
    stroke-width: 20px;
  }

  .posture .meant {
    fill: var(--_accent);
    stroke: var(--_edge);
    stroke-width: 2px;
    stroke-linejoin: round;
  }

  .posture .ground,
  .posture .thing {
    fill: none;
    stroke: var(--_edge);
    stroke-width: 3px;
    stroke-linecap: round;
    stroke-linejoin: round;
    opacity: 0.6;
  }

  .posture .thing {
    stroke-width: 6px;
  }

  .posture text {
    fill: var(--_on-accent);
    font-weight: 750;
  }

  .way path,
  .way-to-heart path {
    fill: none;
    stroke: var(--stage-zone);
    stroke-width: 6px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .way-to-heart path {
    stroke: var(--_on-accent);
    stroke-width: 7px;
    vector-effect: non-scaling-stroke;
  }

  /* On the way to another place that place comes in, slowly. */
  .change .scene > .leg-picture {
    animation: arrives 1.4s cubic-bezier(0.2, 0.6, 0.2, 1) both;
  }

  .breathing {
    --size: min(72cqb, 62cqi, 30rem);
    position: relative;
    inline-size: var(--size);
    block-size: var(--size);
  }

  .breathing i {
    position: absolute;
    inset: 0;
    border-radius: 50%;
    background: var(--_accent);
    opacity: 0.16;
    animation: breathes 10s ease-in-out infinite;
  }

  .breathing i:nth-child(2) {
    inset: 15%;
    animation-delay: 0.25s;
  }

  .breathing i:nth-child(3) {
    inset: 30%;
    animation-delay: 0.5s;
  }

  .stage.paused .scene * {
    animation-play-state: paused;
  }

  @keyframes fills {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  @keyframes lets-go {
    from {
      opacity: 1;
    }
    to {
      opacity: 0;
    }
  }

  @keyframes arrives {
    from {
      opacity: 0;
      transform: translateY(12%) scale(0.94);
    }
  }

  /* Four seconds in, six out. */
  @keyframes breathes {
    0%,
    100% {
      transform: scale(0.62);
    }
    40% {
      transform: scale(1);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .scene * {
      animation: none !important;
    }
  }
`;
