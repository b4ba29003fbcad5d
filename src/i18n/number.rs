//! Numbers and distances as text. Both languages group by comma and part decimals by a point (CLDR 48).

use super::Locale;

/// A whole number with thousands grouped: `1,539,810`.
pub fn integer(_locale: Locale, value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
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
    let fixed = format!("{:.places$}", value.abs());
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let fraction = fraction.trim_end_matches('0');
    let grouped = integer(locale, whole.parse().unwrap_or(u64::MAX));
    let sign = if value < 0.0 && fixed.contains(|c: char| c != '0' && c != '.') { "−" } else { "" };
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") }
}

/// A distance in words for people: `350 m`, `2.4 km`, `1,200 km`; no-break space before the unit.
pub fn distance(locale: Locale, metres: f64) -> String {
    let (metre, kilometre) = match locale {
        Locale::En => ("m", "km"),
        Locale::Mn => ("м", "км"),
    };
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
    }

    #[test]
    fn decimals_lose_their_zeros() {
        assert_eq!(decimal(Locale::En, 1234.50, 2), "1,234.5");
        assert_eq!(decimal(Locale::En, -0.001, 2), "0");
        assert_eq!(decimal(Locale::En, -2.5, 1), "−2.5");
        assert_eq!(decimal(Locale::En, f64::NAN, 1), "–");
    }

    #[test]
    fn distances_round_to_what_people_say() {
        assert_eq!(distance(Locale::En, 7.4), "7\u{a0}m");
        assert_eq!(distance(Locale::En, 344.0), "340\u{a0}m");
        assert_eq!(distance(Locale::En, 996.0), "1\u{a0}km");
        assert_eq!(distance(Locale::Mn, 2_449.0), "2.4\u{a0}км");
        assert_eq!(distance(Locale::En, 189_093.0), "189\u{a0}km");
    }
}
