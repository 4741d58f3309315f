//! Answers and rules together: "not sure" is never read as "no", and every option counts.

use super::{Check, QUESTIONNAIRE};
use crate::engine::{Clause, ProblemKind, Protocol, Urgency};

impl Check {
    /// An item that can raise an urgent red flag offers "I'm not sure", and that raises one too.
    pub fn not_sure_is_never_no(&mut self, protocol: &Protocol) {
        let urgent = protocol.red_flags.iter().filter(|rule| rule.urgency >= Urgency::SameDay);
        // Rules on several answers together are left out: each answer alone says little.
        let alone: Vec<Clause> = urgent
            .flat_map(|rule| &rule.when.any)
            .filter_map(|group| if let [clause] = group.as_slice() { Some(*clause) } else { None })
            .collect();
        for (index, item) in protocol.questionnaire.indexed() {
            let mut clauses = alone.iter().filter(|clause| clause.item == index).peekable();
            if clauses.peek().is_none() {
                continue;
            }
            let id = &item.link_id;
            match item.options.iter().position(|option| option.not_sure) {
                None => self.report.add(QUESTIONNAIRE, id, ProblemKind::NotSureMissing),
                Some(option) => {
                    let counts = clauses.any(|clause| clause.options.contains(option));
                    self.report.add_if(!counts, QUESTIONNAIRE, id, ProblemKind::NotSureIgnored);
                }
            }
        }
    }

    /// Every option is named by some condition, unless it is the "none of these" of its item.
    pub fn every_option_counts(&mut self) {
        for (index, item) in self.questionnaire.indexed() {
            // A single choice needs its "no" to be answerable.
            let may_be_unused = |exclusive: bool| exclusive || !item.repeats;
            for (i, option) in item.options.iter().enumerate() {
                let mut clauses = self.lines.iter().flat_map(|line| &line.clauses);
                let is_named =
                    clauses.any(|clause| clause.item == index && clause.options.contains(i));
                let kind = ProblemKind::UnusedOption { code: option.code.to_string() };
                let is_unused = !is_named && !may_be_unused(option.exclusive);
                self.report.add_if(is_unused, QUESTIONNAIRE, &item.link_id, kind);
            }
        }
    }
}
