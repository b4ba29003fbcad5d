//! The names in a WebAssembly module: what it takes from JavaScript and what it gives. Nothing else of it is looked at.
//!
//! Source: WebAssembly Core Specification 2.0, §5.5.

/// What every module begins with: the magic word and the version.
const HEAD: &[u8; 8] = b"\0asm\x01\0\0\0";

/// The numbers of the sections that have names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The kind of an import or an export that is a function.
const FUNCTION: u8 = 0;

/// One name that a module shares with JavaScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// The module's word for where an import comes from; none for an export.
    pub(super) from: Option<String>,
    pub(super) name: String,
    /// What it is, as the module writes it.
    pub(super) what: Vec<u8>,
}

/// What a module shares with JavaScript, in the module's order; `None` for bytes that are no module, and for one that
/// takes anything but functions.
pub(super) fn shared(module: &[u8]) -> Option<Vec<Shared>> {
    let found = sections(module)?.into_iter().map(|(id, body)| match id {
        IMPORTS | EXPORTS => entries(body, id == IMPORTS),
        _ => Some(Vec::new()),
    });
    Some(found.collect::<Option<Vec<_>>>()?.concat())
}

/// The module with what `keep` makes of each name; what it gives nothing for is left out. `None` as for [`shared`].
pub(super) fn with_shared(module: &[u8], keep: &dyn Fn(Shared) -> Option<Shared>) -> Option<Vec<u8>> {
    let mut out = HEAD.to_vec();
    for (id, body) in sections(module)? {
        let written = match id {
            IMPORTS | EXPORTS => Some(body_of(entries(body, id == IMPORTS)?.into_iter().filter_map(keep).collect())),
            _ => None,
        };
        let body = written.as_deref().unwrap_or(body);
        out.push(id);
        push_number(&mut out, body.len());
        out.extend(body);
    }
    Some(out)
}

/// The sections of a module: their numbers and what is in them.
fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = module.strip_prefix(HEAD)?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let length = number(&mut rest)?;
        sections.push((id, take(&mut rest, length)?));
    }
    Some(sections)
}

fn entries(mut body: &[u8], are_imports: bool) -> Option<Vec<Shared>> {
    let count = number(&mut body)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let from = if are_imports { Some(text(&mut body)?) } else { None };
        let name = text(&mut body)?;
        let start = body;
        let [kind] = take(&mut body, 1)? else { return None };
        if are_imports && *kind != FUNCTION {
            return None;
        }
        number(&mut body)?;
        entries.push(Shared { from, name, what: start[..start.len() - body.len()].to_vec() });
    }
    Some(entries)
}

fn body_of(entries: Vec<Shared>) -> Vec<u8> {
    let mut body = Vec::new();
    push_number(&mut body, entries.len());
    for Shared { from, name, what } in entries {
        for word in from.iter().chain([&name]) {
            push_number(&mut body, word.len());
            body.extend(word.as_bytes());
        }
        body.extend(what);
    }
    body
}

fn text(bytes: &mut &[u8]) -> Option<String> {
    let length = number(bytes)?;
    String::from_utf8(take(bytes, length)?.to_vec()).ok()
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

/// A whole number in LEB128: seven bits a byte, the lowest first.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let [byte] = take(bytes, 1)? else { return None };
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn push_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A module that takes `names` from `./app_bg.js` and gives a function of each of `given`.
    pub(in crate::finish) fn module(names: &[&str], given: &[&str]) -> Vec<u8> {
        let entry = |from: Option<&str>, name: &&str| Shared {
            from: from.map(str::to_owned),
            name: (*name).to_owned(),
            what: vec![FUNCTION, 0],
        };
        let mut out = HEAD.to_vec();
        let imports = names.iter().map(|name| entry(Some("./app_bg.js"), name)).collect();
        let exports = given.iter().map(|name| entry(None, name)).collect();
        // One type: a function of nothing that gives nothing.
        let types = vec![1, 0x60, 0, 0];
        for (id, body) in [(1, types), (IMPORTS, body_of(imports)), (EXPORTS, body_of(exports))] {
            out.push(id);
            push_number(&mut out, body.len());
            out.extend(body);
        }
        out
    }

    #[test]
    fn names_are_read_changed_and_left_out() {
        let whole = module(&["__wbg_a_1", "__wbg_b_2"], &["memory", "gone"]);
        let found = shared(&whole).unwrap();
        let names: Vec<&str> = found.iter().map(|shared| shared.name.as_str()).collect();
        assert_eq!(names, ["__wbg_a_1", "__wbg_b_2", "memory", "gone"]);
        assert_eq!(found[0].from.as_deref(), Some("./app_bg.js"));
        assert_eq!(with_shared(&whole, &Some), Some(whole.clone()), "nothing changed");
        let short = with_shared(&whole, &|shared| match shared.name.as_str() {
            "__wbg_a_1" => Some(Shared { name: "a".to_owned(), ..shared }),
            "gone" => None,
            _ => Some(shared),
        });
        assert_eq!(short, Some(module(&["a", "__wbg_b_2"], &["memory"])));
    }

    #[test]
    fn long_sections_have_long_numbers() {
        let names: Vec<String> = (0..300).map(|at| format!("__wbg_{at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let whole = module(&names, &[]);
        assert_eq!(shared(&whole).unwrap().len(), 300);
        assert_eq!(with_shared(&whole, &Some), Some(whole));
    }

    #[test]
    fn bytes_that_are_no_module_are_none() {
        let whole = module(&["__wbg_a_1"], &["memory"]);
        assert_eq!(shared(b""), None);
        assert_eq!(shared(b"\0asm\x02\0\0\0"), None);
        assert_eq!(shared(&whole[..whole.len() - 1]), None);
        let memory = [HEAD.as_slice(), &[IMPORTS, 8, 1, 1, b'm', 1, b'n', 2, 0, 1]].concat();
        assert_eq!(shared(&memory), None, "a memory is taken");
        assert_eq!(number(&mut [0x80; 6].as_slice()), None);
    }
}
