//! The reader: asks for the next value, the next item of a list, the next name of an object.

use super::escape::{plain_length, read_escape};
use super::number::read_number;
use super::{JsonError, Number, Problem};

/// Deepest nesting of lists and objects.
pub const MAX_DEPTH: usize = 127;

/// A value, or the opening bracket of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'r> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string without its escapes.
    Text(&'r str),
    /// The beginning of a list; its items come by [`Reader::next_item`].
    List,
    /// The beginning of an object; its members come by [`Reader::next_name`].
    Object,
}

/// Reads a text from a byte on. After an error nothing more is to be read.
///
/// ```
/// use creative_atlas::json::{Reader, Value};
///
/// let mut json = Reader::new(r#"{"sizes": [1, 2]}"#, 0);
/// assert_eq!(json.value(), Ok(Value::Object));
/// assert_eq!(json.next_name(), Ok(Some("sizes")));
/// assert_eq!(json.value(), Ok(Value::List));
/// let mut sizes = 0;
/// while json.next_item()? {
///     assert!(matches!(json.value()?, Value::Number(_)));
///     sizes += 1;
/// }
/// assert_eq!(sizes, 2);
/// assert_eq!(json.next_name(), Ok(None));
/// assert_eq!(json.finish(), Ok(()));
/// # Ok::<(), creative_atlas::json::JsonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Open lists and objects.
    depth: usize,
    /// Says whether the innermost bracket was opened just now.
    is_fresh: bool,
    /// Says whether a name was read, so that a colon comes before the value.
    is_named: bool,
    /// Says whether what is read is passed over: only its form matters.
    is_lax: bool,
    /// The last string that had escapes, without them.
    unescaped: String,
}

