/** Pages that work without a network: the red flags on one screen, then a ready-made session. */
// First: where it throws, the page stays as the server wrote it.
import "./ground/floor.ts";

import { tellZone } from "./device/zone.ts";
import { install } from "./offline/install.ts";
import { openKept } from "./offline/kept-list.ts";
import { openLeftOut } from "./offline/left-out.ts";
import { openQuick } from "./offline/quick.ts";
import { atFirstSign } from "./pages/first-sign.ts";
import { bringPictures } from "./pages/pictures.ts";

/** By then the page itself is there, on a slow line too, ms. */
const LEFT_OUT_AFTER_MS = 2_500;

tellZone();

const quick = document.querySelector<HTMLElement>("#quick");
if (quick !== null) void openQuick(quick);

const kept = document.querySelector<HTMLElement>("#kept");
if (kept !== null) void openKept(kept);

const leftOut = document.querySelector<HTMLElement>("#left-out");
// What a limit takes away comes with all that is ready, many times the page: when somebody is there to read it.
if (leftOut !== null) atFirstSign(() => void openLeftOut(leftOut), { latestMs: LEFT_OUT_AFTER_MS });

bringPictures();

install(false);
