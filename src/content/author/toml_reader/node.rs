//! A value of a file, with the row that it is in.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::Reader;
use crate::engine::ProblemKind;

/// A value with where it is.
pub struct Node<'a> {
    pub reader: &'a Reader<'a>,
    pub place: Place<'a>,
    pub value: Value<'a>,
}

#[derive(Clone)]
pub struct Place<'a> {
    /// The id of the row that the value is in; empty at the top of the file.
    pub row: String,
    pub key: &'a str,
    /// The place in a list, from 1.
    pub number: Option<usize>,
    /// Where the row starts, in bytes.
    pub start: usize,
}

#[derive(Clone, Copy)]
pub enum Value<'a> {
    Written(&'a Spanned<DeValue<'a>>),
    /// Must be there and is not.
    Missing,
    /// Part of something missing.
    MadeUp,
}

impl<'a> Node<'a> {
    /// What the author wrote, if anything.
    pub fn written(&self) -> Option<&'a DeValue<'a>> {
        match self.value {
            Value::Written(value) => Some(value.get_ref()),
            Value::Missing | Value::MadeUp => None,
        }
    }

    /// What the author wrote, if that is a whole number.
    pub fn integer(&self) -> Option<i64> {
        let integer = self.written()?.as_integer()?;
        i64::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    /// Reports that this is not `wanted`, or not there; once for each mistake of the author.
    pub fn report(&self, wanted: &str) {
        let (key, wanted) = (self.place.key.to_string(), wanted.to_string());
        match self.value {
            Value::Written(value) => {
                let line = self.reader.line(value.span().start);
                self.add(line, ProblemKind::WrongType { line, key, wanted });
            }
            Value::Missing => {
                let line = self.reader.line(self.place.start);
                self.add(line, ProblemKind::MissingKey { line, key, wanted });
            }
            Value::MadeUp => {}
        }
    }

    /// Reports that no key is called like this one.
    pub fn report_unknown(&self, known: &[&str]) {
        let Value::Written(value) = self.value else { return };
        let line = self.reader.line(value.span().start);
        let key = self.place.key.to_string();
        let nearest = known.iter().min_by_key(|known| distance(&key, known));
        let is_near = |known: &&&str| distance(&key, known) * 2 <= known.len();
        let meant = nearest.filter(is_near).map(ToString::to_string);
        self.add(line, ProblemKind::UnknownKey { line, key, meant });
    }

    fn add(&self, line: usize, kind: ProblemKind) {
        let id = if self.place.row.is_empty() { self.place.key } else { &self.place.row };
        self.reader.found.borrow_mut().push((line, self.reader.problem(id, kind)));
    }

    /// What was read; where it is nothing, reports that and goes on with what is `made_up`.
    pub fn or_report<T>(&self, read: Option<T>, wanted: &str, made_up: T) -> T {
        read.unwrap_or_else(|| {
            self.report(wanted);
            made_up
        })
    }

    /// The table that this is; where it is none, reports that.
    pub fn table(&self) -> Option<&'a DeTable<'a>> {
        let table = self.written().and_then(DeValue::as_table);
        if table.is_none() {
            self.report("a table");
        }
        table
    }

    /// The id of this table: its own, or its place where it has none.
    pub fn own_id(&self, table: &DeTable) -> String {
        let text = |key: &str| table.get(key).and_then(|value| value.get_ref().as_str());
        let Place { row, key, number, .. } = &self.place;
        if let Some(id) = text("link_id").or(text("id")) {
            return id.to_string();
        }
        let list = if row.is_empty() { key } else { row.as_str() };
        match (text("code"), number) {
            (Some(code), _) => join(row, code),
            (None, Some(number)) => join(list, &number.to_string()),
            (None, None) => join(row, key),
        }
    }

    /// A value of a key of this table, which has the id `row`.
    pub fn child(&self, row: &str, key: &'a str, value: Value<'a>) -> Node<'a> {
        let start = match self.value {
            Value::Written(own) => own.span().start,
            Value::Missing | Value::MadeUp => self.place.start,
        };
        let place = Place { row: row.to_string(), key, number: None, start };
        Node { reader: self.reader, place, value }
    }

    /// Every key of this table with its value.
    pub fn children(&self, table: &'a DeTable<'a>) -> Vec<(&'a str, Node<'a>)> {
        let row = self.own_id(table);
        let child = |(key, value): (&'a Spanned<_>, &'a Spanned<_>)| {
            let key: &DeString = key.get_ref();
            (key.as_ref(), self.child(&row, key, Value::Written(value)))
        };
        table.iter().map(child).collect()
    }
}

fn join(row: &str, key: &str) -> String {
    if row.is_empty() { key.to_string() } else { [row, ".", key].concat() }
}

/// How many letters to add, remove or change to get from a word to another (Levenshtein 1966).
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in to.chars().enumerate() {
            let cost = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
