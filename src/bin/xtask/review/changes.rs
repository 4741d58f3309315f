//! What is different from the content of an earlier commit: entries, personas, and how many responses.

mod difference;
mod edition;
mod entries;
mod personas;
mod section;

use massage_or_pt::content::Content;
use massage_or_pt::verify::Changes;

pub use edition::{Commit, git};
pub use section::section;

use super::numbers::share;
use crate::verify::personas::Case;
use difference::{Change, differences};
use edition::{Decides, Edition};
use entries::Key;
use personas::Personas;

/// Today's content held against that of a commit.
pub struct Comparison {
    commit: Commit,
    /// What today's reader does not take of the old content; it is compared as it is written then.
    unreadable: Vec<String>,
    entries: Vec<(Key, Change)>,
    personas: Personas,
    /// `None` where the old rules cannot be read.
    responses: Option<Changes>,
    /// False where the old services cannot be read; then nothing is said of services.
    services: bool,
}

impl Comparison {
    pub fn new(content: &Content, cases: &[Case], commit: Commit) -> Self {
        let new = &content.protocol;
        let old = Edition::at(&commit);
        let (before, unreadable) = old.decides();
        let services = before.as_ref().is_some_and(|before| before.own_services);
        let now =
            before.is_some().then(|| Decides { protocol: new.clone(), own_services: services });
        let now = Edition::today().entries(now.as_ref());
        let entries = differences(&old.entries(before.as_ref()), &now);
        let before = before.map(|before| before.protocol);
        let personas = before.as_ref().map(|old| Personas::compare(old, new, cases, services));
        let responses = before.as_ref().map(|old| Changes::between(old, new));
        let personas = personas.unwrap_or_default();
        Self { commit, unreadable, entries, personas, responses, services }
    }

    /// The short version, a line for each change.
    pub fn lines(&self) -> Vec<String> {
        let mut lines =
            vec![format!("compared with {} of {}:", self.commit.short(), self.commit.date)];
        lines.extend(self.unreadable.iter().map(|what| format!("  cannot be read now: {what}")));
        lines.extend(self.entries.iter().map(|(key, change)| {
            format!("  {} {} '{}'{}", change.word(), key.kind, key.id, change.names())
        }));
        lines.extend(
            self.personas.changed.iter().map(|(name, what)| format!("  persona '{name}': {what}")),
        );
        lines.push(match &self.responses {
            None => format!("{}; outcomes are not compared", self.summary()),
            Some(Changes { outcome, comparable, .. }) => format!(
                "{}; {} of {comparable} responses ({}) change outcome",
                self.summary(),
                outcome.changed,
                share(&outcome.changed, comparable),
            ),
        });
        lines
    }

    /// How many entries and personas changed.
    fn summary(&self) -> String {
        let entries = match self.entries.len() {
            0 => "nothing is written differently".to_string(),
            1 => "1 entry changed".to_string(),
            count => format!("{count} entries changed"),
        };
        let Personas { compared, changed, .. } = &self.personas;
        format!("{entries}; {} of {compared} personas are told something else", changed.len())
    }
}
