import { css } from "lit";

/** The look of the three dialogs, and of the page when the session could not be loaded. */
export const dialogs = css`
  dialog {
    flex-direction: column;
    gap: 0.75rem;
    width: min(36rem, 100%);
    max-width: none;
    max-height: calc(100% - var(--asked, 0px));
    margin: auto;
    /* What the receiver asks for has a place at the top, and covers nothing. */
    inset-block-start: var(--asked, 0px);
    padding: clamp(1rem, 4vw, 2rem);
    border: 0;
    border-radius: 24px;
    background: var(--_raised);
    color: var(--_ink);
    font-size: 1.1875rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    touch-action: pan-y pinch-zoom;
    cursor: default;
  }

  dialog[open] {
    display: flex;
  }

  /* Where there is too little room the sheet scrolls; nothing is squeezed into what stands below it. */
  dialog > * {
    flex: none;
  }

  dialog::backdrop {
    background: color-mix(in srgb, var(--_paper) 30%, rgb(0 0 0 / 70%));
  }

  dialog h2 {
    font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2rem);
    line-height: 1.15;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  /* Which keys there are is for those who have some. */
  @media not (any-hover: hover) {
    dialog .keys {
      display: none;
    }
  }

  dialog h3 {
    font-size: 1.1875rem;
  }

  dialog .button,
  dialog .soft {
    inline-size: 100%;
    font-size: 1.1875rem;
    padding: 0.6rem 1rem;
  }

  /* What feels wrong takes the whole screen: nothing else matters now. */
  dialog.about-wrong {
    justify-content: safe center;
    width: 100%;
    height: calc(100% - var(--asked, 0px));
    margin: 0;
    border-radius: 0;
    padding: clamp(1rem, 5vmin, 3rem) max(clamp(1rem, 5vmin, 3rem), 50% - 21rem);
  }

  /* The way back after a stray tap, in sight however long the list. */
  .stopped {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1rem;
  }

  dialog .stopped .soft {
    inline-size: auto;
    padding-inline: 0;
  }

  /* The heading has the focus so that it is read out; nothing is to be pressed there. */
  dialog h2:focus {
    outline: none;
  }

  /* The way to what is rarer and graver: it says so, and is not missed. */
  dialog .graver {
    justify-content: space-between;
    text-align: start;
    border: 2px solid var(--_amber);
  }

  .graver small {
    display: block;
    color: var(--_quiet);
    font-size: 1rem;
    font-weight: 400;
    line-height: 1.3;
  }

  .ways {
    display: grid;
    gap: 0.625rem;
  }

  .ways .button {
    border-color: var(--_accent);
  }

  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0.625rem;
  }

  /* Two beside each other where they fit: fewer to look through, and all of them in sight. */
  .wishes {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
  }

  .wishes .button {
    line-height: 1.2;
  }

  .options .button {
    justify-content: flex-start;
    text-align: start;
    border-color: var(--_edge);
  }

  .volume {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
  }

  .volume .button {
    inline-size: 5rem;
    border-color: var(--_edge);
  }

  .volume output {
    font-weight: 620;
  }

  .switch {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    min-block-size: 64px;
    padding-block: 0.5rem;
    border-block-start: 1px solid var(--_line);
    cursor: pointer;
  }

  .switch small {
    display: block;
    color: var(--_quiet);
    font-size: 1rem;
  }

  .switch input {
    appearance: none;
    flex: none;
    position: relative;
    inline-size: 64px;
    block-size: 36px;
    border: 2px solid var(--_edge);
    border-radius: 99px;
    background: var(--_paper);
    cursor: pointer;
  }

  .switch input::after {
    content: "";
    position: absolute;
    inset-block: 4px;
    inset-inline-start: 4px;
    inline-size: 24px;
    border-radius: 50%;
    background: var(--_edge);
    transition: translate 120ms;
  }

  .switch input:checked {
    background: var(--_accent);
    border-color: var(--_accent);
  }

  .switch input:checked::after {
    background: var(--_on-accent);
    translate: 28px 0;
  }

  .switch input:disabled {
    opacity: 0.5;
  }

  .switch select {
    min-block-size: 64px;
    max-inline-size: 60%;
    padding: 0 0.75rem;
    border: 2px solid var(--_edge);
    border-radius: 14px;
    background: var(--_paper);
    color: inherit;
    font: inherit;
  }

  /* Always in reach, however long the sheet. */
  .closes {
    position: sticky;
    inset-block-end: calc(-1 * clamp(1rem, 4vw, 2rem));
    margin-block-end: calc(-1 * clamp(1rem, 4vw, 2rem));
    padding-block: 0.75rem clamp(1rem, 4vw, 2rem);
    background: var(--_raised);
  }

  /* On and off are told apart by the knob's place and by its fill, whatever colours somebody has set. */
  @media (forced-colors: active) {
    .switch input {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonFace;
    }

    .switch input::after {
      background: ButtonText;
    }

    .switch input:checked {
      border-color: Highlight;
      background: Highlight;
    }

    .switch input:checked::after {
      background: HighlightText;
    }
  }

  .telling {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.5rem;
    padding: 0.75rem 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }

  .telling legend {
    float: inline-start;
    grid-column: 1 / -1;
    padding: 0;
  }

  .telling label {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.35em;
    min-block-size: 64px;
    border: 2px solid var(--_edge);
    font-size: min(1.1875rem, 5cqi);
    border-radius: 18px;
    font-weight: 620;
    cursor: pointer;
  }

  .telling label:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
  }

  .telling label:has(:focus-visible) {
    outline: 4px solid var(--_accent);
    outline-offset: 3px;
  }

  .telling input {
    flex: none;
    margin: 0;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    accent-color: var(--_accent);
    outline: none;
  }

  .telling small {
    grid-column: 1 / -1;
    color: var(--_quiet);
    font-size: 1rem;
  }

  .beds {
    grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
  }

  .making {
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem 0;
  }

  .making p {
    margin: 0;
  }

  .making progress {
    inline-size: 100%;
    block-size: 0.75rem;
    accent-color: var(--_accent);
  }

  .advice {
    display: grid;
    gap: 0.75rem;
    padding: clamp(1rem, 4vmin, 1.75rem);
    border-radius: 20px;
    border: 2px solid var(--_line);
    border-inline-start-width: 10px;
  }

  .advice .do {
    font-weight: 680;
    font-size: 1.375rem;
    line-height: 1.25;
  }

  .advice .call {
    color: inherit;
    white-space: nowrap;
    padding: 0.55em 0.3em;
    margin: -0.55em -0.3em;
  }

  .urgency {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-weight: 720;
  }

  .advice.soon,
  .advice.same_day {
    border-color: var(--_amber);
    background: var(--_amber-tint);
  }

  .advice.soon .urgency,
  .advice.same_day .urgency {
    color: var(--_amber);
  }

  .advice.now {
    border-color: var(--_red);
    background: var(--_red);
    color: var(--_on-red);
  }

  .advice.now .urgency {
    font-size: 1.5rem;
  }

  .more {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 1rem;
  }

  .failure {
    display: grid;
    gap: 1rem;
    justify-items: start;
    max-width: 38rem;
    margin: 0 auto;
    padding: 2rem 1.25rem;
  }

  .failure h1 {
    font-size: clamp(1.75rem, 5vw, 2.5rem);
    line-height: 1.15;
  }

  @media (prefers-reduced-motion: reduce) {
    .switch input::after {
      transition: none;
    }
  }
`;
