/** All pages but the player's. Every page works without it; it saves answers early and draws the leg map. */
import { tellZone } from "./device/zone.ts";
import { install } from "./offline/install.ts";
import { autosave } from "./pages/autosave.ts";
import { atFirstSign } from "./pages/first-sign.ts";
import { showPhones } from "./pages/phones.ts";
import { bringPictures } from "./pages/pictures.ts";
import { drawMaps } from "./pages/places.ts";

tellZone();

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) autosave(form);

for (const part of document.querySelectorAll<HTMLElement>("[data-phones]")) showPhones(part);

const voices = document.querySelector<HTMLElement>("[data-voices]");
if (voices !== null) void import("./pages/voices.ts").then(({ showVoices }) => showVoices(voices));

const shared = document.querySelector<HTMLFormElement>("form[data-shared]");
const copies = document.querySelector<HTMLElement>("[data-copies]");
if (shared !== null || copies !== null) {
  void import("./pages/shared.ts").then(({ letCopy, openShared }) => {
    if (shared !== null) openShared(shared);
    if (copies !== null) letCopy(copies);
  });
}

const card = document.querySelector<HTMLElement>("[data-card]");
if (card !== null) void import("./pages/card.ts").then(({ showCard }) => showCard(card));

// The page that is open is seen in the menu, also where the menu is wider than the screen.
const here = document.querySelector<HTMLElement>(".pages-nav [aria-current]");
const menu = here?.closest<HTMLElement>(".pages-nav");
if (here && menu) {
  menu.scrollLeft = here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}
// A browser leaves a link that is half in sight where it is when the focus comes to it.
document.querySelector(".pages-nav")?.addEventListener("focusin", ({ target }) => {
  (target as Element).scrollIntoView({ block: "nearest", inline: "nearest" });
});

// Also when the page comes back as it was.
window.addEventListener("pageshow", () => {
  const links = document.querySelectorAll<HTMLAnchorElement>("a[data-goes-on]");
  if (links.length > 0) void import("./pages/going-on.ts").then(({ showGoingOn }) => links.forEach(showGoingOn));
});

// A link into something that is folded unfolds it; not every browser does that by itself.
const unfold = (): void => {
  const fold = document.querySelector(":target")?.closest("details");
  if (!fold || fold.open) return;
  fold.open = true;
  fold.scrollIntoView();
};
window.addEventListener("hashchange", unfold);
unfold();

drawMaps();

document.querySelector<HTMLElement>("#problems")?.focus();

const map = document.querySelector("legato-leg-map");
const bringMap = (): void => void import("./leg-map/index.ts");
// One that only shows stands further down its page, and is not printed.
if (map?.getAttribute("mode") === "show") atFirstSign(bringMap);
else if (map !== null) bringMap();

// The hands are many times the rest of the page: until somebody does anything there, a picture shows them.
if (document.querySelector("legato-stage") !== null) atFirstSign(() => void import("./stage/index.ts"));

bringPictures();

const tools = document.querySelector<HTMLDetailsElement>("#plan-change");
if (tools !== null) void import("./pages/edits.ts").then(({ letEdit }) => letEdit(tools));

// A plan is drawn anew after a change, its button too.
document.documentElement.classList.add("can-print");
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("#plan [data-print]") !== null) print();
});

install(document.querySelector("[data-forget]") !== null);
