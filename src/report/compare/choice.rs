//! What a side of the comparison is, as the address says it.

/// What a side is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// What is shown.
    Current,
    /// Everything that could be on side A and is not.
    Rest,
    /// A district, by its id.
    District(String),
    /// A kind, by its code.
    Kind(String),
    /// A cluster of the clusters' layer, by its id.
    Cluster(String),
    /// A selection that was kept, as pairs of an address.
    Kept(String),
}

impl Choice {
    /// Reads what [`text`](Self::text) wrote; `None` for anything else.
    pub(super) fn read(text: &str) -> Option<Self> {
        match text {
            "current" => return Some(Self::Current),
            "rest" => return Some(Self::Rest),
            _ => {}
        }
        let (what, which) = text.split_once('=').filter(|(_, which)| !which.is_empty())?;
        let which = which.to_owned();
        Some(match what {
            "district" => Self::District(which),
            "domain" => Self::Kind(which),
            "cluster" => Self::Cluster(which),
            "filters" => Self::Kept(which),
            _ => return None,
        })
    }

    /// The option's value.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Current => "current".to_owned(),
            Self::Rest => "rest".to_owned(),
            Self::District(id) => format!("district={id}"),
            Self::Kind(code) => format!("domain={code}"),
            Self::Cluster(id) => format!("cluster={id}"),
            Self::Kept(pairs) => format!("filters={pairs}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back() {
        for text in ["current", "rest", "district=MN-1", "domain=A", "cluster=x=y", "filters=f.domain=A,C&q=khan"] {
            assert_eq!(Choice::read(text).unwrap().text(), text);
        }
        for text in ["", "district=", "district", "planet=x"] {
            assert_eq!(Choice::read(text), None);
        }
    }
}
