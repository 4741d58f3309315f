//! Reads a content file and goes on after a mistake, so that one run shows every mistake of every file.
//!
//! serde stops at the first mistake, so this stands between it and the file: a key that nothing reads is
//! skipped, a value that is missing or of another kind is made up, and each is reported with the row it is
//! in. What was made up is never used: content with a problem is never built.

mod deserializer;
mod fault;
mod node;

use std::cell::RefCell;
use std::collections::BTreeSet;

use fault::Fault;
use node::{Node, Place, Value};
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::engine::{Problem, ProblemKind};

/// Reads a file as far as it goes, and adds what is wrong to `problems`; `None` where it is no TOML.
pub fn read<T: DeserializeOwned>(
    file: &'static str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, ..Reader::default() };
    if !errors.is_empty() {
        problems.extend(errors.iter().map(|error| reader.not_toml(error)));
        return None;
    }
    let whole = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let read = reader.read(&whole);
    let mut found = reader.found.take();
    found.sort_by_key(|(line, _)| *line);
    problems.extend(found.into_iter().map(|(_, problem)| problem));
    read
}

#[derive(Default)]
struct Reader<'a> {
    file: &'static str,
    text: &'a str,
    /// Keys that a table must have and does not, by the table's address.
    missing: BTreeSet<(usize, &'static str)>,
    /// What is wrong, each with its line.
    found: RefCell<Vec<(usize, Problem)>>,
}

impl Reader<'_> {
    /// Every key that turns out to be missing is made up in another round, until none is.
    fn read<T: DeserializeOwned>(&mut self, whole: &Spanned<DeValue>) -> Option<T> {
        loop {
            self.found.take();
            let place = Place { row: String::new(), key: "", number: None, start: 0 };
            match T::deserialize(Node { reader: self, place, value: Value::Written(whole) }) {
                Ok(read) => return Some(read),
                Err(Fault::Missing { key, table: Some(table) })
                    if self.missing.insert((table, key)) => {}
                Err(fault) => {
                    let kind = ProblemKind::NotToml { line: 1, error: fault.to_string() };
                    self.found.borrow_mut().push((1, self.problem("", kind)));
                    return None;
                }
            }
        }
    }

    fn not_toml(&self, error: &toml::de::Error) -> Problem {
        let line = self.line(error.span().map_or(0, |span| span.start));
        let error = error.message().replace('\n', ", ");
        self.problem("", ProblemKind::NotToml { line, error })
    }

    fn problem(&self, id: &str, kind: ProblemKind) -> Problem {
        Problem { file: self.file, id: id.to_string(), kind }
    }

    /// The line of a position, from 1.
    fn line(&self, position: usize) -> usize {
        self.text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
    }
}
