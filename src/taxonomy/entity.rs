//! What kind of thing a record describes. A venue and the organisation that runs it are two records.

/// Kind of a record; the codes are those of the `entity_type` property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityType {
    /// An establishment that trades.
    Business,
    /// An association, union, public body or other organisation.
    Organisation,
    /// An artist, artisan or freelancer.
    Person,
    /// A place that receives visitors.
    Venue,
    /// A festival or fair.
    Event,
    /// A piece of tangible or intangible heritage.
    HeritageElement,
    /// A school or course.
    Training,
    /// An area that people drew, as distinct from a computed cluster.
    ClusterArea,
}

/// Every kind with its code, in the order of the enum.
const TABLE: [(EntityType, &str); 8] = [
    (EntityType::Business, "business"),
    (EntityType::Organisation, "organisation"),
    (EntityType::Person, "person"),
    (EntityType::Venue, "venue"),
    (EntityType::Event, "event"),
    (EntityType::HeritageElement, "heritage_element"),
    (EntityType::Training, "training"),
    (EntityType::ClusterArea, "cluster_area"),
];

impl EntityType {
    /// Lists every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(kind, _)| *kind)
    }

    /// The code that files and URLs use.
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Finds the kind of an exact `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        TABLE.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        assert!(EntityType::all().all(|kind| EntityType::from_code(kind.code()) == Some(kind)));
        assert_eq!(EntityType::HeritageElement.code(), "heritage_element");
        assert_eq!(EntityType::from_code("Venue"), None);
    }
}
