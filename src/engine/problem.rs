//! One message per authoring mistake: the file, the id, what is wrong and what to change.

use std::fmt;

/// A mistake in the content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The content file, such as `questionnaire.toml`.
    pub file: &'static str,
    /// The item, rule or service it is about.
    pub id: String,
    pub kind: ProblemKind,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ProblemKind {
    BadId,
    DuplicateId,
    EmptyText { field: &'static str },
    TooFewOptions,
    TooManyOptions,
    TooManyItems,
    DuplicateOption { code: String },
    ExclusiveSingleChoice { code: String },
    BadCondition { text: String },
    UnknownItem { link_id: String },
    UnknownOption { link_id: String, code: String },
    LaterItem { link_id: String },
    NoCondition,
    NoSources,
    UnknownSource { source: String },
    WeightOutOfRange { weight: u8 },
    TechniqueLooserThanLevel { technique: String },
    BadUrl { url: String },
    NotSureMissing,
    NotSureIgnored,
    UnusedOption { code: String },
    NoItems,
    NoServices,
    UnknownStyle,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: '{}': {}", self.file, self.id, self.kind)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadId => f.write_str("an id is lower-case letters, digits and '_'; rename it"),
            Self::DuplicateId => f.write_str("the id is used twice; rename one"),
            Self::EmptyText { field } => write!(f, "'{field}' is empty; write it"),
            Self::TooFewOptions => f.write_str("has fewer than 2 options; add some or remove the item"),
            Self::TooManyOptions => f.write_str("has more than 32 options; split the item"),
            Self::TooManyItems => f.write_str("more than 65,535 items; split the questionnaire"),
            Self::DuplicateOption { code } => write!(f, "option '{code}' is there twice; rename one"),
            Self::ExclusiveSingleChoice { code } => {
                write!(f, "option '{code}' is exclusive but only one can be picked; remove 'exclusive' or add 'repeats = true'")
            }
            Self::BadCondition { text } => {
                write!(f, "cannot read the condition '{text}'; write 'item = option | option & item = option'")
            }
            Self::UnknownItem { link_id } => write!(f, "names the item '{link_id}', which does not exist; correct it"),
            Self::UnknownOption { link_id, code } => {
                write!(f, "names the option '{code}' of '{link_id}', which does not exist; correct it")
            }
            Self::LaterItem { link_id } => {
                write!(f, "is asked depending on '{link_id}', which is not asked before it; move it down")
            }
            Self::NoCondition => f.write_str("has no 'when'; say which answers it is about"),
            Self::NoSources => f.write_str("cites no source; add an id of sources.toml"),
            Self::UnknownSource { source } => {
                write!(f, "cites '{source}', which sources.toml does not have; add or correct it")
            }
            Self::WeightOutOfRange { weight } => write!(f, "weight {weight} is not 1 to 9; change it"),
            Self::TechniqueLooserThanLevel { technique } => {
                write!(f, "'{technique}' is looser than the level; a level holds for every technique, so make it stricter or lower the level")
            }
            Self::BadUrl { url } => {
                write!(f, "'{url}' is not a https, http, tel, mailto or sms link; correct it")
            }
            Self::NotSureMissing => {
                f.write_str("can raise a red flag but has no 'I'm not sure'; add an option with not_sure = true")
            }
            Self::NotSureIgnored => {
                f.write_str("'I'm not sure' raises no red flag here, so it would count as \"no\"; add a rule for it to screening.toml")
            }
            Self::UnusedOption { code } => {
                write!(f, "option '{code}' changes nothing for anyone; use it in a rule or remove it")
            }
            Self::NoItems => f.write_str("has no items; add some"),
            Self::UnknownStyle => f.write_str("is offered but is no style; correct it"),
            Self::NoServices => f.write_str("has no services; add one"),
        }
    }
}
