//! A classification of two levels, domains and their sub-items: codes only. What they are called is written in the
//! language files (`i18n::category_label`).
//!
//! Source: UNESCO Institute for Statistics, "2009 UNESCO Framework for Cultural Statistics".

use std::sync::LazyLock;

/// The codes of FCS 2009; a code of one letter is a domain.
const FCS2009: &str = "A A1 A2 A3 A4 B B1 B2 B3 C C1 C2 C3 D D1 D2 D3 D4 D5 E E1 E2 E3 E4 F F1 F2 F3 F4 F5 F6 \
                       G G1 G2 H H1 H2 H3 H4 T T1 T2 T3 T4";

/// A versioned classification; `items` lists every domain directly before its sub-items, in the order of codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Taxonomy {
    /// Identifies the scheme, as records and atlases name it: `FCS2009`.
    pub id: String,
    /// The edition, which a record keeps beside its code.
    pub version: String,
    /// Domains and sub-items.
    pub items: Vec<Item>,
}

/// One domain or sub-item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Code, as `A` or `A1`.
    pub code: String,
    /// Code of the domain that a sub-item belongs to; none for a domain.
    pub parent: Option<String>,
}

/// How a domain counts in totals of the creative economy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DomainKind {
    /// Core of culture, A to F.
    Cultural,
    /// Near to culture, G and H: left out of totals unless asked for.
    Related,
    /// Runs across all the others, T: never a domain beside them in a total.
    Transversal,
}

impl Taxonomy {
    /// The UNESCO Framework for Cultural Statistics of 2009, read once.
    pub fn fcs2009() -> &'static Self {
        static SCHEME: LazyLock<Taxonomy> = LazyLock::new(|| Taxonomy::from_codes("FCS2009", "2009", FCS2009));
        &SCHEME
    }

    /// Reads codes that are parted by blanks; the first letter of a longer code is its domain.
    fn from_codes(id: &str, version: &str, codes: &str) -> Self {
        let item = |code: &str| {
            let parent = (code.len() > 1).then(|| code[..1].to_owned());
            Item { code: code.to_owned(), parent }
        };
        Self { id: id.to_owned(), version: version.to_owned(), items: codes.split_whitespace().map(item).collect() }
    }

    /// The position of `code` among the items.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.items.iter().position(|item| item.code == code)
    }

    /// Finds the domain or sub-item of `code`.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.get(self.position(code)?)
    }

    /// Finds the domain of `code`, which may be a domain already; `None` for a code the scheme does not have.
    pub fn domain_of(&self, code: &str) -> Option<&Item> {
        let item = self.item(code)?;
        item.parent.as_deref().map_or(Some(item), |parent| self.item(parent))
    }

    /// Finds the code above `code`; `None` for a domain and for a code the scheme does not have.
    pub fn parent_of(&self, code: &str) -> Option<&str> {
        self.item(code)?.parent.as_deref()
    }

    /// Lists the domains in the order of codes.
    pub fn domains(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.parent.is_none())
    }

    /// Lists the sub-items of the domain `code`; nothing for a sub-item or a code the scheme does not have.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |item| item.parent.as_deref() == Some(code))
    }

    /// Says how the domain of `code` counts in totals; `None` for a code the scheme does not have.
    pub fn kind_of(&self, code: &str) -> Option<DomainKind> {
        Some(match self.domain_of(code)?.code.as_str() {
            "G" | "H" => DomainKind::Related,
            "T" => DomainKind::Transversal,
            _ => DomainKind::Cultural,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn fcs2009_is_whole() {
        let scheme = Taxonomy::fcs2009();
        let domains: Vec<_> = scheme.domains().map(|item| item.code.as_str()).collect();
        assert_eq!(domains, ["A", "B", "C", "D", "E", "F", "G", "H", "T"]);
        let sizes: Vec<_> = domains.iter().map(|code| scheme.children(code).count()).collect();
        assert_eq!(sizes, [4, 3, 3, 5, 4, 6, 2, 4, 4]);
        let codes: BTreeSet<_> = scheme.items.iter().map(|item| &item.code).collect();
        assert_eq!(codes.len(), scheme.items.len());
    }

    #[test]
    fn codes_lead_to_their_domain() {
        let scheme = Taxonomy::fcs2009();
        assert_eq!(scheme.item("C3").map(|item| item.code.as_str()), Some("C3"));
        assert_eq!(scheme.domain_of("C3").map(|item| item.code.as_str()), Some("C"));
        assert_eq!(scheme.domain_of("C").map(|item| item.code.as_str()), Some("C"));
        assert_eq!(scheme.parent_of("C3"), Some("C"));
        assert_eq!(scheme.parent_of("C"), None);
        assert_eq!(scheme.domain_of("Z9"), None);
        assert_eq!(scheme.children("Z").count(), 0);
        assert_eq!(scheme.kind_of("F6"), Some(DomainKind::Cultural));
        assert_eq!(scheme.kind_of("H1"), Some(DomainKind::Related));
        assert_eq!(scheme.kind_of("T2"), Some(DomainKind::Transversal));
    }
}
