//! Collects problems, and checks what every content file has: ids, texts, dates, links and citations.

use std::collections::BTreeSet;

use super::{Problem, ProblemKind, is_allowed_url};

/// Every problem found so far, in the order in which it was found.
#[derive(Debug, Default)]
pub struct Report {
    pub problems: Vec<Problem>,
    /// What may be cited.
    pub source_ids: BTreeSet<String>,
}

impl Report {
    /// Nothing found yet, with the ids of what may be cited.
    pub fn new(source_ids: impl IntoIterator<Item = String>) -> Self {
        Self { problems: Vec::new(), source_ids: source_ids.into_iter().collect() }
    }

    /// Adds a problem of a row of a file.
    pub fn add(&mut self, file: &'static str, id: &str, kind: ProblemKind) {
        self.problems.push(Problem { file, id: id.to_string(), kind });
    }

    /// Adds the problem where something is the case.
    pub fn add_if(&mut self, wrong: bool, file: &'static str, id: &str, kind: ProblemKind) {
        if wrong {
            self.add(file, id, kind);
        }
    }

    /// Ids of our own making: well formed, and each there once.
    pub fn ids<'a>(&mut self, file: &'static str, ids: impl IntoIterator<Item = &'a String>) {
        let ids: Vec<_> = ids.into_iter().collect();
        ids.iter().for_each(|id| self.id(file, id, id));
        self.each_once(file, ids);
    }

    /// An id of our own making; `shown` names the row it is the id of.
    pub fn id(&mut self, file: &'static str, shown: &str, id: &str) {
        self.add_if(!is_id(id), file, shown, ProblemKind::BadId);
    }

    /// Ids of which no two may be the same.
    pub fn each_once<'a>(&mut self, file: &'static str, ids: impl IntoIterator<Item = &'a String>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            self.add_if(!seen.insert(id), file, id, ProblemKind::DuplicateId);
        }
    }

    /// A text that a visitor reads, exactly as it is written.
    pub fn text(&mut self, file: &'static str, id: &str, field: &str, text: &str) {
        self.words(file, id, field, text);
        for placeholder in placeholders(text) {
            let (field, placeholder) = (field.to_string(), placeholder.to_string());
            self.add(file, id, ProblemKind::UnknownPlaceholder { field, placeholder });
        }
    }

    /// A text that may be left out, but not be empty.
    pub fn optional(&mut self, file: &'static str, id: &str, field: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(file, id, field, text);
        }
    }

    /// A text in which the page may fill something in.
    pub fn words(&mut self, file: &'static str, id: &str, field: &str, text: &str) {
        let field = || field.to_string();
        if text.trim().is_empty() {
            return self.add(file, id, ProblemKind::EmptyText { field: field() });
        }
        let untidy = text.trim() != text || text.contains("  ") || text.contains(char::is_control);
        self.add_if(untidy, file, id, ProblemKind::UntrimmedText { field: field() });
        let has_dash = text.contains('\u{2014}');
        self.add_if(has_dash, file, id, ProblemKind::LongDash { field: field() });
        let kind = ProblemKind::LooseBrace { field: field() };
        self.add_if(has_loose_brace(text), file, id, kind);
    }

    /// The sources that something cites: at least one, each known and there once.
    pub fn sources(&mut self, file: &'static str, id: &str, sources: &[String]) {
        self.add_if(sources.is_empty(), file, id, ProblemKind::NoSources);
        let mut seen = BTreeSet::new();
        for source in sources {
            let unknown = !self.source_ids.contains(source);
            let kind = ProblemKind::UnknownSource { source: source.clone() };
            self.add_if(unknown, file, id, kind);
            let kind = ProblemKind::DuplicateSource { source: source.clone() };
            self.add_if(!seen.insert(source), file, id, kind);
        }
    }

    /// A day, as `YYYY-MM-DD`.
    pub fn date(&mut self, file: &'static str, id: &str, field: &'static str, date: &str) {
        self.add_if(!is_date(date), file, id, ProblemKind::BadDate { field });
    }

    /// A link that opens in a browser.
    pub fn web_address(&mut self, file: &'static str, id: &str, url: &str) {
        let is_web = is_allowed_url(url) && url.starts_with("http");
        self.add_if(!is_web, file, id, ProblemKind::NotAWebAddress { url: url.to_string() });
    }

    /// A link that calls or texts a number.
    pub fn phone_link(&mut self, file: &'static str, id: &str, url: &str) {
        let is_phone = is_allowed_url(url) && (url.starts_with("tel:") || url.starts_with("sms:"));
        self.add_if(!is_phone, file, id, ProblemKind::NotAPhoneLink { url: url.to_string() });
    }
}

/// The names in braces.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

fn has_loose_brace(text: &str) -> bool {
    let mut is_open = false;
    for brace in text.chars().filter(|c| "{}".contains(*c)) {
        if is_open == (brace == '{') {
            return true;
        }
        is_open = !is_open;
    }
    is_open
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| -> Option<u32> {
        let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| whole)
    };
    let (year, month, day) = (number(year, 4), number(month, 2), number(day, 2));
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
