import { atFirstSign } from "./first-sign";

/** Bring pictures further down once somebody is there: not every browser waits for them when it prints. */
export function bringPictures(): void {
  atFirstSign(() => {
    for (const picture of document.querySelectorAll<HTMLImageElement>("img[loading=lazy]")) picture.loading = "eager";
  });
}
