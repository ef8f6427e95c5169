import { say, language } from "../ground/say";

/** Say on the page what the server has not taken for long, and since when; what is not shown is still kept and offered. */
export function showUntaken(untaken: { readonly count: number; readonly since: number }): void {
  const place = document.querySelector("#main > .wide");
  if (place === null) return;
  const { count, since } = untaken;
  const note = document.createElement("p");
  note.classList.add("note", "note-amber");
  note.role = "status";
  const day = new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(since);
  note.textContent = say("quick-untaken", { count, day });
  place.prepend(note);
}
