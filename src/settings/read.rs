//! From what was given to [`Settings`]: relaxed outside, strict inside.

use super::problem::{Choices, SettingsProblem, SettingsProblemKind as Problem};
use super::{
    EventDetail, Kind, Locale, ServiceSettings, Setting, Settings, Start, Storage, Theme, Value,
    link,
    table::{self, SETTINGS},
    text,
};

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
        let mut fields = Fields::new(given, String::new(), SETTINGS);
        let settings = Self {
            spa_name: fields.text(&table::SPA_NAME),
            website: fields.text(&table::WEBSITE),
            booking_url: fields.text(&table::BOOKING_URL),
            phone: fields.text(&table::PHONE),
            find_pt_url: fields.text(&table::FIND_PT_URL),
            services: fields.services(),
            locale: match fields.choice(&table::LOCALE_SETTING) {
                Some("en") => Locale::En,
                _ => Locale::Auto,
            },
            theme: match fields.choice(&table::THEME) {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            storage: match fields.choice(&table::STORAGE) {
                Some("local") => Storage::Local,
                Some("off") => Storage::Off,
                _ => Storage::Session,
            },
            event_detail: match fields.choice(&table::EVENT_DETAIL) {
                Some("outcome") => EventDetail::Outcome,
                _ => EventDetail::None,
            },
            start: match fields.choice(&table::START) {
                Some("eager") => Start::Eager,
                _ => Start::Lazy,
            },
        };
        if settings.lacks_a_link() {
            fields.report(table::SPA_NAME.name, Problem::NoLink);
        }
        (settings, fields.problems)
    }

    /// Whether the owner's own spa would be shown without any way to book there.
    fn lacks_a_link(&self) -> bool {
        let links = [&self.booking_url, &self.website, &self.phone];
        let services_say =
            || !self.services.is_empty() && self.services.iter().all(|s| s.booking_url.is_some());
        self.spa_name.is_some() && links.iter().all(|link| link.is_none()) && !services_say()
    }
}

/// The settings given in one object, and what is wrong with them.
struct Fields<'a> {
    /// Where the object is; empty for the outermost.
    path: String,
    given: &'a [(String, Value)],
    problems: Vec<SettingsProblem>,
}

