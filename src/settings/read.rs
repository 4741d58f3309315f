//! From what was given to [`Settings`]: relaxed outside, strict inside.

use std::cmp::Ordering;

use super::color::Rgb;
use super::problem::{Choices, SettingsProblem, SettingsProblemKind as Problem};
use super::table::ServiceKey;
use super::{Field, Group, Kind, SETTINGS, Setting, Settings, Value, link, text};

/// The most problems that are told at once.
pub const MOST_PROBLEMS: usize = 20;
/// Longer names are not compared with known ones.
const LONGEST_NAME: usize = 40;

impl Settings {
    /// Reads settings from an object; `-` and `_` in names are the same.
    ///
    /// Never fails: what is wrong is at its default, and is told in the second value, at most
    /// [`MOST_PROBLEMS`] of them.
    pub fn read(given: &Value) -> (Self, Vec<SettingsProblem>) {
        let mut problems = Vec::new();
        let mut reader = Reader { path: "", problems: &mut problems };
        let settings = Self(reader.group(given, SETTINGS));
        if settings.lacks_a_link() {
            reader.report("spa_name", Problem::NoLink);
        }
        if let Some(shown) = settings.corrected_accent() {
            reader.report("accent", Problem::HardToRead { shown });
        }
        (settings, problems)
    }

    /// Whether the owner's own spa would be shown without any way to book there.
    fn lacks_a_link(&self) -> bool {
        let spa_link = self.booking_url().or(self.website()).or(self.phone());
        let lacks = |service: &Group| service.text(ServiceKey::BookingUrl as usize).is_none();
        let services = self.services();
        self.spa_name().is_some()
            && spa_link.is_none()
            && (services.is_empty() || services.iter().any(lacks))
    }
}

struct Reader<'a> {
    /// Where the object is that is being read; empty for the outermost.
    path: &'a str,
    problems: &'a mut Vec<SettingsProblem>,
}

impl Reader<'_> {
    fn group(&mut self, given: &Value, known: &'static [Setting]) -> Group {
        let given = match given {
            Value::Object(given) => given.as_slice(),
            Value::Null => &[],
            _ => {
                self.report("", Problem::NotAnObject);
                &[]
            }
        };
        for (name, _) in given {
            // Names are compared only while there is room to tell of them.
            if self.problems.len() < MOST_PROBLEMS && !known.iter().any(|it| is_name(it, name)) {
                self.report(name, Problem::Unknown { nearest: nearest(name, known) });
            }
        }
        Group(known.iter().map(|setting| self.field(given, setting)).collect())
    }

    fn field(&mut self, given: &[(String, Value)], setting: &'static Setting) -> Field {
        let is_given =
            |(name, value): &&(String, Value)| is_name(setting, name) && !is_empty(value);
        let Some((name, value)) = given.iter().rev().find(is_given) else {
            return Field::Unset;
        };
        let field = match &setting.kind {
            Kind::OneOf { choices } => {
                let text = if let Value::Text(text) = value { text.trim() } else { "" };
                let chosen = choices.iter().position(|it| it.value.eq_ignore_ascii_case(text));
                chosen.map(Field::Choice).ok_or(Problem::NotOneOf { choices: Choices(choices) })
            }
            Kind::List { of, at_most } => match value {
                Value::List(list) => {
                    if list.len() > *at_most {
                        self.report(name, Problem::TooMany { at_most: *at_most });
                    }
                    Ok(Field::List(self.services(name, &list[..list.len().min(*at_most)], of)))
                }
                _ => Err(Problem::NotAList),
            },
            kind => checked(value, kind).map(|(text, hidden)| {
                if hidden {
                    self.report(name, Problem::HiddenCharacters);
                }
                if text.is_empty() { Field::Unset } else { Field::Text(text) }
            }),
        };
        field.unwrap_or_else(|problem| {
            self.report(name, problem);
            Field::Unset
        })
    }

    /// The services that can be offered: each with a style, and an id of its own.
    fn services(&mut self, name: &str, list: &[Value], of: &'static [Setting]) -> Vec<Group> {
        const ID: usize = ServiceKey::Id as usize;
        let mut services: Vec<Group> = Vec::new();
        for (i, given) in list.iter().enumerate() {
            let path = [name, "[", &(i as u32).to_string(), "]"].concat();
            let mut reader = Reader { path: &path, problems: self.problems };
            let mut service = reader.group(given, of);
            let Some(style) = service.choice(ServiceKey::Style as usize) else {
                reader.report("", Problem::NoStyle);
                continue;
            };
            if service.text(ID).is_none() {
                let id = text::id_of(service.text(ServiceKey::Name as usize).unwrap_or_default());
                let style = of[ServiceKey::Style as usize].choices()[style].value;
                service.0[ID] = Field::Text(if id.is_empty() { style.to_string() } else { id });
            }
            if services.iter().any(|other| other.text(ID) == service.text(ID)) {
                reader.report("", Problem::DuplicateId);
            } else {
                services.push(service);
            }
        }
        services
    }

    fn report(&mut self, name: &str, kind: Problem) {
        let mut path = self.path.to_string();
        if !path.is_empty() && !name.is_empty() {
            path.push('.');
        }
        path.extend(name.chars().filter(|c| !text::is_hidden(*c)).take(LONGEST_NAME));
        if path.is_empty() {
            path.push_str("settings");
        }
        match (self.problems.len() + 1).cmp(&MOST_PROBLEMS) {
            Ordering::Less => self.problems.push(SettingsProblem { path, kind }),
            Ordering::Equal => self.problems.push(SettingsProblem::of_all(Problem::More)),
            Ordering::Greater => {}
        }
    }
}

/// Left empty is left out.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The text as it may be used, and whether hidden characters were left out of it.
fn checked(given: &Value, kind: &Kind) -> Result<(String, bool), Problem> {
    let number;
    let given = match given {
        Value::Text(text) => text.trim(),
        // A whole number that was written without quotes.
        Value::Number(given) if f64::from(*given as u32) == *given => {
            number = (*given as u32).to_string();
            &number
        }
        _ => return Err(Problem::NotText),
    };
    match kind {
        Kind::Text { at_most } => return text::clean(given, *at_most),
        Kind::Link { placeholders } => link::check(given, placeholders)?,
        Kind::Phone if !link::is_phone(given) => return Err(Problem::Phone),
        Kind::Color if Rgb::parse(given).is_none() => return Err(Problem::NotAColor),
        Kind::Id if !text::is_id(given) => return Err(Problem::Id),
        _ => {}
    }
    Ok((given.to_string(), false))
}

fn is_name(setting: &Setting, given: &str) -> bool {
    given.len() == setting.name.len()
        && given.bytes().zip(setting.name.bytes()).all(|(b, known)| written(b) == known)
}

/// Attributes have '-' where names have '_'.
fn written(b: u8) -> u8 {
    if b == b'-' { b'_' } else { b }
}

/// The known name that is closest to what was written, if any is close.
fn nearest(given: &str, known: &'static [Setting]) -> Option<&'static str> {
    if given.len() > LONGEST_NAME {
        return None;
    }
    let distances = known.iter().map(|it| (distance(given, it.name), it.name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= 1 + name.len() / 4).then_some(name)
}

/// How many letters must be added, removed or replaced; large and small ones are the same.
fn distance(given: &str, known: &str) -> usize {
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (i, a) in given.bytes().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in known.bytes().enumerate() {
            let replaced = diagonal + usize::from(written(a).to_ascii_lowercase() != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[known.len()]
}
