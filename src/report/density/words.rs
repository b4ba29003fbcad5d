//! The words of density.

use crate::report::words::words;

words! {
    Density:
    NAME BANDWIDTH SAYS TITLE LEGEND BAND PLACES AREA PRESS_NOT BANDS NUMBER BELOW COARSE MEANS BY_DATA MANY
}
