//! JSON (RFC 8259) read value by value, in the order in which it stands: no tree is made unless one is asked for.
//!
//! Nothing here is generic: the program holds one reader, whatever is read with it. Positions are bytes from 0 in the
//! text. Knows nothing of what a document means.

mod error;
mod escape;
mod number;
mod reader;
mod tree;

pub use error::{JsonError, Problem};
pub use number::Number;
pub use reader::{MAX_DEPTH, Reader, Value, is_json};
pub use tree::Tree;
