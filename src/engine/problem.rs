//! One message per authoring mistake: the file, the id, what is wrong and what to change.

use std::fmt;

/// A mistake in the content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The content file, such as `questionnaire.toml`.
    pub file: &'static str,
    /// The item, rule, page or message it is about; empty where it is the whole file.
    pub id: String,
    pub kind: ProblemKind,
}

/// What is wrong. Each prints as the reason, a semicolon and the fix.
#[derive(Clone, Debug, Eq, PartialEq)]
#[rustfmt::skip] // One mistake a line, here and below.
pub enum ProblemKind {
    // How a file is written.
    CannotRead { error: String },
    NotToml { line: usize, error: String },
    UnknownKey { line: usize, key: String, meant: Option<String> },
    MissingKey { line: usize, key: String, wanted: String },
    WrongType { line: usize, key: String, wanted: String },

    // Ids, texts, dates and links, in any file.
    BadId,
    DuplicateId,
    EmptyText { field: String },
    UntrimmedText { field: String },
    LongDash { field: String },
    LooseBrace { field: String },
    HardToRead { field: Option<String>, grade: String, most: i64 },
    UnusedKnownWord,
    BadDate { field: &'static str },
    BadVersion,
    BadUrl { url: String },
    NotAPhoneLink { url: String },
    NotAWebAddress { url: String },

    // What is cited.
    NoSources,
    UnknownSource { source: String },
    DuplicateSource { source: String },
    NotASource,
    NoBasis,
    DuplicateLink { url: String },
    UnknownRule { rule: String },
    NoChoice,

    // Items and their options.
    NoItems,
    TooManyItems,
    TooFewOptions,
    TooManyOptions,
    DuplicateOption { code: String },
    DuplicateOptionText { code: String },
    ExclusiveSingleChoice { code: String },
    OnlyExclusive,
    TwoNone { code: String, other: String },
    TwoNotSure { code: String, other: String },
    NotSureWithOthers { code: String },
    NotSureUnmarked,
    NoneUnmarked,
    NotSureMissing,
    NotSureIgnored,
    UnusedOption { code: String },

    // Conditions.
    NoCondition,
    EmptyLine,
    BadCondition { text: String },
    UnknownItem { link_id: String },
    UnknownOption { link_id: String, code: String },
    RepeatedOption { link_id: String, code: String },
    RepeatedClause { line: String },
    RepeatedLine { line: String },
    Contradiction { link_id: String, line: String },
    DependsOnItself,
    Cycle { path: String },
    LaterItem { link_id: String },
    NeverAsked,
    NeverHolds { line: String },

    // Rules and services.
    WeightOutOfRange { weight: i64 },
    ThresholdOutOfRange { field: &'static str, threshold: i64, most: i64 },
    TechniqueLooserThanLevel { technique: String },
    UnknownPage { page: String },
    NoServices,
    UnknownStyle,
    OfferedWhenForbidden,
    RepeatedTechnique { technique: String },

    // Pages and messages.
    UnusedPage,
    NoSteps,
    NoRows,
    CaseRows { count: usize },
    NoSections,
    NoBlocks,
    EmptyBlock,
    MissingPlaceholder { placeholder: String },
    UnknownPlaceholder { field: String, placeholder: String },
    NotTwelveMonths { count: usize },

    // Translations.
    BadLanguage,
    NotTranslated { field: String },
    NotInEnglish { field: String },
    NotTexts { field: String },
    OtherCount { field: String, count: usize, wanted: usize },
    OtherNumbers { field: String, wanted: String },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, id, kind } = self;
        if id.is_empty() {
            write!(f, "{file}: {kind}")
        } else {
            write!(f, "{file}: '{id}': {kind}")
        }
    }
}

impl fmt::Display for ProblemKind {
    #[rustfmt::skip]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotRead { error } => write!(f, "cannot be read: {error}; put it there as UTF-8 text"),
            Self::NotToml { line, error } => write!(f, "line {line}: is not TOML: {error}; correct it"),
            Self::UnknownKey { line, key, meant: Some(meant) } => write!(f, "line {line}: nothing reads the key '{key}'; write '{meant}' or remove it"),
            Self::UnknownKey { line, key, meant: None } => write!(f, "line {line}: nothing reads the key '{key}'; remove it"),
            Self::MissingKey { line, key, wanted } => write!(f, "line {line}: lacks '{key}'; add it, as {wanted}"),
            Self::WrongType { line, key, wanted } => write!(f, "line {line}: '{key}' is not {wanted}; correct it"),

