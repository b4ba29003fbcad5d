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

/// `2016-05-31` as "31 May 2016" or "2016 оны 5 сарын 31"; `2016-05` and `2016` likewise. Anything else stays as it is.
pub fn date_text(locale: Locale, iso: &str) -> String {
    let mut parts = iso.split('-').map(|part| part.parse::<usize>().ok());
    let (year, month, day) = (parts.next().flatten(), parts.next(), parts.next());
    let Some(year) = year else { return iso.to_owned() };
    match (month, day) {
        (None, _) => year.to_string(),
        (Some(Some(month @ 1..=12)), None) => match locale {
            Locale::En => format!("{} {year}", ENGLISH_MONTHS[month - 1]),
            Locale::Mn => format!("{year} оны {month} сар"),
        },
        (Some(Some(month @ 1..=12)), Some(Some(day @ 1..=31))) => match locale {
            Locale::En => format!("{day} {} {year}", ENGLISH_MONTHS[month - 1]),
            Locale::Mn => format!("{year} оны {month} сарын {day}"),
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
        assert_eq!(date_text(Locale::Mn, "2016-05-31"), "2016 оны 5 сарын 31");
        assert_eq!(date_text(Locale::En, "2019-09"), "September 2019");
        assert_eq!(date_text(Locale::Mn, "2019"), "2019");
        assert_eq!(date_text(Locale::En, "spring 2019"), "spring 2019");
        assert_eq!(date_text(Locale::En, "2019-13"), "2019-13");
    }
}
