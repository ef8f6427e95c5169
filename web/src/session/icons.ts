import { html, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import softer from "lucide-static/icons/feather.svg?raw";
import firmer from "lucide-static/icons/hand.svg?raw";
import leave from "lucide-static/icons/log-out.svg?raw";
import minus from "lucide-static/icons/minus.svg?raw";
import longer from "lucide-static/icons/clock-plus.svg?raw";
import stop from "lucide-static/icons/octagon-x.svg?raw";
import screen from "lucide-static/icons/monitor.svg?raw";
import pause from "lucide-static/icons/pause.svg?raw";
import play from "lucide-static/icons/play.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import turn from "lucide-static/icons/rotate-3d.svg?raw";
import back from "lucide-static/icons/rotate-ccw.svg?raw";
import on from "lucide-static/icons/skip-forward.svg?raw";
import adjust from "lucide-static/icons/sliders-horizontal.svg?raw";
import shorter from "lucide-static/icons/timer.svg?raw";
import sound from "lucide-static/icons/volume-2.svg?raw";
import silent from "lucide-static/icons/volume-off.svg?raw";
import close from "lucide-static/icons/x.svg?raw";

const drawings = { adjust, back, close, firmer, leave, longer, minus, on, pause, play, plus, screen, shorter, softer, sound, silent, stop, turn };
export type IconName = keyof typeof drawings;

/** An icon beside words; it says nothing by itself, so screen readers skip it. */
export function icon(name: IconName): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeSVG(drawings[name])}</span>`;
}
