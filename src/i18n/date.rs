//! Dates as text, as exactly as they are known: a year, a month or a day in ISO 8601. Calendar only, no clock.

use super::Locale;

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `2016-05-31` as "31 May 2016" or "2016 оны 5-р сарын 31"; `2016-05` and `2016` likewise. Anything else stays as it is.
/// As CLDR 48 has it (long; medium in Mongolian), except that the first of a French month is "1er".
pub fn date_text(locale: Locale, iso: &str) -> String {
    let mut parts = iso.split('-').map(|part| part.parse::<usize>().ok());
    let (year, month, day) = (parts.next().flatten(), parts.next(), parts.next());
    let Some(year) = year else { return iso.to_owned() };
    match (month, day) {
        (None, _) => year.to_string(),
        (Some(Some(month @ 1..=12)), None) => match locale {
            Locale::En => format!("{} {year}", ENGLISH_MONTHS[month - 1]),
            Locale::Mn => format!("{year} оны {month}-р сар"),
            Locale::Vi => format!("tháng {month} năm {year}"),
            Locale::Fr => format!("{} {year}", FRENCH_MONTHS[month - 1]),
        },
        (Some(Some(month @ 1..=12)), Some(Some(day @ 1..=31))) => match locale {
            Locale::En => format!("{day} {} {year}", ENGLISH_MONTHS[month - 1]),
            Locale::Mn => format!("{year} оны {month}-р сарын {day}"),
            Locale::Vi => format!("{day} tháng {month}, {year}"),
            Locale::Fr => format!("{day}{} {} {year}", if day == 1 { "er" } else { "" }, FRENCH_MONTHS[month - 1]),
        },
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_only_what_is_known() {
        assert_eq!(date_text(Locale::En, "2016-05-31"), "31 May 2016");
        assert_eq!(date_text(Locale::Mn, "2016-05-31"), "2016 оны 5-р сарын 31");
        assert_eq!(date_text(Locale::Vi, "2026-11-22"), "22 tháng 11, 2026");
        assert_eq!(date_text(Locale::Vi, "2026-11"), "tháng 11 năm 2026");
        assert_eq!(date_text(Locale::Fr, "2019-05-01"), "1er mai 2019");
        assert_eq!(date_text(Locale::Fr, "2026-02"), "février 2026");
        assert_eq!(date_text(Locale::En, "2019-09"), "September 2019");
        assert_eq!(date_text(Locale::Mn, "2019"), "2019");
        assert_eq!(date_text(Locale::En, "spring 2019"), "spring 2019");
        assert_eq!(date_text(Locale::En, "2019-13"), "2019-13");
    }
}
