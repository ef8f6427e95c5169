/** A part of the page that the server wrote in a `<template>`, copied anew; nothing where the page has none. */
export function serverWords(name: string): HTMLElement | undefined {
  const template = document.getElementById(`words-${name}`);
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  return first instanceof HTMLElement ? (first.cloneNode(true) as HTMLElement) : undefined;
}