impl<'t> Reader<'t> {
    /// Reads `text` from the byte `at` on, which begins a character.
    pub fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, depth: 0, is_fresh: false, is_named: false, is_lax: false, unescaped: String::new() }
    }

    /// The byte behind what has been read.
    pub fn byte(&self) -> usize {
        self.at
    }

    /// Reads a value, or the opening bracket of a list or an object. Linear in its length.
    ///
    /// # Errors
    /// If there is none, or it is nested too deeply.
    pub fn value(&mut self) -> Result<Value<'_>, JsonError> {
        if self.is_named {
            self.is_named = false;
            match self.peek() {
                Some(b':') => self.at += 1,
                Some(_) => return Err(self.error(Problem::NoColon)),
                None => return Err(self.error(Problem::ObjectEnds)),
            }
        }
        let Some(first) = self.peek() else { return Err(self.error(Problem::ValueEnds)) };
        self.is_fresh = false;
        Ok(match first {
            b'"' => Value::Text(self.string()?),
            b'-' | b'0'..=b'9' => Value::Number(read_number(self.text.as_bytes(), &mut self.at, self.is_lax)?),
            b'[' => {
                self.open()?;
                Value::List
            }
            b'{' => {
                self.open()?;
                Value::Object
            }
            b'n' => {
                self.word("null")?;
                Value::Null
            }
            b't' => {
                self.word("true")?;
                Value::Bool(true)
            }
            b'f' => {
                self.word("false")?;
                Value::Bool(false)
            }
            _ => return Err(self.error(Problem::NoValue)),
        })
    }

    /// Says whether another item of the innermost list follows; at its end, goes behind the closing bracket.
    ///
    /// # Errors
    /// If there is neither a comma nor an end where one belongs.
    pub fn next_item(&mut self) -> Result<bool, JsonError> {
        let is_first = std::mem::take(&mut self.is_fresh);
        match self.peek() {
            Some(b']') => {
                self.close();
                Ok(false)
            }
            Some(_) if is_first => Ok(true),
            Some(b',') => {
                self.at += 1;
                match self.peek() {
                    Some(b']') => Err(self.error(Problem::TrailingComma)),
                    Some(_) => Ok(true),
                    None => Err(self.error(Problem::ValueEnds)),
                }
            }
            Some(_) => Err(self.error(Problem::NoCommaInList)),
            None => Err(self.error(Problem::ListEnds)),
        }
    }

    /// Reads the name of the next member of the innermost object; its value is to be read next. `None` at the end of
    /// the object, going behind the closing bracket.
    ///
    /// # Errors
    /// If there is neither a comma nor an end where one belongs, or something else than a name.
    pub fn next_name(&mut self) -> Result<Option<&str>, JsonError> {
        let is_first = std::mem::take(&mut self.is_fresh);
        match self.peek() {
            Some(b'}') => {
                self.close();
                return Ok(None);
            }
            Some(b'"') if is_first => {}
            Some(_) if is_first => return Err(self.error(Problem::Name)),
            Some(b',') => {
                self.at += 1;
                match self.peek() {
                    Some(b'"') => {}
                    Some(b'}') => return Err(self.error(Problem::TrailingComma)),
                    Some(_) => return Err(self.error(Problem::Name)),
                    None => return Err(self.error(Problem::ValueEnds)),
                }
            }
            Some(_) => return Err(self.error(Problem::NoCommaInObject)),
            None => return Err(self.error(Problem::ObjectEnds)),
        }
        self.is_named = true;
        self.string().map(Some)
    }

    /// Passes over the next value, however deep it is: its form is checked, but not that numbers are small enough and
    /// that surrogates come in pairs. Linear in its length, one byte of memory a level.
    ///
    /// # Errors
    /// If it is no JSON.
    pub fn skip(&mut self) -> Result<(), JsonError> {
        self.is_lax = true;
        // For each open bracket whether it is an object's.
        let mut open = Vec::new();
        loop {
            match self.value()? {
                Value::List => open.push(false),
                Value::Object => open.push(true),
                _ => {}
            }
            loop {
                let goes_on = match open.last() {
                    Some(true) => self.next_name()?.is_some(),
                    Some(false) => self.next_item()?,
                    None => {
                        self.is_lax = false;
                        return Ok(());
                    }
                };
                if goes_on {
                    break;
                }
                open.pop();
            }
        }
    }

    /// Passes over the rest of the innermost list.
    ///
    /// # Errors
    /// If it is no JSON.
    pub fn skip_items(&mut self) -> Result<(), JsonError> {
        while self.next_item()? {
            self.skip()?;
        }
        Ok(())
    }

    /// Passes over the rest of the innermost object.
    ///
    /// # Errors
    /// If it is no JSON.
    pub fn skip_members(&mut self) -> Result<(), JsonError> {
        while self.next_name()?.is_some() {
            self.skip()?;
        }
        Ok(())
    }

    /// Checks that nothing but white space follows.
    ///
    /// # Errors
    /// If something does.
    pub fn finish(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.error(Problem::Trailing)),
        }
    }

    /// The next byte that is not white space.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// The error at the next byte.
    #[cold]
    fn error(&self, problem: Problem) -> JsonError {
        JsonError { problem, byte: self.at }
    }

    fn open(&mut self) -> Result<(), JsonError> {
        if self.depth >= MAX_DEPTH && !self.is_lax {
            return Err(self.error(Problem::TooDeep));
        }
        self.depth += 1;
        self.at += 1;
        self.is_fresh = true;
        Ok(())
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.at += 1;
    }

    fn word(&mut self, word: &str) -> Result<(), JsonError> {
        for letter in word.bytes() {
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == letter => self.at += 1,
                Some(_) => return Err(self.error(Problem::Word)),
                None => return Err(self.error(Problem::ValueEnds)),
            }
        }
        Ok(())
    }

    /// Reads the string whose opening quote is next.
    #[inline]
    fn string(&mut self) -> Result<&str, JsonError> {
        let start = self.at + 1;
        let end = start + plain_length(&self.text.as_bytes()[start..]);
        if self.text.as_bytes().get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(&self.text[start..end]);
        }
        self.string_with_escapes()
    }

    /// Reads the string whose opening quote is next into `unescaped`.
    #[cold]
    fn string_with_escapes(&mut self) -> Result<&str, JsonError> {
        let bytes = self.text.as_bytes();
        self.unescaped.clear();
        self.at += 1;
        loop {
            let start = self.at;
            self.at += plain_length(&bytes[start..]);
            self.unescaped.push_str(&self.text[start..self.at]);
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(&self.unescaped);
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.unescaped.push(read_escape(bytes, &mut self.at, self.is_lax)?);
                }
                Some(_) => return Err(self.error(Problem::Control)),
                None => return Err(self.error(Problem::StringEnds)),
            }
        }
    }
}

/// Says whether `text` is one JSON value, however deep. Linear in its length.
pub fn is_json(text: &str) -> bool {
    let mut json = Reader::new(text, 0);
    json.skip().and_then(|()| json.finish()).is_ok()
}
