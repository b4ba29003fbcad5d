//! The words of groups.

use crate::report::words::words;

words! {
    Groups:
    NAME SAYS SAYS_NONE TITLE LEGEND LEGEND_NUMBER LEGEND_UNKNOWN PRESS GROUP PLACES KINDS PART MEANS LISTED
}
