//! What may be asked: items in order, each with its answer options.
//!
//! The names follow FHIR Questionnaire (`linkId`, `repeats`, `answerOption`, `enableWhen`).

use super::{Condition, Text};

/// Every item of the guide, in the order in which they are asked.
#[derive(Clone, Debug, Default)]
pub struct Questionnaire {
    pub items: Vec<Item>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Stable id, used in responses, tests and the page's element ids.
    pub link_id: Text,
    pub text: Text,
    pub hint: Option<Text>,
    /// True where several options may be picked (checkboxes), false where exactly one is (radios).
    pub repeats: bool,
    /// Between 2 and [`OptionSet::CAPACITY`] options.
    pub options: Vec<AnswerOption>,
    /// When the item is asked; refers to earlier items only.
    pub enable_when: Condition,
    /// Whether "what would change this" may name another answer to this item.
    pub changeable: bool,
    /// Whether an answer to it matters whatever was answered before; worked out by
    /// [`super::Protocol::index`]. The others are passed over where they no longer can.
    pub always_matters: bool,
    /// The rules that look at the answer, by number; worked out by [`super::Protocol::index`].
    pub looked_at_by: Vec<u32>,
}

/// One offered answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerOption {
    /// Stable id within its item.
    pub code: Text,
    pub text: Text,
    pub hint: Option<Text>,
    /// True for "none of these" and "I'm not sure": picking it clears the others.
    pub exclusive: bool,
    /// True for "I'm not sure", which screening never reads as "no".
    pub not_sure: bool,
}

/// The position of an item in its questionnaire.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ItemIndex(pub u16);

/// The options picked for one item, one bit each; empty means not answered.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct OptionSet(u32);

impl Questionnaire {
    /// The item at a position.
    pub fn get(&self, index: ItemIndex) -> Option<&Item> {
        self.items.get(usize::from(index.0))
    }

    /// The item of an id, with its position.
    pub fn find(&self, link_id: &str) -> Option<(ItemIndex, &Item)> {
        self.find_from(ItemIndex(0), link_id)
    }

    /// The same for an item that is likely to come soon after another.
    pub(super) fn find_from(&self, near: ItemIndex, link_id: &str) -> Option<(ItemIndex, &Item)> {
        let near = near.0.into();
        let mut items = self.indexed().skip(near).chain(self.indexed().take(near));
        items.find(|(_, item)| item.link_id == link_id)
    }

    /// Every item with its index, in order.
    pub fn indexed(&self) -> impl DoubleEndedIterator<Item = (ItemIndex, &Item)> {
        self.items.iter().enumerate().map(|(i, item)| (ItemIndex(i as u16), item))
    }
}

impl Item {
    /// The option of a code, with its position.
    pub fn option(&self, code: &str) -> Option<(usize, &AnswerOption)> {
        self.options.iter().enumerate().find(|(_, option)| option.code == code)
    }

    /// The codes of the picked options, in the order they are offered.
    pub fn codes(&self, picked: OptionSet) -> impl Iterator<Item = &str> {
        self.picked(picked).map(|option| option.code.as_str())
    }

    /// The picked options, in the order they are offered.
    pub fn picked(&self, picked: OptionSet) -> impl Iterator<Item = &AnswerOption> {
        self.options
            .iter()
            .enumerate()
            .filter(move |(i, _)| picked.contains(*i))
            .map(|(_, option)| option)
    }

    /// What is picked after the visitor presses option `index`: a radio replaces, a checkbox toggles,
    /// an exclusive option stands alone. An index that does not exist changes nothing.
    pub fn press(&self, picked: OptionSet, index: usize) -> OptionSet {
        let Some(option) = self.options.get(index) else { return picked };
        if !self.repeats {
            return OptionSet::one(index);
        }
        let toggled = picked.toggled(index);
        if toggled.contains(index) && option.exclusive {
            return OptionSet::one(index);
        }
        toggled.minus(if option.exclusive { OptionSet::EMPTY } else { self.exclusive_options() })
    }

    fn exclusive_options(&self) -> OptionSet {
        self.options
            .iter()
            .enumerate()
            .filter(|(_, option)| option.exclusive)
            .fold(OptionSet::EMPTY, |set, (i, _)| set.with(i))
    }
}

impl OptionSet {
    /// Nothing picked: not answered.
    pub const EMPTY: OptionSet = OptionSet(0);
    /// The most options an item may have.
    pub const CAPACITY: usize = 32;

    /// The set of the options whose bits are set, the lowest first.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// A bit for each option, the lowest first.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The set of one option; empty when the index is beyond [`Self::CAPACITY`].
    pub fn one(index: usize) -> Self {
        Self::EMPTY.with(index)
    }

    /// The set with one more option.
    pub fn with(self, index: usize) -> Self {
        Self(self.0 | bit(index))
    }

    /// The set with one option the other way round.
    pub fn toggled(self, index: usize) -> Self {
        Self(self.0 ^ bit(index))
    }

    /// The options that are in this set and not in the other.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether an option is in the set.
    pub fn contains(self, index: usize) -> bool {
        self.0 & bit(index) != 0
    }

    /// Whether nothing is picked.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many options are in the set.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The options that are in both sets.
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The lowest option in the set.
    pub fn first(self) -> Option<usize> {
        (!self.is_empty()).then(|| self.0.trailing_zeros() as usize)
    }

    /// The indices of the options in the set, lowest first.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::CAPACITY).filter(move |i| self.contains(*i))
    }
}

fn bit(index: usize) -> u32 {
    u32::try_from(index).ok().and_then(|i| 1_u32.checked_shl(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkboxes() -> Item {
        let option = |code: &'static str, exclusive| AnswerOption {
            code: code.into(),
            text: code.into(),
            hint: None,
            exclusive,
            not_sure: false,
        };
        Item {
            link_id: "signs".into(),
            text: "Which?".into(),
            hint: None,
            repeats: true,
            options: vec![option("a", false), option("b", false), option("none", true)],
            enable_when: Condition::always(),
            changeable: false,
            always_matters: true,
            looked_at_by: Vec::new(),
        }
    }

    #[test]
    fn an_exclusive_option_stands_alone() {
        let item = checkboxes();
        let both = item.press(item.press(OptionSet::EMPTY, 0), 1);
        assert_eq!(both, OptionSet::one(0).with(1));
        let none = item.press(both, 2);
        assert_eq!(none, OptionSet::one(2), "\"none\" clears the others");
        assert_eq!(item.press(none, 0), OptionSet::one(0), "another clears \"none\"");
        assert_eq!(item.press(none, 2), OptionSet::EMPTY, "pressing \"none\" again clears it");
    }

    #[test]
    fn a_radio_replaces() {
        let item = Item { repeats: false, ..checkboxes() };
        assert_eq!(item.press(OptionSet::one(0), 1), OptionSet::one(1));
    }

    #[test]
    fn an_index_out_of_range_changes_nothing() {
        let item = checkboxes();
        assert_eq!(item.press(OptionSet::one(0), 99), OptionSet::one(0));
        assert!(OptionSet::one(99).is_empty());
    }
}
