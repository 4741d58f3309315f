//! Every setting, declared once.

use super::link;

/// One thing that an owner can set.
#[derive(Debug)]
pub struct Setting {
    /// The name in JSON, in snake case.
    pub name: &'static str,
    pub kind: Kind,
    /// What it is for, in one sentence. Empty in the browser, as is `unset`.
    pub about: &'static str,
    /// What holds where it is not set, in words; for [`Kind::OneOf`] that is the first choice.
    pub unset: &'static str,
}

/// What a setting may be.
#[derive(Debug)]
pub enum Kind {
    /// Plain text of at most so many characters. HTML in it is shown as it is written.
    Text { at_most: usize },
    /// Up to [`Kind::ID_LENGTH`] ASCII letters, digits, `.`, `_` and `-`.
    Id,
    /// A phone number as people write it.
    Phone,
    /// A color as `#rrggbb`.
    Color,
    /// A link that starts with https://, http://, tel:, mailto: or sms:, of at most
    /// [`Kind::LINK_LENGTH`] bytes. What stands in braces is filled in.
    Link { placeholders: &'static [Choice] },
    /// One of these; the first where none is given.
    OneOf { choices: &'static [Choice] },
    /// A list of objects with these settings each; in JSON only.
    List { of: &'static [Setting], at_most: usize },
}

/// A value that may be written, and what it means.
#[derive(Debug)]
pub struct Choice {
    pub value: &'static str,
    /// Empty in the browser.
    pub about: &'static str,
}

impl Kind {
    /// The most characters of an id.
    pub const ID_LENGTH: usize = 64;
    /// The most bytes of a link.
    pub const LINK_LENGTH: usize = 2000;
}

impl Setting {
    /// The name as an attribute of the element; `None` for what can only be written in JSON.
    pub fn attribute(&self) -> Option<String> {
        let in_json_only = matches!(self.kind, Kind::List { .. });
        (!in_json_only).then(|| self.name.replace('_', "-"))
    }

    /// What may be written here, where that is one of a few.
    pub fn choices(&self) -> &'static [Choice] {
        match self.kind {
            Kind::OneOf { choices } => choices,
            _ => &[],
        }
    }
}

/// Words that only the documentation needs are no load for visitors.
const fn words(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

const fn choice(value: &'static str, about: &'static str) -> Choice {
    Choice { value, about: words(about) }
}

const fn setting(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    unset: &'static str,
) -> Setting {
    Setting { name, kind, about: words(about), unset: words(unset) }
}

/// Where a setting stands in [`SETTINGS`].
#[derive(Clone, Copy)]
pub enum Key {
    SpaName,
    Website,
    BookingUrl,
    Phone,
    Services,
    FindPtUrl,
    Locale,
    Theme,
    Accent,
    Storage,
    EventDetail,
    Start,
    Mode,
}

/// Where a setting of a service stands in `SERVICE`.
#[derive(Clone, Copy)]
pub enum ServiceKey {
    Style,
    Name,
    Description,
    Price,
    Length,
    BookingUrl,
    Id,
}

/// Every setting.
pub static SETTINGS: &[Setting] = &[
    setting(
        "spa_name",
        Kind::Text { at_most: 80 },
        "The name of your spa, shown with the service that fits.",
        "La Belle Spa, for whom the guide was made.",
    ),
    setting(
        "website",
        Kind::Link { placeholders: &[] },
        "Your website. The booking button leads there unless booking_url says otherwise.",
        "The website of La Belle Spa, unless spa_name is set.",
    ),
    setting(
        "booking_url",
        Kind::Link { placeholders: PLACEHOLDERS },
        "Where the booking button leads.",
        "Your website, or else your phone, where spa_name is set.",
    ),
    setting(
        "phone",
        Kind::Phone,
        "Your phone number: digits, spaces and + - . ( ). It is shown as you write it, as a link that calls you, \
     where a visitor may want to ask you.",
        "No phone number is shown.",
    ),
    setting(
        "services",
        Kind::List { of: SERVICE, at_most: 20 },
        "What a visitor can book. Where two services fit as well, the one that you list first is offered. A \
     service whose techniques are not safe for a visitor is never offered to them.",
        "Swedish, Deep Tissue, Pain Relief and Couples Massage.",
    ),
    setting(
        "find_pt_url",
        Kind::Link { placeholders: &[] },
        "A page that helps to find a physical therapist, such as a clinic that you trust.",
        "No link; the guide says how to search.",
    ),
    setting(
        "locale",
        Kind::OneOf {
            // As many as there are languages in src/content.
            choices: include!(concat!(env!("OUT_DIR"), "/locales.rs")),
        },
        "The language of the guide.",
        "auto",
    ),
    setting(
        "theme",
        Kind::OneOf {
            choices: &[
                choice("auto", "As the page around the guide."),
                choice("light", "Dark text on a light ground."),
                choice("dark", "Light text on a dark ground."),
            ],
        },
        "The colors of the guide.",
        "auto",
    ),
    setting(
        "accent",
        Kind::Color,
        "Your brand color, for buttons, links and what is picked. Where it would be hard to read, the guide \
     uses the nearest shade that is not; on a dark page that is a lighter one.",
        "A deep green.",
    ),
    setting(
        "storage",
        Kind::OneOf {
            choices: &[
                choice("session", "Until the tab is closed, so that a reload loses nothing."),
                choice(
                    "local",
                    "Until the visitor clears them. Never choose this for a device that visitors share.",
                ),
                choice("off", "Not at all: no answer is ever written to the visitor's device."),
            ],
        },
        "How long the visitor's answers are kept, on their own device only.",
        "session",
    ),
    setting(
        "event_detail",
        Kind::OneOf {
            choices: &[
                choice("none", "Neither an answer nor the outcome."),
                choice("outcome", "The outcome too, and never an answer."),
            ],
        },
        "What the events for your own scripts may say about a visit.",
        "none",
    ),
    setting(
        "start",
        Kind::OneOf {
            choices: &[
                choice("lazy", "When the visitor scrolls near it."),
                choice("eager", "At once, with the page."),
            ],
        },
        "When the guide is loaded.",
        "lazy",
    ),
    setting(
        "mode",
        Kind::OneOf {
            choices: &[
                choice("personal", "The visitor's own phone or computer."),
                choice(
                    "kiosk",
                    "One that visitors share, such as a tablet at your front desk. No answer is stored, and after \
                     90 seconds without a touch the answers are cleared. No link leads away: the booking link is \
                     a QR code. Text and buttons are larger.",
                ),
            ],
        },
        "Whose device the guide is on.",
        "personal",
    ),
];

static SERVICE: &[Setting] = &[
    // In the order of the styles in spa.toml.
    setting(
        "style",
        Kind::OneOf {
            choices: &[
                choice("swedish", "Gentle strokes."),
                choice("deep_tissue", "Firm, slow pressure."),
                choice(
                    "pain_relief",
                    "Gentle strokes with hot stones, cupping or infrared heat, one at a time.",
                ),
                choice("couples", "Two massages side by side, with gentle strokes."),
                choice("hot_stones", "Gentle strokes with hot stones."),
                choice("cupping", "Gentle strokes with cupping."),
                choice("infrared", "Gentle strokes with infrared heat."),
            ],
        },
        "What the massage is like. The guide decides by it whom the service fits and for whom it is not safe, so \
     it must be given, and be right.",
        "A service without a style is left out.",
    ),
    setting(
        "name",
        Kind::Text { at_most: 80 },
        "The name of the service.",
        "The name of its style, such as Swedish Massage.",
    ),
    setting(
        "description",
        Kind::Text { at_most: 400 },
        "What the visitor reads about it.",
        "A sentence about its style.",
    ),
    setting("price", Kind::Text { at_most: 40 }, "The price, shown as you write it.", "No price."),
    setting(
        "length",
        Kind::Text { at_most: 40 },
        "How long it takes, shown as you write it, such as 60 minutes.",
        "No length.",
    ),
    setting(
        "booking_url",
        Kind::Link { placeholders: PLACEHOLDERS },
        "Where to book this service.",
        "The booking_url of the spa.",
    ),
    setting(
        "id",
        Kind::Id,
        "A short name for links and events: letters, digits, and . _ - without spaces.",
        "Made from the name: Hot Stones becomes hot_stones.",
    ),
];

static PLACEHOLDERS: &[Choice] = &[
    choice(link::SERVICE, "The id of the service."),
    choice(
        link::OUTCOME,
        "What the guide recommends: massage or both. Your booking site then learns it of each visitor who \
         presses the button, so leave it out unless you need it.",
    ),
    choice(link::LOCALE, "The language of the guide, such as en."),
];
