//! What is analysed and how, as one value of the address: `clusters,radius:250,least:5`.

use crate::state::pair;

/// A topic with its options; what is not said has the topic's default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The topic's name; empty: the first page.
    pub topic: String,
    pairs: Vec<(String, String)>,
}

impl Options {
    /// A topic without any option.
    pub fn of(topic: &str) -> Self {
        Self { topic: topic.to_owned(), pairs: Vec::new() }
    }

    /// Reads what [`text`](Self::text) wrote. Options without a value are left out.
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(',');
        let topic = parts.next().unwrap_or_default();
        let mut options = Self::of(topic);
        for (key, value) in parts.filter_map(|part| part.split_once(':')) {
            options.set(key, &unescape(value));
        }
        options
    }

    /// The value of the address.
    pub fn text(&self) -> String {
        let mut text = self.topic.clone();
        for (key, value) in &self.pairs {
            text.push(',');
            text.push_str(key);
            text.push(':');
            text.push_str(&value.replace('!', "!!").replace(',', "!."));
        }
        text
    }

    /// An option's value.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    /// Every option with its value, in the order of the address.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// An option's value as a number within limits; the default where it is missing or none.
    pub fn number(&self, key: &str, default: f64, limits: (f64, f64)) -> f64 {
        let value = self.get(key).and_then(crate::geo::read_number).filter(|number| number.is_finite());
        value.map_or(default, |number| number.clamp(limits.0, limits.1))
    }

    /// The same options with one of them changed; an empty value takes it away.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Self {
        let mut options = self.clone();
        options.set(key, value);
        options
    }

    /// The pair of the address that asks for this; for `data-go`.
    pub fn go(&self) -> String {
        pair("an", &self.text())
    }

    /// The pair of the address with one option left open: `{}` stands for its value; for `data-set`.
    pub fn go_with_field(&self, key: &str) -> String {
        let open = self.with(key, "");
        let mut patch = open.go();
        patch.push_str(&[",", key, ":{}"].concat());
        patch
    }

    fn set(&mut self, key: &str, value: &str) {
        self.pairs.retain(|(own, _)| own != key);
        if !value.is_empty() {
            self.pairs.push((key.to_owned(), value.to_owned()));
        }
    }
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '!' if letters.as_str().starts_with('.') => {
                letters.next();
                text.push(',');
            }
            '!' => text.extend(letters.next()),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn options_have_defaults_and_limits() {
        let options = Options::read("clusters,radius:250,least:x,far:1e9,junk");
        assert_eq!((options.topic.as_str(), options.number("radius", 1.0, (0.0, 1e3))), ("clusters", 250.0));
        assert_eq!((options.number("least", 5.0, (2.0, 9.0)), options.number("far", 1.0, (0.0, 1e5))), (5.0, 1e5));
        assert_eq!(options.with("radius", "").with("least", "7").text(), "clusters,far:1e9,least:7");
        assert_eq!(Options::of("clusters").go_with_field("radius"), "an=clusters,radius:{}");
        assert_eq!(Options::read(""), Options::default());
    }

    proptest! {
        #[test]
        fn any_value_comes_back(values in prop::collection::vec("\\PC{1,12}", 0..4)) {
            let mut options = Options::of("compare");
            for (at, value) in values.iter().enumerate() {
                options = options.with(&format!("k{at}"), value);
            }
            prop_assert_eq!(Options::read(&options.text()), options);
        }
    }
}
