//! How precisely a location is known, from a surveyed position to "somewhere in this province".

/// Precision of a location, the finest first; the codes are those of the `precision` property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Measured on the spot.
    Exact,
    /// The right building.
    Building,
    /// The right street.
    Street,
    /// The right khoroo, bag, ward or parish.
    Neighbourhood,
    /// The right soum, commune or town.
    Settlement,
    /// The right district.
    District,
    /// The right aimag or province.
    Province,
}

/// Every level with its code and radius in metres, in the order of the enum.
const TABLE: [(Precision, &str, Option<f64>); 7] = [
    (Precision::Exact, "exact", Some(10.0)),
    (Precision::Building, "building", Some(50.0)),
    (Precision::Street, "street", Some(250.0)),
    (Precision::Neighbourhood, "neighbourhood", Some(2000.0)),
    (Precision::Settlement, "settlement", None),
    (Precision::District, "district", None),
    (Precision::Province, "province", None),
];

impl Precision {
    /// Lists every level, the finest first.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(level, ..)| *level)
    }

    /// The code that files and URLs use.
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Finds the level of an exact `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        TABLE.iter().find(|(_, known, _)| *known == code).map(|(level, ..)| *level)
    }

    /// Metres within which the true place lies; `None` where only the name of an area is known.
    pub fn radius_m(self) -> Option<f64> {
        TABLE[self as usize].2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        assert!(Precision::all().all(|level| Precision::from_code(level.code()) == Some(level)));
        assert_eq!(Precision::from_code(""), None);
    }

    #[test]
    fn radii_grow() {
        let radii: Vec<_> = Precision::all().filter_map(Precision::radius_m).collect();
        assert_eq!(radii, [10.0, 50.0, 250.0, 2000.0]);
        assert_eq!(Precision::Settlement.radius_m(), None);
    }
}
