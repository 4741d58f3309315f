//! What the guide tells the page around it.
//!
//! Pure. What an event may say is decided here and nowhere else: never an answer, and the outcome only where the owner
//! allows it.

use super::json::Json;
use crate::engine::Outcome;
use crate::settings::EventDetail;

/// Something that happened in a guide.
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The guide stands on the page.
    Ready,
    /// The visitor left the start page.
    Start,
    /// A question is shown; its number in this visit, from 1.
    Step(usize),
    /// The outcome is shown.
    Outcome(Outcome),
    /// The visitor pressed the booking link of a service.
    Book { outcome: Outcome, service: String },
    /// Something went wrong.
    Error { reason: ErrorReason, message: String },
}

/// What went wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ErrorReason {
    /// A setting could not be used; the guide goes on without it.
    Settings,
    /// The guide stopped; its fallback stands in its place.
    Crash,
}

/// An event as the documentation and the types for other languages need it.
pub struct EventKind {
    pub name: &'static str,
    /// When it comes.
    pub about: &'static str,
    /// What its detail holds: name, type in TypeScript, and what it is.
    pub detail: &'static [(&'static str, &'static str, &'static str)],
}

/// Every event, in the order of a visit.
pub static EVENTS: &[EventKind] = &[
    EventKind { name: "mpt-ready", about: "The guide stands on the page.", detail: &[] },
    EventKind {
        name: "mpt-start",
        about: "The visitor left the start page, which asks the first question.",
        detail: &[],
    },
    EventKind {
        name: "mpt-step",
        about: "A question is shown on a page of its own.",
        detail: &[("step", "number", "The number of the question in this visit, from 1.")],
    },
    EventKind {
        name: "mpt-outcome",
        about: "The outcome is shown.",
        detail: &[("outcome?", "Outcome", "Only with event-detail=\"outcome\".")],
    },
    EventKind {
        name: "mpt-book",
        about: "The visitor pressed the booking link.",
        detail: &[
            ("outcome?", "Outcome", "Only with event-detail=\"outcome\"."),
            ("service?", "string", "The id of the service; only with event-detail=\"outcome\"."),
        ],
    },
    EventKind {
        name: "mpt-error",
        about: "Something went wrong.",
        detail: &[
            (
                "reason",
                "\"settings\" | \"load\" | \"crash\"",
                "settings: one was left at its default. load, crash: the fallback is shown.",
            ),
            ("message", "string", "What it was, and for settings what to write instead."),
        ],
    },
];

impl HostEvent {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ready => "mpt-ready",
            Self::Start => "mpt-start",
            Self::Step(_) => "mpt-step",
            Self::Outcome(_) => "mpt-outcome",
            Self::Book { .. } => "mpt-book",
            Self::Error { .. } => "mpt-error",
        }
    }

    /// What the event says as JSON, as far as the owner allows.
    pub fn detail(&self, allowed: EventDetail) -> String {
        let may_name_outcome = allowed == EventDetail::Outcome;
        Json::object(|json| match self {
            Self::Step(step) => json.key("step").number(*step),
            Self::Outcome(outcome) if may_name_outcome => json.key("outcome").text(outcome.code()),
            Self::Book { outcome, service } if may_name_outcome => {
                json.key("outcome").text(outcome.code());
                json.key("service").text(service);
            }
            Self::Error { reason, message } => {
                json.key("reason").text(reason.code());
                json.key("message").text(message);
            }
            Self::Ready | Self::Start | Self::Outcome(_) | Self::Book { .. } => {}
        })
    }
}

impl ErrorReason {
    fn code(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Crash => "crash",
        }
    }
}

#[cfg(all(test, feature = "xtask"))]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<HostEvent> {
        vec![
            HostEvent::Ready,
            HostEvent::Start,
            HostEvent::Step(3),
            HostEvent::Outcome(Outcome::Both),
            HostEvent::Book { outcome: Outcome::Massage, service: "swedish".into() },
            HostEvent::Error { reason: ErrorReason::Settings, message: "theme: …".into() },
        ]
    }

    fn keys(event: &HostEvent, allowed: EventDetail) -> Vec<String> {
        let detail: serde_json::Value =
            serde_json::from_str(&event.detail(allowed)).unwrap_or_default();
        detail.as_object().into_iter().flat_map(|fields| fields.keys().cloned()).collect()
    }

    #[test]
    fn no_event_names_the_outcome_unless_the_owner_allows_it() {
        for event in one_of_each() {
            let keys = keys(&event, EventDetail::None);
            assert!(!keys.iter().any(|key| key == "outcome" || key == "service"), "{event:?}");
        }
    }

    #[test]
    fn every_event_is_declared_with_exactly_what_it_may_say() {
        let declared: Vec<_> = EVENTS.iter().map(|kind| kind.name).collect();
        let sent: Vec<_> = one_of_each().iter().map(HostEvent::name).collect();
        assert_eq!(sent, declared);
        for (event, kind) in one_of_each().iter().zip(EVENTS) {
            let all: Vec<_> = kind.detail.iter().map(|(name, ..)| *name).collect();
            let always: Vec<_> = all.iter().copied().filter(|name| !name.ends_with('?')).collect();
            let named: Vec<_> = all.iter().map(|name| name.trim_end_matches('?')).collect();
            assert_eq!(keys(event, EventDetail::None), always, "{}", kind.name);
            assert_eq!(keys(event, EventDetail::Outcome), named, "{}", kind.name);
        }
    }

    #[test]
    fn the_document_tells_of_every_event_and_of_all_that_it_may_say() {
        let document = include_str!("../../docs/embedding.md");
        for kind in EVENTS {
            let line =
                document.lines().find(|line| line.starts_with(&format!("| `{}` |", kind.name)));
            let line = line.unwrap_or_default();
            assert!(line.contains(&kind.about[1..kind.about.len() - 1]), "{}", kind.name);
            for (name, ..) in kind.detail {
                assert!(
                    line.contains(&format!("`{}`", name.trim_end_matches('?'))),
                    "{line} lacks {name}"
                );
            }
        }
    }
}
