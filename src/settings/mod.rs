//! What a spa's owner can set without a compiler: names, services, links, and how the guide behaves.
//!
//! Pure: no browser, no JSON parser. [`SETTINGS`] declares every setting once; the reader, the documentation
//! and the types for other languages all come from it. [`Settings::read`] never fails: what is wrong is left
//! at its default and reported, and everything else takes effect.
//!
//! Read in this order: [`Setting`] is how one is declared, [`Value`] is what was given, [`Settings`] is what
//! came of it, and `Content::with` is what the guide makes of that.

mod apply;
#[cfg(feature = "xtask")]
pub mod docs;
mod link;
mod problem;
mod read;
mod table;
mod text;
mod value;

pub use link::booking_link;
pub use problem::{SettingsProblem, SettingsProblemKind};
pub use read::MOST_PROBLEMS;
pub use table::{Choice, Kind, SETTINGS, Setting};
pub use value::Value;

/// What the owner has set; whatever was not set, or not rightly, is at its default.
///
/// Texts are plain text without control characters, links are of kinds that may be opened, and lengths are
/// within what [`SETTINGS`] says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    pub spa_name: Option<String>,
    pub website: Option<String>,
    /// May hold placeholders, which [`booking_link`] fills in.
    pub booking_url: Option<String>,
    /// As the owner writes it; [`Settings::phone_link`] is the link.
    pub phone: Option<String>,
    pub find_pt_url: Option<String>,
    /// Empty where the services that come with the guide are offered.
    pub services: Vec<ServiceSettings>,
    pub locale: Locale,
    pub theme: Theme,
    pub storage: Storage,
    pub event_detail: EventDetail,
    pub start: Start,
}

/// One service of the owner's.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceSettings {
    /// Different for each service.
    pub id: String,
    /// The id of one of the protocol's styles, which says what techniques the service uses.
    pub style: &'static str,
    pub name: Option<String>,
    pub description: Option<String>,
    pub price: Option<String>,
    pub length: Option<String>,
    /// May hold placeholders, which [`booking_link`] fills in.
    pub booking_url: Option<String>,
}

/// The language of the guide.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Locale {
    #[default]
    Auto,
    En,
}

/// The colours of the guide.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Theme {
    /// As the page around it.
    #[default]
    Auto,
    Light,
    Dark,
}

/// How long the visitor's answers are kept on their own device.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Storage {
    /// Until the tab is closed.
    #[default]
    Session,
    /// Until the visitor clears them.
    Local,
    /// Not at all.
    Off,
}

/// What the events for the host page may say.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum EventDetail {
    #[default]
    None,
    /// The outcome, and never an answer.
    Outcome,
}

/// When the guide is loaded.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Start {
    /// When the visitor scrolls near it.
    #[default]
    Lazy,
    /// With the page.
    Eager,
}

impl Settings {
    /// The phone number as a `tel:` link.
    pub fn phone_link(&self) -> Option<String> {
        self.phone.as_deref().map(link::phone_link)
    }
}

impl Locale {
    /// The language as HTML and `{locale}` name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto | Self::En => "en",
        }
    }
}
