//! What the visitor answered: a set of picked options for each item.

use std::fmt;

use super::{ItemIndex, OptionSet, Questionnaire};

/// Answers by item. Answers to items that are no longer asked stay here, so that stepping back loses
/// nothing; [`super::Path`] decides which of them count.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Response {
    picked: Vec<OptionSet>,
}

/// Why a written response cannot be read; names the item and what to change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ResponseProblem {
    /// No item has this id.
    UnknownItem { link_id: String },
    /// The item has no option of this code; `known` lists those it has.
    UnknownOption { link_id: String, code: String, known: String },
    /// The item is named without an option.
    NothingPicked { link_id: String },
    /// Several options for an item that takes one.
    MoreThanOne { link_id: String },
    /// "None of these" or "I'm not sure" together with another option.
    ExclusiveWithOthers { link_id: String, code: String },
}

impl Response {
    /// Reads answers by `link_id` and option codes, checking each against the questionnaire.
    ///
    /// # Errors
    /// Every problem found, in the order given.
    pub fn from_codes<'a, C>(
        questionnaire: &Questionnaire,
        answers: impl IntoIterator<Item = (&'a str, C)>,
    ) -> Result<Self, Vec<ResponseProblem>>
    where
        C: IntoIterator<Item = &'a str>,
    {
        let mut response = Self::default();
        let mut problems = Vec::new();
        let mut near = ItemIndex(0);
        for (link_id, codes) in answers {
            match read_answer(questionnaire, near, link_id, codes) {
                Ok((item, picked)) => {
                    near = item;
                    response.set(item, picked);
                }
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(response) } else { Err(problems) }
    }

    /// What was picked for an item; empty where nothing was.
    pub fn get(&self, item: ItemIndex) -> OptionSet {
        self.picked.get(usize::from(item.0)).copied().unwrap_or_default()
    }

    /// Replaces what was picked for an item.
    pub fn set(&mut self, item: ItemIndex, picked: OptionSet) {
        let index = usize::from(item.0);
        if self.picked.len() <= index {
            self.picked.resize(index + 1, OptionSet::EMPTY);
        }
        if let Some(slot) = self.picked.get_mut(index) {
            *slot = picked;
        }
    }

    /// Whether nothing at all was picked.
    pub fn is_empty(&self) -> bool {
        self.picked.iter().all(|picked| picked.is_empty())
    }
}

fn read_answer<'a>(
    questionnaire: &Questionnaire,
    near: ItemIndex,
    link_id: &str,
    codes: impl IntoIterator<Item = &'a str>,
) -> Result<(ItemIndex, OptionSet), ResponseProblem> {
    let owned = || link_id.to_string();
    let (index, item) = questionnaire
        .find_from(near, link_id)
        .ok_or_else(|| ResponseProblem::UnknownItem { link_id: owned() })?;
    let mut picked = OptionSet::EMPTY;
    for code in codes {
        let (option, _) = item.option(code).ok_or_else(|| ResponseProblem::UnknownOption {
            link_id: owned(),
            code: code.to_string(),
            known: item.options.iter().map(|o| o.code.as_str()).collect::<Vec<_>>().join(", "),
        })?;
        picked = picked.with(option);
    }
    match picked.len() {
        0 => return Err(ResponseProblem::NothingPicked { link_id: owned() }),
        1 => {}
        _ if !item.repeats => return Err(ResponseProblem::MoreThanOne { link_id: owned() }),
        _ => {
            if let Some(option) = item.picked(picked).find(|option| option.exclusive) {
                let code = option.code.to_string();
                return Err(ResponseProblem::ExclusiveWithOthers { link_id: owned(), code });
            }
        }
    }
    Ok((index, picked))
}

impl fmt::Display for ResponseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownItem { link_id } => {
                write!(
                    f,
                    "item '{link_id}': not in the questionnaire; remove it or correct its link_id"
                )
            }
            Self::UnknownOption { link_id, code, known } => {
                write!(f, "item '{link_id}': no option '{code}'; use one of: {known}")
            }
            Self::NothingPicked { link_id } => {
                write!(
                    f,
                    "item '{link_id}': no option given; give at least one, or leave the item out"
                )
            }
            Self::MoreThanOne { link_id } => {
                write!(f, "item '{link_id}': takes exactly one option; keep one")
            }
            Self::ExclusiveWithOthers { link_id, code } => {
                write!(f, "item '{link_id}': '{code}' stands alone; remove it or the other options")
            }
        }
    }
}
