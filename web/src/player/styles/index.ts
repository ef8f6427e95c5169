import { controls } from "./controls";
import { dialogs } from "./dialogs";
import { ending } from "./ending";
import { frame } from "./frame";
import { glance } from "./glance";
import { hands } from "./hands";
import { room } from "./room";
import { show } from "./show";

/** The look of the player; the order matters, as in any style sheet. */
export const playerStyles = [frame, show, hands, controls, dialogs, room, glance, ending];
