/** The player page: `<legato-player>`, and the phones that take part. */
import "./player/element";
import { tellZone } from "./device/zone";
import { showPhones } from "./pages/phones";
import { accompany } from "./pairing/accompany";

tellZone();

for (const part of document.querySelectorAll<HTMLElement>("[data-phones]")) showPhones(part);
for (const player of document.querySelectorAll("legato-player")) accompany(player);
