import { css } from "lit";

/** The look of the stage: the page's own paper behind it, nothing around it. */
export const stageStyles = css`
  :host {
    display: block;
    font-family: var(--font, system-ui, sans-serif);
    color: var(--ink, CanvasText);
  }

  .room {
    position: relative;
    aspect-ratio: var(--stage-shape, 4 / 3);
    height: var(--stage-height, auto);
    overflow: hidden;
    border-radius: var(--stage-round, var(--round-2, 0.875rem));
    contain: strict;
  }

  :host([drawn]) .room {
    background: var(
      --stage-ground,
      radial-gradient(
        ellipse 75% 70% at 50% 45%,
        var(--stage-near),
        var(--stage-far)
      )
    );
  }

  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    visibility: hidden;
    /* Read by the stage: the line around a zone, the trail, what contours turn to, the giver's sleeves, the receiver's shorts, the floor. */
    color: var(--stage-zone);
    outline-color: var(--stage-trail);
    caret-color: var(--stage-contour);
    column-rule-color: var(--stage-sleeve);
    text-decoration-color: var(--stage-shorts);
    border-top-color: var(--stage-floor);
  }

  .before {
    pointer-events: none;
    opacity: 0;
  }

  :host([drawn]) canvas {
    visibility: visible;
  }

  :host([drawn][controls]) canvas {
    cursor: grab;
  }

  .instead {
    height: 100%;
    display: grid;
  }

  :host([drawn]) .instead {
    visibility: hidden;
  }

  ::slotted(*) {
    display: block;
    min-height: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .below {
    display: flex;
    gap: 0 0.75rem;
    align-items: start;
    justify-content: space-between;
    padding: var(--stage-inset, 0);
    margin-block-start: 0.25rem;
  }

  .ways {
    flex: 1;
    min-width: 0;
  }

  .ways > summary {
    color: var(--ink-soft, CanvasText);
  }

  .toggle {
    flex: none;
    min-height: 3rem;
    border-color: transparent;
    color: var(--accent, LinkText);
  }

  .caption {
    position: absolute;
    inset-inline: 0.75rem;
    inset-block-end: 0.75rem;
    margin: 0 auto;
    width: fit-content;
    padding: 0.35rem 0.85rem;
    border-radius: 99px;
    background: var(--paper-raised, Canvas);
    color: var(--ink, CanvasText);
    font-size: 0.9375rem;
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    margin-block: 0.5rem;
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-height: 2.75rem;
    padding: 0.35rem 0.85rem;
    border: 1.5px solid var(--line-strong, GrayText);
    border-radius: 99px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    cursor: pointer;
  }

  button[aria-pressed="true"] {
    background: var(--accent, Highlight);
    border-color: var(--accent, Highlight);
    color: var(--accent-ink, HighlightText);
  }

  button:focus-visible,
  summary:focus-visible,
  input:focus-visible + svg {
    outline: 3px solid var(--accent, Highlight);
    outline-offset: 2px;
  }

  .icon svg {
    display: block;
    width: 1.1em;
    height: 1.1em;
  }

  .tones {
    margin-block-start: 0.5rem;
  }

  summary {
    display: inline-flex;
    align-items: center;
    min-height: 3rem;
    cursor: pointer;
    color: var(--accent, LinkText);
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 45%, transparent);
    text-underline-offset: 0.25em;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem;
    border: 0;
    margin: 0 0 0.5rem;
    padding: 0;
  }

  legend {
    padding: 0;
  }

  label {
    position: relative;
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    cursor: pointer;
  }

  label svg {
    width: 2rem;
    height: 2rem;
    border-radius: 50%;
  }

  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  input:checked + svg {
    box-shadow:
      0 0 0 2px var(--paper-raised, Canvas),
      0 0 0 5px var(--accent, Highlight);
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
