//! One yes-or-no variable for each option of each item, in the order they are asked.

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddValuation, BddVariable, BddVariableSet};

use crate::engine::{Item, ItemIndex, OptionSet, Questionnaire, Response};

/// The variables of a questionnaire.
#[derive(Clone, Debug)]
pub struct Variables {
    set: BddVariableSet,
    /// Where the options of each item start, and one past the last.
    first: Vec<usize>,
}

impl Variables {
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let mut first = vec![0];
        for item in &questionnaire.items {
            first.push(first.last().copied().unwrap_or(0) + item.options.len());
        }
        let count = first.last().copied().and_then(|n| u16::try_from(n).ok()).unwrap_or(u16::MAX);
        Self { set: BddVariableSet::new_anonymous(count), first }
    }

    pub fn count(&self) -> u16 {
        self.set.num_vars()
    }

    pub fn constant(&self, value: bool) -> Bdd {
        if value { self.set.mk_true() } else { self.set.mk_false() }
    }

    pub fn variable(&self, item: ItemIndex, option: usize) -> BddVariable {
        BddVariable::from_index(self.first[usize::from(item.0)] + option)
    }

    /// The variables of an item's options.
    pub fn of(&self, item: ItemIndex) -> Vec<BddVariable> {
        let index = usize::from(item.0);
        (self.first[index]..self.first[index + 1]).map(BddVariable::from_index).collect()
    }

    /// The option is picked, whether or not its item is asked.
    pub fn picked(&self, item: ItemIndex, option: usize) -> Bdd {
        self.set.mk_var(self.variable(item, option))
    }

    /// Exactly these options of the item are picked.
    pub fn exactly(&self, index: ItemIndex, picked: OptionSet) -> Bdd {
        let values: Vec<_> = self
            .of(index)
            .into_iter()
            .enumerate()
            .map(|(option, variable)| (variable, picked.contains(option)))
            .collect();
        self.set.mk_conjunctive_clause(&BddPartialValuation::from_values(&values))
    }

    /// The item has an answer that a visitor can give: one option, or several of which none stands alone.
    pub fn answered(&self, index: ItemIndex, item: &Item) -> Bdd {
        let mut alone = self.constant(false);
        let mut together = self.constant(false);
        let mut exclusive = self.constant(false);
        for (i, option) in item.options.iter().enumerate() {
            if !item.repeats || option.exclusive {
                alone = alone.or(&self.exactly(index, OptionSet::one(i)));
                exclusive = exclusive.or(&self.picked(index, i));
            } else {
                together = together.or(&self.picked(index, i));
            }
        }
        alone.or(&together.and_not(&exclusive))
    }

    /// The response that a valuation of the variables stands for.
    pub fn response(&self, questionnaire: &Questionnaire, values: &BddValuation) -> Response {
        let mut response = Response::default();
        for (index, item) in questionnaire.indexed() {
            let picked = (0..item.options.len())
                .filter(|option| values.value(self.variable(index, *option)))
                .fold(OptionSet::EMPTY, OptionSet::with);
            response.set(index, picked);
        }
        response
    }

    /// The valuation that stands for what was picked.
    pub fn valuation(&self, picked: impl Fn(ItemIndex) -> OptionSet) -> BddValuation {
        let mut values = vec![false; usize::from(self.count())];
        for (item, window) in self.first.windows(2).enumerate() {
            let picked = picked(ItemIndex(item as u16));
            if picked.is_empty() {
                continue;
            }
            for (option, value) in values[window[0]..window[1]].iter_mut().enumerate() {
                *value = picked.contains(option);
            }
        }
        BddValuation::new(values)
    }
}
