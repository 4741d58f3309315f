//! One message per wrong setting: which one, what is wrong, and what to write.

use std::fmt;

use super::Choice;
use super::color::Rgb;

/// A setting that could not be used as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsProblem {
    /// Where it is, such as `services[1].booking_url`; `settings` for all of them together.
    pub path: String,
    pub kind: SettingsProblemKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SettingsProblemKind {
    /// The browser's own words about JSON that cannot be read.
    NotJson {
        message: String,
    },
    TooLarge {
        most: u32,
    },
    TooDeep,
    NotAnObject,
    NotAList,
    NotText,
    Unknown {
        nearest: Option<&'static str>,
    },
    TooLong {
        at_most: usize,
    },
    TooMany {
        at_most: usize,
    },
    HiddenCharacters,
    NotOneOf {
        choices: Choices,
    },
    LinkKind,
    LinkCharacters,
    LinkHost,
    Placeholder {
        allowed: Choices,
    },
    Phone,
    NotAColor,
    HardToRead {
        shown: Rgb,
    },
    Id,
    DuplicateId,
    NoStyle,
    NoLink,
    More,
}

impl SettingsProblem {
    /// A problem with all settings together.
    pub fn of_all(kind: SettingsProblemKind) -> Self {
        Self { path: "settings".to_string(), kind }
    }
}

/// Values that may be written.
#[derive(Clone, Copy, Debug)]
pub struct Choices(pub &'static [Choice]);

impl PartialEq for Choices {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (reason, detail, fix) = self.kind.told();
        for part in [&self.path, ": ", reason, &detail, fix] {
            f.write_str(part)?;
        }
        Ok(())
    }
}

impl SettingsProblemKind {
    /// The reason, what it names, and the fix; the middle one may stand in either.
    fn told(&self) -> (&'static str, String, &'static str) {
        let detail = match self {
            Self::NotJson { message } => message.clone(),
            Self::TooLarge { most } => most.to_string(),
            Self::TooLong { at_most } | Self::TooMany { at_most } => (*at_most as u32).to_string(),
            Self::Unknown { nearest } => nearest.unwrap_or_default().to_string(),
            Self::NotOneOf { choices } | Self::Placeholder { allowed: choices } => choices.joined(),
            Self::HardToRead { shown } => shown.to_string(),
            _ => String::new(),
        };
        let (reason, fix) = match self {
            Self::NotJson { .. } => (
                "this is not valid JSON, so no setting is used; look for a missing comma or quote, or a comma \
                 after the last line (",
                ")",
            ),
            Self::TooLarge { .. } => ("this is too long to be read; keep it under ", " characters"),
            Self::TooLong { .. } => ("this is too long; use at most ", " characters"),
            Self::TooMany { .. } => ("only the first ", " are used; remove the others"),
            Self::Unknown { nearest: Some(_) } => {
                ("there is no such setting; did you mean '", "'?")
            }
            Self::NotOneOf { .. } => ("this is not known; use ", ""),
            Self::Placeholder { allowed: Choices([]) } => {
                ("nothing is filled in here; remove what stands in braces", "")
            }
            Self::HardToRead { .. } => {
                ("this color would be hard to read, so it is shown as ", "; use that one")
            }
            Self::Placeholder { .. } => ("these braces are not filled in; use ", ""),
            _ => (self.plain(), ""),
        };
        (reason, detail, fix)
    }

    /// The words of those that name nothing.
    fn plain(&self) -> &'static str {
        match self {
            Self::TooDeep => "this has too many lists or objects in each other; remove some",
            Self::NotAnObject => "this is not a group of settings; write it in braces, { … }",
            Self::NotAList => "this is not a list; write it in JSON, in square brackets, [ … ]",
            Self::NotText => "this is not text; put it in quotes",
            Self::HiddenCharacters => "invisible characters were left out; type it anew",
            Self::LinkKind => {
                "this link may not be opened; start it with https://, http://, tel:, mailto: or sms:"
            }
            Self::LinkCharacters => {
                "a link has no spaces, backslashes or invisible characters; remove them"
            }
            Self::LinkHost => {
                "after // comes a plain address; use no user name, password or braces there"
            }
            Self::Phone => "this is not a phone number; use digits, spaces and + - . ( )",
            Self::NotAColor => "this is not a color; write # and six of 0 to 9 and a to f",
            Self::Id => "an id is up to 64 of a to z, digits, '.', '_' and '-'; rename it",
            Self::DuplicateId => {
                "another service has this id, so this one is left out; give it its own id"
            }
            Self::NoStyle => "this has no valid 'style', so it is left out; add one",
            Self::NoLink => "nothing says where to book; add 'booking_url', 'website' or 'phone'",
            Self::More => "there are more mistakes; mend these first",
            _ => "there is no such setting; remove it",
        }
    }
}

impl Choices {
    fn joined(self) -> String {
        let mut joined = String::new();
        for (i, choice) in self.0.iter().enumerate() {
            joined.push_str(match i {
                0 => "",
                _ if i + 1 == self.0.len() => " or ",
                _ => ", ",
            });
            joined.push_str(choice.value);
        }
        joined
    }
}
