/** Pages that work without a network: the red flags on one screen, then a ready-made session. */
// First: where it throws, the page stays as the server wrote it.
import "./ground/floor.ts";

import { tellZone } from "./device/zone.ts";
import { install } from "./offline/install.ts";
import { openKept } from "./offline/kept-list.ts";
import { openLeftOut } from "./offline/left-out.ts";
import { openQuick } from "./offline/quick.ts";

tellZone();

const quick = document.querySelector<HTMLElement>("#quick");
if (quick !== null) void openQuick(quick);

const kept = document.querySelector<HTMLElement>("#kept");
if (kept !== null) void openKept(kept);

const leftOut = document.querySelector<HTMLElement>("#left-out");
if (leftOut !== null) void openLeftOut(leftOut);

install(false);
