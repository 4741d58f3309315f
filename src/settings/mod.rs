//! What a spa's owner can set without a compiler: names, services, links, and how the guide behaves.
//!
//! Pure: no browser, no JSON parser. [`SETTINGS`] declares every setting once; the reader, the documentation
//! and the types for other languages all come from it. [`Settings::read`] never fails: what is wrong is left
//! at its default and reported, and everything else takes effect.
//!
//! Read in this order: [`Setting`] is how one is declared, [`Value`] is what was given, [`Settings`] is what
//! came of it, and `Content::with` is what the guide makes of that.

mod apply;
pub mod color;
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

use color::{DARK, LIGHT, Rgb};
use table::Key;

/// What the owner has set; whatever was not set, or not rightly, is at its default.
///
/// Texts are plain text without control characters, links are of kinds that may be opened, and lengths are
/// within what [`SETTINGS`] says.
#[derive(Debug, PartialEq)]
pub struct Settings(Group);

/// The fields of one object, in the order of the settings that are known there.
#[derive(Debug, PartialEq)]
struct Group(Vec<Field>);

#[derive(Debug, PartialEq)]
enum Field {
    Unset,
    /// Never empty.
    Text(String),
    /// The place of the choice made.
    Choice(usize),
    List(Vec<Group>),
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
    /// The name of the spa.
    pub fn spa_name(&self) -> Option<&str> {
        self.0.text(Key::SpaName as usize)
    }

    /// The spa's own website.
    pub fn website(&self) -> Option<&str> {
        self.0.text(Key::Website as usize)
    }

    /// Where to book; may hold placeholders.
    pub fn booking_url(&self) -> Option<&str> {
        self.0.text(Key::BookingUrl as usize)
    }

    /// The phone number as the owner writes it.
    pub fn phone(&self) -> Option<&str> {
        self.0.text(Key::Phone as usize)
    }

    /// The phone number as a `tel:` link.
    pub fn phone_link(&self) -> Option<String> {
        self.phone().map(link::phone_link)
    }

    /// A page that helps to find a physical therapist.
    pub fn find_pt_url(&self) -> Option<&str> {
        self.0.text(Key::FindPtUrl as usize)
    }

    /// The code of the language that the owner chose, or `auto`. The scripts choose by it before the program
    /// runs, see `embed/languages.js`.
    pub fn locale(&self) -> &'static str {
        let choice = self.0.choice(Key::Locale as usize).unwrap_or_default();
        SETTINGS[Key::Locale as usize].choices().get(choice).map_or("auto", |it| it.value)
    }

    /// The colours of the guide.
    pub fn theme(&self) -> Theme {
        self.choice(Key::Theme, &[Theme::Auto, Theme::Light, Theme::Dark])
    }

    /// The brand color as the owner gave it.
    pub fn accent(&self) -> Option<Rgb> {
        self.0.text(Key::Accent as usize).and_then(Rgb::parse)
    }

    /// The brand color where it is shown in another shade, since it would be hard to read; on a dark page
    /// that is expected, unless the owner chose that page.
    fn corrected_accent(&self) -> Option<Rgb> {
        let page = if self.theme() == Theme::Dark { DARK } else { LIGHT };
        let asked = self.accent()?;
        let shown = page.shade(asked).accent;
        (shown != asked).then_some(shown)
    }

    /// How long the visitor's answers are kept; never where visitors share the device.
    pub fn storage(&self) -> Storage {
        if self.is_kiosk() {
            return Storage::Off;
        }
        self.choice(Key::Storage, &[Storage::Session, Storage::Local, Storage::Off])
    }

    /// What the events for the host page may say.
    pub fn event_detail(&self) -> EventDetail {
        self.choice(Key::EventDetail, &[EventDetail::None, EventDetail::Outcome])
    }

    /// When the guide is loaded.
    pub fn start(&self) -> Start {
        self.choice(Key::Start, &[Start::Lazy, Start::Eager])
    }

    /// Whether visitors share the device that the guide is on.
    pub fn is_kiosk(&self) -> bool {
        self.choice(Key::Mode, &[false, true])
    }

    /// The owner's services; none where those that come with the guide are offered.
    fn services(&self) -> &[Group] {
        if let Some(Field::List(services)) = self.0.0.get(Key::Services as usize) {
            services
        } else {
            &[]
        }
    }

    /// What the choice made stands for; `meanings` are in the order of the choices.
    fn choice<T: Copy + Default>(&self, key: Key, meanings: &[T]) -> T {
        let choice = self.0.choice(key as usize).unwrap_or_default();
        meanings.get(choice).copied().unwrap_or_default()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self(Group(SETTINGS.iter().map(|_| Field::Unset).collect()))
    }
}

impl Group {
    fn text(&self, key: usize) -> Option<&str> {
        if let Some(Field::Text(text)) = self.0.get(key) { Some(text) } else { None }
    }

    fn choice(&self, key: usize) -> Option<usize> {
        if let Some(Field::Choice(choice)) = self.0.get(key) { Some(*choice) } else { None }
    }
}
