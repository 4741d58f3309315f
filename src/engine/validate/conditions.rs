//! Reads conditions, and catches those that make no sense by themselves.

use std::collections::BTreeSet;

use super::Check;
use crate::engine::{Clause, Condition, Item, ItemIndex, OptionSet, ProblemKind};

/// One line of a condition, and where it is written.
pub struct Line {
    pub file: &'static str,
    /// The item, rule or service whose condition it is part of.
    pub id: String,
    pub text: String,
    pub clauses: Vec<Clause>,
    /// False where a mistake in it has been reported, so that no other is looked for.
    pub is_sound: bool,
}

impl Line {
    /// What has to hold. Nothing where a clause could not be read: without that, the line would hold where
    /// it should not.
    fn group(&self) -> Vec<Clause> {
        let is_whole = self.clauses.len() == self.text.split('&').count();
        if is_whole { self.clauses.clone() } else { Vec::new() }
    }
}

impl Check {
    /// The condition of a rule, which must have one.
    pub fn rule_condition(&mut self, file: &'static str, id: &str, when: &[String]) -> Condition {
        self.report.add_if(when.is_empty(), file, id, ProblemKind::NoCondition);
        self.condition(file, id, when)
    }

    /// A condition that may be left out, line by line.
    pub fn condition(&mut self, file: &'static str, id: &str, when: &[String]) -> Condition {
        let mut seen = BTreeSet::new();
        let lines: Vec<_> = when.iter().map(|text| self.line(file, id, text, &mut seen)).collect();
        let any = lines.iter().map(Line::group).collect();
        self.lines.extend(lines);
        Condition { any }
    }

    fn line<'a>(
        &mut self,
        file: &'static str,
        id: &str,
        text: &'a str,
        seen: &mut BTreeSet<&'a str>,
    ) -> Line {
        let problems_before = self.report.problems.len();
        let has_text = !text.trim().is_empty();
        self.report.add_if(!has_text, file, id, ProblemKind::EmptyLine);
        let parts = text.split('&').filter(|_| has_text);
        let clauses: Vec<_> = parts.filter_map(|part| self.clause(file, id, text, part)).collect();
        if self.report.problems.len() == problems_before {
            self.sense(file, id, text, &clauses);
        }
        let kind = ProblemKind::RepeatedLine { line: text.to_string() };
        self.report.add_if(!seen.insert(text), file, id, kind);
        let is_sound = self.report.problems.len() == problems_before;
        Line { file, id: id.to_string(), text: text.to_string(), clauses, is_sound }
    }

    /// Whether the clauses of a line can stand side by side.
    fn sense(&mut self, file: &'static str, id: &str, line: &str, clauses: &[Clause]) {
        let repeats = (1..clauses.len()).any(|i| clauses[..i].contains(&clauses[i]));
        let kind = ProblemKind::RepeatedClause { line: line.to_string() };
        self.report.add_if(repeats, file, id, kind);
        for (index, item) in self.questionnaire.indexed() {
            let (link_id, line) = (item.link_id.to_string(), line.to_string());
            let never = !can_be_picked(item, options_of(clauses, index));
            self.report.add_if(never, file, id, ProblemKind::Contradiction { link_id, line });
        }
    }

    fn clause(&mut self, file: &'static str, id: &str, line: &str, text: &str) -> Option<Clause> {
        let Some((link_id, codes)) = text.split_once('=') else {
            let text = line.trim().to_string();
            self.report.add(file, id, ProblemKind::BadCondition { text });
            return None;
        };
        let link_id = link_id.trim();
        let Some((index, item)) = self.questionnaire.find(link_id) else {
            let link_id = link_id.to_string();
            self.report.add(file, id, ProblemKind::UnknownItem { link_id });
            return None;
        };
        let mut options = OptionSet::EMPTY;
        for code in codes.split('|').map(str::trim) {
            let names = || (link_id.to_string(), code.to_string());
            let Some((option, _)) = item.option(code) else {
                let (link_id, code) = names();
                self.report.add(file, id, ProblemKind::UnknownOption { link_id, code });
                continue;
            };
            if options.contains(option) {
                let (link_id, code) = names();
                self.report.add(file, id, ProblemKind::RepeatedOption { link_id, code });
            }
            options = options.with(option);
        }
        (!options.is_empty()).then_some(Clause { item: index, options })
    }
}

/// What the clauses on one item ask for.
pub fn options_of(clauses: &[Clause], item: ItemIndex) -> impl Iterator<Item = OptionSet> + Clone {
    clauses.iter().filter(move |clause| clause.item == item).map(|clause| clause.options)
}

/// Whether one answer to an item can have something of each set.
pub fn can_be_picked(item: &Item, sets: impl Iterator<Item = OptionSet> + Clone) -> bool {
    let is_alone = |option: usize| {
        !item.repeats || item.options.get(option).is_some_and(|option| option.exclusive)
    };
    let one_in_all = (0..item.options.len())
        .any(|option| is_alone(option) && sets.clone().all(|set| set.contains(option)));
    one_in_all || sets.clone().all(|set| set.iter().any(|option| !is_alone(option)))
}
