//! Numbers and distances as text, with each language's marks (CLDR 48): `1,234.5` in English and Mongolian, `1.234,5` in
//! Vietnamese, `1 234,5` with a narrow no-break space in French.

use super::Locale;
use crate::geo::fixed;

/// What stands between thousands, and before decimals.
fn marks(locale: Locale) -> (char, char) {
    match locale {
        Locale::En | Locale::Mn => (',', '.'),
        Locale::Vi => ('.', ','),
        Locale::Fr => ('\u{202f}', ','),
    }
}

/// A whole number with thousands grouped: `1,539,810`.
pub fn integer(locale: Locale, value: u64) -> String {
    let (group, _) = marks(locale);
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

/// A number with at most `places` decimals, zeros at the end left out.
pub fn decimal(locale: Locale, value: f64, places: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let digits = fixed(value.abs(), places);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let grouped = integer(locale, whole.parse().unwrap_or(u64::MAX));
    let sign = if value < 0.0 && digits.contains(|c: char| c != '0' && c != '.') { "−" } else { "" };
    let (_, point) = marks(locale);
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{fraction}") }
}

/// The signs of metre and kilometre.
pub fn length_units(locale: Locale) -> (&'static str, &'static str) {
    if locale == Locale::Mn { ("м", "км") } else { ("m", "km") }
}

/// A distance in words for people: `350 m`, `2.4 km`, `1,200 km`; no-break space before the unit.
pub fn distance(locale: Locale, metres: f64) -> String {
    let (metre, kilometre) = length_units(locale);
    if metres < 995.0 {
        let step = if metres < 100.0 { 1.0 } else { 10.0 };
        format!("{}\u{a0}{metre}", decimal(locale, (metres / step).round() * step, 0))
    } else {
        let places = usize::from(metres < 9_950.0);
        format!("{}\u{a0}{kilometre}", decimal(locale, metres / 1_000.0, places))
    }
}

/// A measured length, with three figures or more: `344 m`, `2.45 km`, `11.4 km`; no-break space before the unit.
pub fn length(locale: Locale, metres: f64) -> String {
    let (metre, kilometre) = length_units(locale);
    let shown = metres / 1_000.0;
    let (shown, unit, places) = if metres < 999.5 {
        (metres, metre, 0)
    } else if shown < 9.995 {
        (shown, kilometre, 2)
    } else {
        (shown, kilometre, usize::from(shown < 999.95))
    };
    [&decimal(locale, shown, places), "\u{a0}", unit].concat()
}

/// An area in words for people: `850 m²`, `57.4 ha` from a hectare on, `1.81 km²` from a hundred on; no-break space before
/// the unit.
pub fn area(locale: Locale, square_metres: f64) -> String {
    let (metre, kilometre) = length_units(locale);
    let hectare = if locale == Locale::Mn { "га" } else { "ha" };
    let (shown, unit, square, places) = if square_metres < 9_999.5 {
        (square_metres, metre, "²", 0)
    } else if square_metres < 999_500.0 {
        (square_metres / 1e4, hectare, "", 1)
    } else {
        let shown = square_metres / 1e6;
        (shown, kilometre, "²", if shown < 9.995 { 2 } else { usize::from(shown < 99.95) })
    };
    [&decimal(locale, shown, places), "\u{a0}", unit, square].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_three_figures() {
        for (metres, said) in [
            (0.4, "0 m"),
            (344.4, "344 m"),
            (999.6, "1 km"),
            (2_449.0, "2.45 km"),
            (9_996.0, "10 km"),
            (11_367.0, "11.4 km"),
            (1_138_049.9, "1,138 km"),
            (f64::NAN, "– km"),
        ] {
            assert_eq!(length(Locale::En, metres), said.replace(' ', "\u{a0}"));
        }
        assert_eq!(length(Locale::Vi, 2_449.0), "2,45\u{a0}km");
    }

    #[test]
    fn areas_are_in_the_unit_that_people_use() {
        for (square_metres, said) in [
            (0.0, "0 m²"),
            (850.4, "850 m²"),
            (9_999.0, "9,999 m²"),
            (9_999.6, "1 ha"),
            (574_100.0, "57.4 ha"),
            (999_600.0, "1 km²"),
            (1_813_000.0, "1.81 km²"),
            (43_210_000.0, "43.2 km²"),
            (1_564_116e6, "1,564,116 km²"),
            (f64::NAN, "– km²"),
        ] {
            assert_eq!(area(Locale::En, square_metres), said.replace(' ', "\u{a0}"));
        }
        assert_eq!(area(Locale::Mn, 25_000.0), "2.5\u{a0}га");
        assert_eq!(area(Locale::Fr, 2_500_000.0), "2,5\u{a0}km²");
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(integer(Locale::En, 0), "0");
        assert_eq!(integer(Locale::En, 999), "999");
        assert_eq!(integer(Locale::Mn, 1_539_810), "1,539,810");
        assert_eq!(integer(Locale::Vi, 1_539_810), "1.539.810");
        assert_eq!(integer(Locale::Fr, 1_539), "1\u{202f}539");
    }

    #[test]
    fn decimals_lose_their_zeros() {
        assert_eq!(decimal(Locale::En, 1234.50, 2), "1,234.5");
        assert_eq!(decimal(Locale::En, -0.001, 2), "0");
        assert_eq!(decimal(Locale::En, -2.5, 1), "−2.5");
        assert_eq!(decimal(Locale::En, f64::NAN, 1), "–");
        assert_eq!(decimal(Locale::Vi, 1234.5, 1), "1.234,5");
        assert_eq!(decimal(Locale::Fr, 1234.5, 1), "1\u{202f}234,5");
    }

    #[test]
    fn distances_round_to_what_people_say() {
        assert_eq!(distance(Locale::En, 7.4), "7\u{a0}m");
        assert_eq!(distance(Locale::En, 344.0), "340\u{a0}m");
        assert_eq!(distance(Locale::En, 996.0), "1\u{a0}km");
        assert_eq!(distance(Locale::Mn, 2_449.0), "2.4\u{a0}км");
        assert_eq!(distance(Locale::Vi, 2_449.0), "2,4\u{a0}km");
        assert_eq!(distance(Locale::En, 189_093.0), "189\u{a0}km");
    }
}
