//! One yes-or-no variable for each option of each item, in the order they are asked.

use std::collections::HashMap;

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddValuation, BddVariable, BddVariableSet};

use crate::engine::{Item, ItemIndex, OptionSet, Questionnaire, Response};

/// The variables of a questionnaire.
#[derive(Clone, Debug)]
pub struct Variables {
    set: BddVariableSet,
    /// For each item, the variable of each option.
    options: Vec<Vec<BddVariable>>,
}

impl Variables {
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let [variables] = Self::shared([questionnaire]);
        variables
    }

    /// The variables of several editions of a questionnaire: an option of the same item and code is the
    /// same variable in each. Those that only a later edition has come last.
    pub fn shared<const N: usize>(editions: [&Questionnaire; N]) -> [Self; N] {
        let mut known = HashMap::new();
        let mut variable = |item: &Item, code: &str| {
            let next = known.len();
            let index = known.entry((item.link_id, code.to_string())).or_insert(next);
            BddVariable::from_index(*index)
        };
        let options = editions.map(|questionnaire| {
            let items = questionnaire.items.iter();
            items
                .map(|item| item.options.iter().map(|o| variable(item, &o.code)).collect())
                .collect()
        });
        let set = BddVariableSet::new_anonymous(u16::try_from(known.len()).unwrap_or(u16::MAX));
        options.map(|options| Self { set: set.clone(), options })
    }

    pub fn count(&self) -> u16 {
        self.set.num_vars()
    }

    pub fn constant(&self, value: bool) -> Bdd {
        if value { self.set.mk_true() } else { self.set.mk_false() }
    }

    pub fn variable(&self, item: ItemIndex, option: usize) -> BddVariable {
        self.options[usize::from(item.0)][option]
    }

    /// The variables of an item's options.
    pub fn of(&self, item: ItemIndex) -> Vec<BddVariable> {
        self.options[usize::from(item.0)].clone()
    }

    /// The option is picked, whether or not its item is asked.
    pub fn picked(&self, item: ItemIndex, option: usize) -> Bdd {
        self.set.mk_var(self.variable(item, option))
    }

    /// The variable has this value.
    pub fn is(&self, variable: BddVariable, value: bool) -> Bdd {
        self.set.mk_literal(variable, value)
    }

    /// None of these options is picked.
    pub fn none(&self, options: &[BddVariable]) -> Bdd {
        options.iter().fold(self.constant(true), |none, option| none.and(&self.is(*option, false)))
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
        for (item, options) in self.options.iter().enumerate() {
            let picked = picked(ItemIndex(item as u16));
            for (_, variable) in options.iter().enumerate().filter(|(i, _)| picked.contains(*i)) {
                values[variable.to_index()] = true;
            }
        }
        BddValuation::new(values)
    }
}
