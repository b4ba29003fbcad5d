//! What comes of a question: what the panel shows, what the map shows, and files to be saved.

use super::{Element, Overlay, el};
use crate::dataset::message::{Reader, Writer};

/// An answer, or as much of it as is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the panel shows.
    pub page: Element,
    /// What the map shows.
    pub overlay: Overlay,
    /// Files to be saved.
    pub files: Vec<SavedFile>,
    /// Set when nothing more will come.
    pub is_whole: bool,
}

/// A file for the reader to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Default for Answer {
    fn default() -> Self {
        Self { page: el("div"), overlay: Overlay::default(), files: Vec::new(), is_whole: true }
    }
}

impl Answer {
    /// A whole answer that only shows something in the panel.
    pub fn page(page: Element) -> Self {
        Self { page, ..Self::default() }
    }

    /// Writes the answer.
    pub fn write(&self, to: &mut Writer) {
        self.page.write(to);
        self.overlay.write(to);
        to.whole(self.files.len());
        for file in &self.files {
            to.text(&file.name);
            to.text(&file.mime);
            to.whole(file.bytes.len());
            to.bytes.extend_from_slice(&file.bytes);
        }
        to.code(u8::from(self.is_whole));
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut answer = Self { page: Element::read(from)?, overlay: Overlay::read(from)?, ..Self::default() };
        for _ in 0..from.whole()? {
            let (name, mime) = (from.text()?, from.text()?);
            let length = from.whole()?;
            answer.files.push(SavedFile { name, mime, bytes: from.take(length)?.to_vec() });
        }
        answer.is_whole = from.code()? == 1;
        Some(answer)
    }
}
