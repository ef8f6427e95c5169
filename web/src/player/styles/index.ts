import { controls } from "./controls";
import { dialogs } from "./dialogs";
import { ending } from "./ending";
import { frame } from "./frame";
import { glance } from "./glance";
import { hands } from "./hands";
import { picture } from "./picture";
import { room } from "./room";
import { scenes } from "./scenes";
import { words } from "./words";

/** The look of the player; the order matters, as in any style sheet. */
export const playerStyles = [frame, picture, words, scenes, hands, controls, dialogs, room, glance, ending];