impl<'a> Fields<'a> {
    fn new(given: &'a Value, path: String, known: &'static [&'static Setting]) -> Self {
        let mut fields = Self { path, given: &[], problems: Vec::new() };
        match given {
            Value::Object(given) => fields.given = given,
            Value::Null => {}
            _ => fields.report("", Problem::NotAnObject),
        }
        for (name, _) in fields.given {
            if fields.problems.len() < MOST_PROBLEMS && !known.iter().any(|it| is_name(it, name)) {
                fields.report(name, Problem::Unknown { nearest: nearest(name, known) });
            }
        }
        fields
    }

    /// The text of a setting, as its kind allows.
    fn text(&mut self, setting: &'static Setting) -> Option<String> {
        let (name, value) = self.get(setting)?;
        match as_text(value).and_then(|text| checked(&text, &setting.kind)) {
            Ok((text, hidden)) => {
                if hidden {
                    self.report(name, Problem::HiddenCharacters);
                }
                (!text.is_empty()).then_some(text)
            }
            Err(problem) => {
                self.report(name, problem);
                None
            }
        }
    }

    /// The choice made, if any.
    fn choice(&mut self, setting: &'static Setting) -> Option<&'static str> {
        let (name, value) = self.get(setting)?;
        let choices = setting.choices();
        let given = if let Value::Text(text) = value { text.trim() } else { "" };
        let made = choices.iter().find(|choice| choice.value.eq_ignore_ascii_case(given));
        if made.is_none() {
            self.report(name, Problem::NotOneOf { choices: Choices(choices) });
        }
        made.map(|choice| choice.value)
    }

    fn services(&mut self) -> Vec<ServiceSettings> {
        let Kind::List { of, at_most } = table::SERVICES.kind else { return Vec::new() };
        let Some((name, value)) = self.get(&table::SERVICES) else { return Vec::new() };
        let Value::List(list) = value else {
            self.report(name, Problem::NotAList);
            return Vec::new();
        };
        if list.len() > at_most {
            self.report(name, Problem::TooMany { at_most });
        }
        let mut services: Vec<ServiceSettings> = Vec::new();
        for (i, given) in list.iter().take(at_most).enumerate() {
            let path = [name, "[", &i.to_string(), "]"].concat();
            let mut fields = Fields::new(given, path, of);
            if let Some(service) = fields.service() {
                if services.iter().any(|other| other.id == service.id) {
                    fields.report("", Problem::DuplicateId);
                } else {
                    services.push(service);
                }
            }
            for problem in fields.problems {
                self.add(problem);
            }
        }
        services
    }

    fn service(&mut self) -> Option<ServiceSettings> {
        let style = self.choice(&table::STYLE);
        let name = self.text(&table::NAME);
        let id = self.text(&table::ID);
        let id = id.or_else(|| name.as_deref().map(text::id_of).filter(|id| !id.is_empty()));
        let service = ServiceSettings {
            id: id.or_else(|| style.map(String::from)).unwrap_or_default(),
            style: style.unwrap_or_default(),
            name,
            description: self.text(&table::DESCRIPTION),
            price: self.text(&table::PRICE),
            length: self.text(&table::LENGTH),
            booking_url: self.text(&table::SERVICE_BOOKING_URL),
        };
        if style.is_none() {
            self.report("", Problem::NoStyle);
            return None;
        }
        Some(service)
    }

    /// What was given for a setting, under the name that was used; nothing where it was left empty.
    fn get(&self, setting: &Setting) -> Option<(&'a str, &'a Value)> {
        let (name, value) = self.given.iter().rev().find(|(name, _)| is_name(setting, name))?;
        let empty = match value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        (!empty).then_some((name, value))
    }

    fn report(&mut self, name: &str, kind: Problem) {
        let name: String =
            name.chars().filter(|c| !text::is_hidden(*c)).take(LONGEST_NAME).collect();
        let path = match (self.path.is_empty(), name.is_empty()) {
            (false, false) => [self.path.as_str(), ".", &name].concat(),
            (false, true) => self.path.clone(),
            (true, false) => name,
            (true, true) => "settings".to_string(),
        };
        self.add(SettingsProblem { path, kind });
    }

    fn add(&mut self, problem: SettingsProblem) {
        match self.problems.len() {
            MOST_PROBLEMS.. => {}
            len if len + 1 == MOST_PROBLEMS => {
                self.problems.push(SettingsProblem::of_all(Problem::More));
            }
            _ => self.problems.push(problem),
        }
    }
}

/// Text, or a whole number that was written without quotes.
fn as_text(value: &Value) -> Result<String, Problem> {
    match value {
        Value::Text(text) => Ok(text.clone()),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Ok((*number as i64).to_string())
        }
        _ => Err(Problem::NotText),
    }
}

/// The text as it may be used, and whether hidden characters were left out of it.
fn checked(given: &str, kind: &Kind) -> Result<(String, bool), Problem> {
    let all = |text: &str| Ok((text.trim().to_string(), false));
    match kind {
        Kind::Text { at_most } => text::clean(given, *at_most),
        Kind::Id if text::is_id(given.trim()) => all(given),
        Kind::Phone if link::is_phone(given.trim()) => all(given),
        Kind::Link { placeholders } => {
            link::check(given.trim(), placeholders)?;
            all(given)
        }
        Kind::Phone => Err(Problem::Phone),
        Kind::Id | Kind::OneOf { .. } | Kind::List { .. } => Err(Problem::Id),
    }
}

fn is_name(setting: &Setting, given: &str) -> bool {
    let given = given.bytes().map(|b| if b == b'-' { b'_' } else { b });
    setting.name.bytes().eq(given)
}

/// The known name that is closest to what was written, if any is close.
fn nearest(given: &str, known: &'static [&'static Setting]) -> Option<&'static str> {
    if given.len() > LONGEST_NAME {
        return None;
    }
    let given = given.to_ascii_lowercase().replace('-', "_");
    let (distance, name) =
        known.iter().map(|it| (distance(&given, it.name), it.name)).min_by_key(|(d, _)| *d)?;
    (distance <= 1 + name.len() / 4).then_some(name)
}

/// How many letters must be added, removed or replaced.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in other.bytes().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
