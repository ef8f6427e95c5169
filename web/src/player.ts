/** The player page: nothing but `<legato-player>`. */
import "./player/element";
