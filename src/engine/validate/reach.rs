//! What no visitor can ever come to: items never asked, and lines of rules that never hold.
//!
//! This is the quick and careful half: it finds what is plain from single answers, and never calls a thing
//! dead that is not. The proof in `src/verify` finds the rest.

use super::conditions::{Line, can_be_picked, options_of};
use super::{Check, QUESTIONNAIRE};
use crate::engine::{Clause, ItemIndex, OptionSet, ProblemKind, Protocol, Questionnaire, Urgency};

impl Check {
    pub fn everything_can_be_reached(&mut self, protocol: &Protocol) {
        let reach = Reach::new(protocol, &self.lines);
        for (index, item) in protocol.questionnaire.indexed() {
            let never = !reach.is_asked(index);
            self.report.add_if(never, QUESTIONNAIRE, &item.link_id, ProblemKind::NeverAsked);
        }
        for line in self.lines.iter().filter(|line| line.is_sound) {
            let own = protocol.questionnaire.find(&line.id).filter(|_| line.file == QUESTIONNAIRE);
            let is_dead = match own {
                Some((item, _)) => reach.is_asked(item) && !reach.goes_on(&line.clauses),
                None => !reach.holds(&line.clauses),
            };
            let is_dead = is_dead && line.clauses.iter().all(|clause| reach.is_asked(clause.item));
            let kind = ProblemKind::NeverHolds { line: line.text.clone() };
            self.report.add_if(is_dead, line.file, &line.id, kind);
        }
    }
}

struct Reach<'a> {
    questionnaire: &'a Questionnaire,
    /// Whether each item is asked of anyone.
    asked: Vec<bool>,
    /// The options of each item after which more is asked.
    going_on: Vec<OptionSet>,
}

impl<'a> Reach<'a> {
    /// One pass in order, since items depend on earlier ones only.
    fn new(protocol: &'a Protocol, lines: &[Line]) -> Self {
        let questionnaire = &protocol.questionnaire;
        let mut reach = Self { questionnaire, asked: Vec::new(), going_on: Vec::new() };
        for (index, item) in questionnaire.indexed() {
            let is_own = |line: &&Line| line.file == QUESTIONNAIRE && item.link_id == *line.id;
            let mut own = lines.iter().filter(is_own);
            let is_asked = item.enable_when.is_always()
                || own.any(|line| !line.is_sound || reach.goes_on(&line.clauses));
            let all = (0..item.options.len()).fold(OptionSet::EMPTY, OptionSet::with);
            reach.asked.push(is_asked);
            reach.going_on.push(all.minus(ending(protocol, index)));
        }
        reach
    }

    fn is_asked(&self, item: ItemIndex) -> bool {
        self.asked.get(usize::from(item.0)).copied().unwrap_or(false)
    }

    /// Whether some visitor gives these answers and is then asked more.
    fn goes_on(&self, clauses: &[Clause]) -> bool {
        clauses.iter().all(|clause| self.can_be_answered(clauses, clause.item, true))
    }

    /// Whether some visitor gives these answers; the last may end the questions.
    fn holds(&self, clauses: &[Clause]) -> bool {
        let last = clauses.iter().map(|clause| clause.item).max();
        let is_last = |item| Some(item) == last;
        clauses.iter().all(|c| self.can_be_answered(clauses, c.item, !is_last(c.item)))
    }

    fn can_be_answered(&self, clauses: &[Clause], index: ItemIndex, goes_on: bool) -> bool {
        let Some(item) = self.questionnaire.get(index) else { return false };
        let going_on = self.going_on.get(usize::from(index.0)).copied().unwrap_or_default();
        let sets = options_of(clauses, index)
            .map(|set| if goes_on { set.intersection(going_on) } else { set });
        self.is_asked(index) && can_be_picked(item, sets)
    }
}

/// The options that end the questions, each by itself.
fn ending(protocol: &Protocol, item: ItemIndex) -> OptionSet {
    let emergencies = protocol
        .red_flags
        .iter()
        .filter(|flag| flag.urgency == Urgency::EmergencyNow)
        .map(|flag| &flag.when);
    let whens = protocol.out_of_scope.iter().map(|rule| &rule.when).chain(emergencies);
    whens
        .flat_map(|when| &when.any)
        .filter_map(|line| if let [clause] = line.as_slice() { Some(clause) } else { None })
        .filter(|clause| clause.item == item)
        .flat_map(|clause| clause.options.iter())
        .fold(OptionSet::EMPTY, OptionSet::with)
}