            Self::BadId => f.write_str("an id is lower-case letters, digits and '_'; rename it"),
            Self::DuplicateId => f.write_str("the id is used twice; rename or remove one"),
            Self::EmptyText { field } => write!(f, "'{field}' is empty; write it"),
            Self::UntrimmedText { field } => write!(f, "'{field}' has a space at its start or end, or two in a row; remove it"),
            Self::LongDash { field } => write!(f, "'{field}' has a long dash; write two sentences, or use a comma or a colon"),
            Self::LooseBrace { field } => write!(f, "'{field}' has a brace without its other half; add that or remove it"),
            Self::HardToRead { field, grade, most } => {
                let what = field.as_ref().map_or_else(|| "its texts together read".to_string(), |field| format!("'{field}' reads"));
                write!(f, "{what} at grade {grade}, and the most is {most}; use shorter sentences and plainer words")
            }
            Self::UnusedKnownWord => f.write_str("no text has this word any more; remove it"),
            Self::BadDate { field } => write!(f, "'{field}' is not a date; write it as YYYY-MM-DD"),
            Self::BadVersion => f.write_str("is not a version; write letters, digits, '.', '_' and '-' only, such as 2026-01-31"),
            Self::BadUrl { url } => write!(f, "'{url}' is not a https, http, tel, mailto or sms link; correct it"),
            Self::NotAPhoneLink { url } => write!(f, "'{url}' is not a tel or sms link; correct it"),
            Self::NotAWebAddress { url } => write!(f, "'{url}' is not a https or http link; correct it"),

            Self::NoSources => f.write_str("cites no source; add an id of sources.toml"),
            Self::UnknownSource { source } => write!(f, "cites '{source}', which sources.toml does not have; add or correct it"),
            Self::DuplicateSource { source } => write!(f, "cites '{source}' twice; remove one"),
            Self::NotASource => f.write_str("sources.toml has no such id; correct it"),
            Self::NoBasis => f.write_str("has neither a link nor a 'basis'; add one"),
            Self::DuplicateLink { url } => write!(f, "links to '{url}' twice; remove one"),
            Self::UnknownRule { rule } => write!(f, "names the rule '{rule}', which does not exist; write table.id, such as red_flags.chest"),
            Self::NoChoice => f.write_str("sources.toml has it, but not which choice was made; add a row for it"),

            Self::NoItems => f.write_str("has no items; add some"),
            Self::TooManyItems => f.write_str("has more than 65,535 items; split the questionnaire"),
            Self::TooFewOptions => f.write_str("has fewer than 2 options; add some or remove the item"),
            Self::TooManyOptions => f.write_str("has more than 32 options; split the item"),
            Self::DuplicateOption { code } => write!(f, "option '{code}' is there twice; rename one"),
            Self::DuplicateOptionText { code } => write!(f, "option '{code}' reads like another option; reword one"),
            Self::ExclusiveSingleChoice { code } => write!(f, "option '{code}' is exclusive but only one can be picked; remove 'exclusive' or add 'repeats = true'"),
            Self::OnlyExclusive => f.write_str("every option is exclusive, so only one can be picked; remove 'repeats' and each 'exclusive'"),
            Self::TwoNone { code, other } => write!(f, "'{other}' and '{code}' are both exclusive and neither is 'not_sure = true', so both say \"none\"; keep one"),
            Self::TwoNotSure { code, other } => write!(f, "'{other}' and '{code}' both have 'not_sure = true'; keep one"),
            Self::NotSureWithOthers { code } => write!(f, "option '{code}' could be picked together with others; add 'exclusive = true'"),
            Self::NotSureUnmarked => f.write_str("option 'not_sure' would count as any other answer; add 'not_sure = true'"),
            Self::NoneUnmarked => f.write_str("option 'none' could be picked together with others; add 'exclusive = true'"),
            Self::NotSureMissing => f.write_str("can raise a red flag but has no \"I'm not sure\"; add an option with 'not_sure = true'"),
            Self::NotSureIgnored => f.write_str("\"I'm not sure\" raises no red flag here, so it would count as \"no\"; add a rule for it to screening.toml"),
            Self::UnusedOption { code } => write!(f, "option '{code}' changes nothing for anyone; use it in a rule or remove it"),

