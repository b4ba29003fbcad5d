//! Figures in percent, as a language writes them. Texts that a language has whole carry their own sign.

use crate::i18n::{Locale, decimal};

/// A figure with the sign of percent, which stands apart from it: `45 %`; in Vietnamese it does not.
pub(super) fn with_percent(locale: Locale, figure: &str) -> String {
    let space = if locale == Locale::Vi { "" } else { "\u{a0}" };
    [figure, space, "%"].concat()
}

/// A share of 0 to 1 in whole percent; "–" where it is not known.
pub(super) fn whole_percent(locale: Locale, share: f64) -> String {
    if share.is_finite() { with_percent(locale, &decimal(locale, 100.0 * share, 0)) } else { "–".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_stands_as_the_language_has_it() {
        assert_eq!(whole_percent(Locale::En, 0.454), "45\u{a0}%");
        assert_eq!(whole_percent(Locale::Mn, f64::NAN), "–");
        assert_eq!(with_percent(Locale::Vi, "45"), "45%");
        assert_eq!(with_percent(Locale::Fr, "4,5"), "4,5\u{a0}%");
    }
}
