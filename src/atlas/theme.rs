//! How a host dresses the page: colours by day and by night, a logo, letters. Read and bounded here; whether a colour can
//! be read on another is `map`'s to say. What is not known is remembered by name and left out, it spoils nothing else.

use super::Texts;
use super::document::is_usable_file;
use super::member::Node;

/// The names of the colours that a host may set, in the order of [`HostColors`].
pub const HOST_COLORS: [&str; 6] = ["background", "text", "accent", "land", "water", "sea"];

/// Longest list of font families, in bytes.
const MAX_FAMILY_BYTES: usize = 200;

/// How many names of unknown members are remembered.
const MAX_UNKNOWN: usize = 8;

/// One colour for each of [`HOST_COLORS`], as `0xRRGGBB`; none: the usual one.
pub type HostColors = [Option<u32>; 6];

/// What a host sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostTheme {
    /// Colours by day.
    pub light: HostColors,
    /// Colours by night.
    pub dark: HostColors,
    /// A picture beside the title: a file beside the document.
    pub logo: String,
    /// What the logo says, for those who do not see it.
    pub logo_alt: Texts,
    /// Families of letters, as in CSS; the usual ones stand behind them.
    pub font: String,
    /// The file of the first family, beside the document; empty: the reader's device has it or not.
    pub font_file: String,
    /// Members that are not known, or that say nothing of use.
    pub unknown: Vec<String>,
}

impl HostTheme {
    /// Reads the member `theme`.
    pub(super) fn read(from: &Node<'_>) -> Self {
        let mut theme = Self::default();
        for (name, node) in from.entries() {
            match name {
                "light" => theme.light = colors(&node, &mut theme.unknown),
                "dark" => theme.dark = colors(&node, &mut theme.unknown),
                "logo" => {
                    theme.logo = file(&node.get("file"), &mut theme.unknown);
                    theme.logo_alt = node.get("alt").texts();
                }
                "font" => {
                    let families = node.get("family");
                    theme.font = families.text();
                    if !is_family(&theme.font) {
                        theme.font.clear();
                        note(&families, &mut theme.unknown);
                    } else if let Some(node) = node.find("file") {
                        theme.font_file = file(&node, &mut theme.unknown);
                    }
                }
                _ => note(&node, &mut theme.unknown),
            }
        }
        theme
    }
}

fn note(node: &Node<'_>, unknown: &mut Vec<String>) {
    if unknown.len() < MAX_UNKNOWN {
        unknown.push(node.path().chars().take(60).collect());
    }
}

fn colors(from: &Node<'_>, unknown: &mut Vec<String>) -> HostColors {
    let mut colors = HostColors::default();
    for (name, node) in from.entries() {
        let place = HOST_COLORS.iter().position(|known| *known == name);
        match place.and_then(|place| Some((place, color(&node.text())?))) {
            Some((place, color)) => colors[place] = Some(color),
            None => note(&node, unknown),
        }
    }
    colors
}

/// The number of `#rrggbb`.
fn color(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && !digits.starts_with('+'))?;
    u32::from_str_radix(digits, 16).ok()
}

/// A file beside the document: no other host's, since the page asks nobody but its own.
fn file(node: &Node<'_>, unknown: &mut Vec<String>) -> String {
    let file = node.text();
    if is_usable_file(&file) && !file.contains(':') {
        return file;
    }
    note(node, unknown);
    String::new()
}

/// Says whether a text is a list of font families and nothing else.
fn is_family(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c > '\u{bf}' || " -_,'\"".contains(c);
    (1..=MAX_FAMILY_BYTES).contains(&text.len()) && text.chars().all(is_plain)
}
