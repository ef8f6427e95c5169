/** A stand-in for the part of a form that happy-dom does not play; a real browser has its own. */
const proto = HTMLElement.prototype as { attachInternals?: () => Partial<ElementInternals> };

proto.attachInternals ??= function (this: HTMLElement) {
  return { form: this.closest("form"), setFormValue: () => undefined };
};
