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

#[cfg(test)]
mod tests {
    use super::*;

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
