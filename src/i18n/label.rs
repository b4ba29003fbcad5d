//! Labels of the codes in place records: classification, entity type, precision, how a position was got, culture cycle,
//! kind of year.

use super::{Locale, Message, messages as m};
use crate::taxonomy::Taxonomy;

/// The label of a code of FCS 2009; `None` for a code that it does not have.
pub fn category_label(locale: Locale, code: &str) -> Option<&'static str> {
    Some(m::FCS_A.after(Taxonomy::fcs2009().position(code)?).get(locale))
}

/// The label of an entity type; `None` for an unknown code.
pub fn entity_type_label(locale: Locale, code: &str) -> Option<&'static str> {
    let message: Message = match code {
        "business" => m::TYPE_BUSINESS,
        "organisation" => m::TYPE_ORGANISATION,
        "person" => m::TYPE_PERSON,
        "venue" => m::TYPE_VENUE,
        "event" => m::TYPE_EVENT,
        "heritage_element" => m::TYPE_HERITAGE,
        "training" => m::TYPE_TRAINING,
        "cluster_area" => m::TYPE_CLUSTER_AREA,
        _ => return None,
    };
    Some(message.get(locale))
}

/// A precision as a facet's value: short.
pub fn precision_label(locale: Locale, code: &str) -> Option<&'static str> {
    precision_messages(code).map(|(short, _)| short.get(locale))
}

/// How a position was got, in words.
pub fn how_label(locale: Locale, code: &str) -> Option<&'static str> {
    let message: Message = match code {
        "gps" => m::HOW_GPS,
        "map" | "map tap" => m::HOW_MAP,
        "geocoded" => m::HOW_GEOCODED,
        "list" | "from address list" => m::HOW_LIST,
        "register" => m::HOW_REGISTER,
        "town_centre" => m::HOW_TOWN_CENTRE,
        "guess" => m::HOW_GUESS,
        _ => return None,
    };
    Some(message.get(locale))
}

/// A stage of the culture cycle, 1 to 5.
pub fn cycle_label(locale: Locale, stage: &str) -> Option<&'static str> {
    let message: Message = match stage {
        "1" => m::CYCLE_CREATION,
        "2" => m::CYCLE_PRODUCTION,
        "3" => m::CYCLE_DISSEMINATION,
        "4" => m::CYCLE_EXHIBITION,
        "5" => m::CYCLE_CONSUMPTION,
        _ => return None,
    };
    Some(message.get(locale))
}

/// What a record's year is the year of.
pub fn year_kind_label(locale: Locale, kind: &str) -> &'static str {
    match kind {
        "built" => m::YEAR_BUILT,
        "inscribed" => m::YEAR_INSCRIBED,
        _ => m::YEAR_FOUNDED,
    }
    .get(locale)
}

/// The label of a value of one of the record schema's own fields; `None` where the field or the code is not known.
pub fn known_code_label(locale: Locale, field: &str, code: &str) -> Option<&'static str> {
    match field {
        "entity_type" => entity_type_label(locale, code),
        "precision" => precision_label(locale, code),
        "precision_how" => how_label(locale, code),
        "cycle" => cycle_label(locale, code),
        _ => None,
    }
}

/// A precision in a sentence on a card: what the reader may take the position for.
pub fn precision_sentence(locale: Locale, code: &str) -> Option<&'static str> {
    precision_messages(code).map(|(_, sentence)| sentence.get(locale))
}

fn precision_messages(code: &str) -> Option<(Message, Message)> {
    Some(match code {
        "exact" => (m::PRECISION_EXACT, m::AT_EXACT),
        "building" => (m::PRECISION_BUILDING, m::AT_BUILDING),
        "street" => (m::PRECISION_STREET, m::AT_STREET),
        "neighbourhood" => (m::PRECISION_NEIGHBOURHOOD, m::AT_NEIGHBOURHOOD),
        "settlement" => (m::PRECISION_SETTLEMENT, m::AT_SETTLEMENT),
        "district" => (m::PRECISION_DISTRICT, m::AT_DISTRICT),
        "province" => (m::PRECISION_PROVINCE, m::AT_PROVINCE),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_words() {
        for locale in Locale::ALL {
            for code in ["exact", "building", "street", "neighbourhood", "settlement", "district", "province"] {
                assert!(precision_label(locale, code).is_some() && precision_sentence(locale, code).is_some());
            }
            assert_eq!(known_code_label(locale, "precision", "nowhere"), None);
            assert_eq!(known_code_label(locale, "colour", "red"), None);
        }
        assert_eq!(entity_type_label(Locale::Mn, "venue"), Some("Соёлын газар"));
    }

    #[test]
    fn every_category_has_its_own_label() {
        let items = &Taxonomy::fcs2009().items;
        let first = m::NAMES.iter().position(|name| *name == "FCS_A").unwrap();
        for (item, name) in items.iter().zip(&m::NAMES[first..]) {
            assert_eq!(["FCS_", &item.code].concat(), **name);
        }
        for locale in Locale::ALL {
            let labels: BTreeSet<_> = items.iter().filter_map(|item| category_label(locale, &item.code)).collect();
            assert_eq!(labels.len(), items.len(), "{}", locale.code());
            assert!(labels.iter().all(|label| label.starts_with(char::is_uppercase)), "{}", locale.code());
        }
        assert_eq!(category_label(Locale::En, "C3"), Some("Crafts"));
        assert_eq!(category_label(Locale::Mn, "B2"), Some("Хөгжим"));
        assert_eq!(category_label(Locale::Mn, "B9"), None);
    }
}
