//! Everything the engine decides by: what is asked, what is screened, what is weighed, what is offered.

use super::outlook::always_matters;
use super::{
    Condition, Contraindication, Decision, Evidence, Fit, ItemIndex, OutOfScope, Questionnaire,
    RedFlag, Service,
};

/// A validated protocol; [`super::validate()`] makes one from what authors write.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// Content version, shown on every result.
    pub version: String,
    /// When a person last read the whole content, as `YYYY-MM-DD`.
    pub reviewed: String,
    pub questionnaire: Questionnaire,
    /// Who the guide is not for; ends the questions at once.
    pub out_of_scope: Vec<OutOfScope>,
    pub red_flags: Vec<RedFlag>,
    pub contraindications: Vec<Contraindication>,
    pub evidence: Vec<Evidence>,
    pub decision: Decision,
    /// What a service can be, each as the service that it is where nothing else is said.
    pub styles: Vec<Service>,
    /// The spa's services, the first winning a tie.
    pub services: Vec<Service>,
}

/// Something that depends on answers, by what it leads to.
#[derive(Clone, Copy)]
pub(super) enum Rule<'a> {
    /// An item is asked.
    Opens(ItemIndex),
    OutOfScope,
    RedFlag(&'a RedFlag),
    Contraindication(&'a Contraindication),
    Evidence(&'a Evidence),
    Fit,
}

impl Protocol {
    /// Notes in each item which rules look at it, so that an answer costs what it touches, and whether it
    /// always matters.
    /// [`super::validate()`] does this; who changes rules by hand does it again.
    pub fn index(&mut self) {
        let mut looked_at_by = vec![Vec::new(); self.questionnaire.items.len()];
        let rules = (0..).map_while(|number| Some((number, self.rule(number)?)));
        for (number, (when, _)) in rules {
            for clause in when.clauses() {
                if let Some(numbers) = looked_at_by.get_mut(usize::from(clause.item.0))
                    && numbers.last() != Some(&number)
                {
                    numbers.push(number);
                }
            }
        }
        for (item, numbers) in self.questionnaire.items.iter_mut().zip(looked_at_by) {
            item.looked_at_by = numbers;
        }
        for place in 0..self.questionnaire.items.len() {
            let always = always_matters(self, ItemIndex(place as u16));
            self.questionnaire.items[place].always_matters = always;
        }
    }

    /// Whether this is true of a rule that looks at the answer to an item. One function for whatever is asked,
    /// which makes the page smaller.
    #[inline(never)]
    pub(super) fn any_rule_on<'a>(
        &'a self,
        item: ItemIndex,
        is_true: &mut dyn FnMut(&'a Condition, Rule<'a>) -> bool,
    ) -> bool {
        let numbers = self.questionnaire.get(item).map(|item| item.looked_at_by.iter());
        for number in numbers.into_iter().flatten() {
            if self.rule(*number).is_some_and(|(when, rule)| is_true(when, rule)) {
                return true;
            }
        }
        // Services are few, and their owner's own.
        for Fit { when, .. } in self.services.iter().flat_map(|service| &service.fits) {
            if when.clauses().any(|clause| clause.item == item) && is_true(when, Rule::Fit) {
                return true;
            }
        }
        false
    }

    /// All rules but those of the services, by number.
    fn rule(&self, number: u32) -> Option<(&Condition, Rule<'_>)> {
        let mut at = number as usize;
        if let Some(item) = self.questionnaire.items.get(at) {
            return Some((&item.enable_when, Rule::Opens(ItemIndex(at as u16))));
        }
        at -= self.questionnaire.items.len();
        if let Some(rule) = self.out_of_scope.get(at) {
            return Some((&rule.when, Rule::OutOfScope));
        }
        at -= self.out_of_scope.len();
        if let Some(flag) = self.red_flags.get(at) {
            return Some((&flag.when, Rule::RedFlag(flag)));
        }
        at -= self.red_flags.len();
        if let Some(rule) = self.contraindications.get(at) {
            return Some((&rule.when, Rule::Contraindication(rule)));
        }
        let evidence = self.evidence.get(at - self.contraindications.len())?;
        Some((&evidence.when, Rule::Evidence(evidence)))
    }
}
