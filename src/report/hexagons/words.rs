//! The words of hexagons.

use crate::report::words::words;

words! {
    Hexagons:
    NAME SIDE SAYS SAYS_CHOSEN TITLE LEGEND LEGEND_COUNT PRESS HEXAGON PLACES SHARE LISTED MEMBERS MORE
    UNMARK COARSE MEANS
}
