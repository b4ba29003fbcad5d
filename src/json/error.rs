//! What can be wrong with JSON, with the place in the text.

/// Why a text is not JSON, or not JSON that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", problem.text())]
pub struct JsonError {
    /// What is wrong.
    pub problem: Problem,
    /// The byte that cannot stand where it does, from 0; the length of the text where it ends too early.
    pub byte: usize,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text ends inside a list.
    ListEnds,
    /// The text ends inside an object.
    ObjectEnds,
    /// The text ends inside a string.
    StringEnds,
    /// The text ends where a value is to come, or inside a number or a word.
    ValueEnds,
    /// No colon after the name of a member.
    NoColon,
    /// Neither a comma nor the end of the list after an item.
    NoCommaInList,
    /// Neither a comma nor the end of the object after a member.
    NoCommaInObject,
    /// A word that is none of `true`, `false` and `null`.
    Word,
    /// Nothing that begins a value.
    NoValue,
    /// A backslash before what cannot be escaped.
    Escape,
    /// A number that is not written as JSON has it.
    Number,
    /// A number too large for a double.
    NumberTooLarge,
    /// Bytes that are not UTF-8.
    Encoding,
    /// A control character in a string.
    Control,
    /// The name of a member is not a string.
    Name,
    /// Half of a surrogate pair.
    HalfPair,
    /// A first half of a surrogate pair that is not followed by an escape.
    OpenPair,
    /// A comma before a closing bracket.
    TrailingComma,
    /// Something follows the value.
    Trailing,
    /// More nested lists and objects than [`super::MAX_DEPTH`].
    TooDeep,
}

impl Problem {
    /// What is wrong in a few words, as reports of files show it.
    pub fn text(self) -> &'static str {
        match self {
            Self::ListEnds => "EOF while parsing a list",
            Self::ObjectEnds => "EOF while parsing an object",
            Self::StringEnds => "EOF while parsing a string",
            Self::ValueEnds => "EOF while parsing a value",
            Self::NoColon => "expected `:`",
            Self::NoCommaInList => "expected `,` or `]`",
            Self::NoCommaInObject => "expected `,` or `}`",
            Self::Word => "expected ident",
            Self::NoValue => "expected value",
            Self::Escape => "invalid escape",
            Self::Number => "invalid number",
            Self::NumberTooLarge => "number out of range",
            Self::Encoding => "invalid unicode code point",
            Self::Control => "control character (\\u0000-\\u001F) found while parsing a string",
            Self::Name => "key must be a string",
            Self::HalfPair => "lone leading surrogate in hex escape",
            Self::OpenPair => "unexpected end of hex escape",
            Self::TrailingComma => "trailing comma",
            Self::Trailing => "trailing characters",
            Self::TooDeep => "recursion limit exceeded",
        }
    }
}

impl JsonError {
    /// Line and column of the byte in the `bytes` that were read, both from 1, the column in bytes; where the bytes end
    /// too early, those of the last one. Linear in the bytes before.
    pub fn line_and_column(&self, bytes: &[u8]) -> (usize, usize) {
        let before = &bytes[..bytes.len().min(self.byte + 1)];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = before.iter().map(|byte| usize::from(*byte == b'\n')).sum::<usize>() + 1;
        (line, before.len() - start)
    }
}
