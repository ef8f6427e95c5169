import { css } from "lit";

/** The end: the picture settles, a slow light breathes, and what follows is asked below. */
export const ending = css`
  .ending {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 1rem;
    height: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    touch-action: pan-y pinch-zoom;
    user-select: text;
    -webkit-user-select: text;
    padding: max(1.25rem, env(safe-area-inset-top)) max(16px, env(safe-area-inset-right)) max(1rem, env(safe-area-inset-bottom))
      max(16px, env(safe-area-inset-left));
    text-align: center;
    animation: settle 400ms ease-out;
  }

  .ending::before,
  .ending::after {
    content: "";
    flex: 1 0 0;
  }

  /* What saves sticks to the very foot of the screen: a padding there would show a strip of what lies below it. */
  .ending.asks {
    padding-block-end: 0;
  }

  .ending.asks::after {
    flex-basis: max(1rem, env(safe-area-inset-bottom));
  }

  .calm {
    position: relative;
    flex: none;
    display: grid;
    /* A row that takes its height from what is in it is no height that WebKit takes a percentage of. */
    grid-template: 100% / 100%;
    place-items: center;
    width: 100%;
    height: clamp(5rem, 34cqb, 22rem);
  }

  .calm > * {
    grid-area: 1 / 1;
  }

  /* Where text is large for the room there is, the words come before the picture. */
  .asks .calm {
    height: min(clamp(3.5rem, 14cqb, 8rem), max(0px, (100cqb - 20rem) * 999));
  }

  .at-rest {
    height: 100%;
    max-width: 100%;
    mask-image: linear-gradient(transparent, black 22%);
  }

  .at-rest .skin {
    fill: var(--leg-quiet, var(--_paper));
  }

  .at-rest .shade {
    fill: var(--_ink);
    opacity: 0.045;
  }

  .at-rest .detail {
    fill: none;
    stroke: var(--_edge);
    opacity: 0.6;
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }

  /* As slow as a breath at rest: in for four seconds, out for six. */
  .light {
    height: 130%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: radial-gradient(closest-side, color-mix(in oklab, var(--_accent), transparent 62%), transparent);
    animation: breathe 10s ease-in-out infinite;
  }

  .ending .given {
    display: grid;
    gap: 0.4rem;
    justify-items: center;
  }

  .ending .title {
    font-size: clamp(1.75rem, 1.2rem + 3cqmin, 3rem);
    line-height: 1.12;
    text-wrap: balance;
  }

  .ending .line {
    font-size: clamp(1.125rem, 0.9rem + 1.4cqmin, 1.5rem);
    color: var(--_quiet);
  }

  .ending .button.main {
    width: min(100%, 26rem);
    min-block-size: 72px;
    font-size: 1.375rem;
  }

  .ending slot {
    display: block;
    width: min(100%, 38rem);
    text-align: start;
  }

  @keyframes breathe {
    0%,
    100% {
      transform: scale(0.82);
      opacity: 0.7;
    }
    40% {
      transform: scale(1);
      opacity: 1;
    }
  }

  @keyframes settle {
    from {
      opacity: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .ending,
    .light {
      animation: none;
    }
  }
`;