            Self::NoCondition => f.write_str("has no 'when'; say which answers it is about"),
            Self::EmptyLine => f.write_str("has an empty line in its condition; write or remove it"),
            Self::BadCondition { text } => write!(f, "cannot read the condition '{text}'; write 'item = option | option & item = option'"),
            Self::UnknownItem { link_id } => write!(f, "names the item '{link_id}', which does not exist; correct it"),
            Self::UnknownOption { link_id, code } => write!(f, "names the option '{code}' of '{link_id}', which does not exist; correct it"),
            Self::RepeatedOption { link_id, code } => write!(f, "names the option '{code}' of '{link_id}' twice; remove one"),
            Self::RepeatedClause { line } => write!(f, "'{line}' says the same twice; remove one"),
            Self::RepeatedLine { line } => write!(f, "has the line '{line}' twice; remove one"),
            Self::Contradiction { link_id, line } => write!(f, "'{line}' never holds: no answer to '{link_id}' is all of these; join the options by '|', or write two lines"),
            Self::DependsOnItself => f.write_str("is asked depending on its own answer; name an earlier item"),
            Self::Cycle { path } => write!(f, "is asked in a circle, {path}; take one of these out of the other's enable_when"),
            Self::LaterItem { link_id } => write!(f, "is asked depending on '{link_id}', which comes after it; move it down"),
            Self::NeverAsked => f.write_str("is never asked: no line of its enable_when can hold; correct it or remove the item"),
            Self::NeverHolds { line } => write!(f, "'{line}' never holds: an earlier answer in it ends the questions; correct or remove it"),

            Self::WeightOutOfRange { weight } => write!(f, "weight {weight} is not 1 to 9; change it"),
            Self::ThresholdOutOfRange { field, threshold, most } => write!(f, "'{field}' is {threshold}, and all evidence for it is {most} points; make it 1 to {most}"),
            Self::TechniqueLooserThanLevel { technique } => write!(f, "'{technique}' is looser than the level; a level holds for every technique, so make it stricter or lower the level"),
            Self::UnknownPage { page } => write!(f, "asks for the page '{page}', which outcomes.toml does not have; add [special.{page}] or correct it"),
            Self::NoServices => f.write_str("has no services; add one"),
            Self::UnknownStyle => f.write_str("is offered but is none of the styles; add or correct it"),
            Self::OfferedWhenForbidden => f.write_str("'offered_up_to' is 'not_now', when no massage may be booked; use ok, adapt or ask_doctor"),
            Self::RepeatedTechnique { technique } => write!(f, "names the technique '{technique}' twice; remove one"),

            Self::UnusedPage => f.write_str("no red flag of screening.toml shows this page; name it as a 'page' there or remove it"),
            Self::NoSteps => f.write_str("has no 'steps'; say what to do"),
            Self::NoRows => f.write_str("has no rows; add some"),
            Self::CaseRows { count } => write!(f, "{count} rows have 'shows_case = true'; set it in one"),
            Self::NoSections => f.write_str("has no sections; add some"),
            Self::NoBlocks => f.write_str("has no 'blocks'; add one or remove the section"),
            Self::EmptyBlock => f.write_str("has neither 'text' nor 'list'; write one"),
            Self::MissingPlaceholder { placeholder } => write!(f, "lacks {{{placeholder}}}, which the page fills in; put it where the words should go"),
            Self::UnknownPlaceholder { field, placeholder } => write!(f, "'{field}' has {{{placeholder}}}, which nothing fills in here; write the words"),
            Self::NotTwelveMonths { count } => write!(f, "names {count} months; name the twelve, with commas between"),

            Self::BadLanguage => f.write_str("the folder of a language is named by its code of 2 or 3 small letters, such as es, and English has none; rename it"),
            Self::NotTranslated { field } => write!(f, "lacks '{field}', which English has; translate it"),
            Self::NotInEnglish { field } => write!(f, "'{field}' translates nothing, since English has no such text; correct or remove it"),
            Self::NotTexts { field } => write!(f, "'{field}' is neither text in quotes nor a list of such texts; correct it"),
            Self::OtherCount { field, count, wanted } => write!(f, "'{field}' has {count} texts, and English has {wanted}; translate each of them"),
            Self::OtherNumbers { field, wanted } => write!(f, "the digits of '{field}' are not those of English, {wanted}; write the same numbers"),
        }
    }
}
