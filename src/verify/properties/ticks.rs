//! Pairs of responses that differ in one box of an item that is asked.

use biodivine_lib_bdd::{Bdd, BddVariable};

use crate::engine::{ItemIndex, Response};
use crate::verify::Model;
use crate::verify::model::without_leftovers;

/// Ticking one more box of a checkbox item; boxes that stand alone are cleared by it.
///
/// "I'm not sure" counts as a warning sign itself, so that replacing it by a box adds nothing: such
/// pairs are left out.
pub struct Tick {
    pub item: ItemIndex,
    pub option: usize,
    without: Vec<(BddVariable, bool)>,
    with: Vec<(BddVariable, bool)>,
}

impl Tick {
    /// Every box of every item.
    pub fn all(model: &Model) -> Vec<Self> {
        let items = model.protocol.questionnaire.indexed().filter(|(_, item)| item.repeats);
        let boxes = items.flat_map(|(index, item)| {
            (0..item.options.len()).map(move |option| (index, item, option))
        });
        let boxes = boxes.filter(|(_, item, option)| !item.options[*option].exclusive);
        boxes
            .map(|(index, item, option)| {
                let variable = |i: usize| model.variables.variable(index, i);
                let alone = item.options.iter().enumerate().filter(|(_, other)| other.exclusive);
                let unsure = alone.clone().filter(|(_, other)| other.not_sure);
                let mut without: Vec<_> = unsure.map(|(i, _)| (variable(i), false)).collect();
                let mut with: Vec<_> = alone.map(|(i, _)| (variable(i), false)).collect();
                without.push((variable(option), false));
                with.push((variable(option), true));
                Self { item: index, option, without, with }
            })
            .collect()
    }

    /// What a diagram says without the box.
    pub fn without(&self, diagram: &Bdd) -> Bdd {
        diagram.restrict(&self.without)
    }

    /// What a diagram says with the box, of the response without it.
    pub fn with(&self, diagram: &Bdd) -> Bdd {
        diagram.restrict(&self.with)
    }

    /// The responses, with leftovers, to which the box can be added.
    pub fn pairs(&self, model: &Model) -> Bdd {
        let (answers, _) = model.with_leftovers();
        let asked = &answers.asked[usize::from(self.item.0)];
        self.without
            .iter()
            .fold(asked.clone(), |pairs, (variable, value)| pairs.var_select(*variable, *value))
    }

    /// The complete response that one with leftovers becomes with the box.
    pub fn add_to(&self, model: &Model, mut response: Response) -> Response {
        let item = &model.protocol.questionnaire.items[usize::from(self.item.0)];
        response.set(self.item, item.press(response.get(self.item), self.option));
        without_leftovers(model.protocol, &response)
    }

    /// "'relax' of 'goals'".
    pub fn name(&self, model: &Model) -> String {
        let item = &model.protocol.questionnaire.items[usize::from(self.item.0)];
        format!("'{}' of '{}'", item.options[self.option].code, item.link_id)
    }
}
