//! Stages of the culture cycle of FCS 2009: a network, not a chain, so one record may hold several.

/// A stage of the culture cycle; its code is its number, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CycleStage {
    /// Originating and authoring, one-off production.
    Creation,
    /// Making reproducible forms, and the tools that make them.
    Production,
    /// Bringing products to people: wholesale, retail, rental, digital distribution.
    Dissemination,
    /// Places of live and unmediated experience; passing on knowledge and skill.
    Exhibition,
    /// What audiences and participants do.
    Participation,
}

/// Every stage, in the order of its number.
const TABLE: [CycleStage; 5] = [
    CycleStage::Creation,
    CycleStage::Production,
    CycleStage::Dissemination,
    CycleStage::Exhibition,
    CycleStage::Participation,
];

impl CycleStage {
    /// Lists every stage.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.into_iter()
    }

    /// The stage's number in the framework, 1 to 5.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Finds the stage of `number`.
    pub fn from_number(number: u8) -> Option<Self> {
        TABLE.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Finds the stage of a number written as text, `1` to `5`, as list columns hold it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::from_number(code.parse().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_round_trip() {
        assert!(CycleStage::all().all(|stage| CycleStage::from_number(stage.number()) == Some(stage)));
        assert_eq!(CycleStage::from_code("4"), Some(CycleStage::Exhibition));
        assert!(CycleStage::from_number(0).is_none() && CycleStage::from_number(6).is_none());
    }
}
