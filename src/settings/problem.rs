//! One message per wrong setting: which one, what is wrong, and what to write.

use std::fmt;

use super::{Choice, Kind};

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
        f.write_str(&self.path)?;
        f.write_str(": ")?;
        self.kind.fmt(f)
    }
}

impl fmt::Display for SettingsProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotJson { message } => {
                return write!(
                    f,
                    "this is not valid JSON, so no setting is used; look for a missing comma or quote, or a \
                     comma after the last line ({message})"
                );
            }
            Self::TooLarge { most } => {
                return write!(f, "this is too long to be read; keep it under {most} characters");
            }
            Self::TooLong { at_most } => {
                return write!(f, "this is too long; use at most {at_most} characters");
            }
            Self::TooMany { at_most } => {
                return write!(f, "only the first {at_most} are used; remove the others");
            }
            Self::Unknown { nearest: Some(nearest) } => {
                return write!(f, "there is no such setting; did you mean '{nearest}'?");
            }
            Self::Unknown { nearest: None } => "there is no such setting; remove it",
            Self::NotOneOf { choices } => return write!(f, "this is not known; use {choices}"),
            Self::Placeholder { allowed: Choices([]) } => {
                "nothing is filled in here; remove what stands in braces"
            }
            Self::Placeholder { allowed } => {
                return write!(f, "braces hold something that is not filled in; use {{…}} with {allowed}");
            }
            Self::TooDeep => "this has too many lists or objects in each other; remove some",
            Self::NotAnObject => "this is not a group of settings; write it in braces, { … }",
            Self::NotAList => "this is not a list; write it in JSON, in square brackets, [ … ]",
            Self::NotText => "this is not text; put it in quotes",
            Self::HiddenCharacters => "invisible control characters were left out; type it anew",
            Self::LinkKind => {
                "this is not a link that may be opened; start it with https://, http://, tel:, mailto: or sms:"
            }
            Self::LinkCharacters => "a link has no spaces, backslashes or invisible characters; remove them",
            Self::LinkHost => {
                "the part after // must be a plain address; use no user name, password or braces there"
            }
            Self::Phone => "this is not a phone number; use digits, spaces and + - . ( )",
            Self::Id => {
                return write!(
                    f,
                    "an id is letters a to z, digits, '.', '_' and '-', at most {}; rename it",
                    Kind::ID_LENGTH
                );
            }
            Self::DuplicateId => "another service has this id, so this one is left out; give it its own id",
            Self::NoStyle => "has no valid 'style', so it is left out; add one",
            Self::NoLink => {
                "is set, but nothing says where to book; add 'booking_url', 'website' or 'phone'"
            }
            Self::More => "there are more mistakes than are listed here; mend these first",
        })
    }
}

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, choice) in self.0.iter().enumerate() {
            f.write_str(match i {
                0 => "",
                _ if i + 1 == self.0.len() => " or ",
                _ => ", ",
            })?;
            f.write_str(choice.value)?;
        }
        Ok(())
    }
}
