//! Which items are asked and which answers count, as diagrams: the mirror of [`crate::engine::Path`].

use biodivine_lib_bdd::Bdd;

use super::Variables;
use super::relevance::can_matter;
use crate::engine::{Clause, Condition, ItemIndex, Protocol, Urgency};

/// The responses that a proof ranges over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Space {
    /// Complete responses without leftovers: items that are asked have an answer, the others have none.
    /// Each complete response is there exactly once, so that counting solutions counts responses.
    Complete,
    /// Every item has an answer, asked or not, as after stepping back and changing earlier answers.
    WithLeftovers,
    /// Items that are asked have an answer, the others may have one, as where another edition of the
    /// guide asks more.
    MaybeLeftovers,
}

/// What is asked, and what counts, in one [`Space`].
#[derive(Clone, Debug)]
pub struct Answers {
    /// When each item is asked.
    pub asked: Vec<Bdd>,
    /// Every response of the space.
    pub all: Bdd,
    /// The responses as far as each item; the last one is `all`.
    pub prefixes: Vec<Bdd>,
    /// When each option of each item is picked and counts.
    counts: Vec<Vec<Bdd>>,
    always: Bdd,
    never: Bdd,
}

impl Answers {
    /// With the questions as they are asked: what can no longer matter is passed over.
    pub fn new(protocol: &Protocol, variables: &Variables, space: Space) -> Self {
        Self::follow(protocol, variables, space, true)
    }

    /// With every question whose condition holds: the mirror of [`crate::engine::Path::unabridged`].
    pub fn unabridged(protocol: &Protocol, variables: &Variables, space: Space) -> Self {
        Self::follow(protocol, variables, space, false)
    }

    fn follow(protocol: &Protocol, variables: &Variables, space: Space, abridged: bool) -> Self {
        let always = variables.constant(true);
        let mut answers = Self {
            asked: Vec::new(),
            all: always.clone(),
            prefixes: Vec::new(),
            counts: Vec::new(),
            never: variables.constant(false),
            always,
        };
        let mut goes_on = answers.always.clone();
        for (index, item) in protocol.questionnaire.indexed() {
            let mut asked = answers.holds(&item.enable_when).and(&goes_on);
            if abridged && !item.always_matters {
                asked = asked.and(&can_matter(protocol, &answers, index, index));
            }
            let picked = (0..item.options.len()).map(|option| variables.picked(index, option));
            let answered = variables.answered(index, item);
            let (counts, here) = match space {
                Space::Complete => {
                    let empty = variables.exactly(index, crate::engine::OptionSet::EMPTY);
                    (picked.collect(), Bdd::if_then_else(&asked, &answered, &empty))
                }
                Space::WithLeftovers => (picked.map(|p| p.and(&asked)).collect(), answered),
                Space::MaybeLeftovers => {
                    (picked.map(|p| p.and(&asked)).collect(), asked.imp(&answered))
                }
            };
            answers.counts.push(counts);
            answers.all = answers.all.and(&here);
            answers.prefixes.push(answers.all.clone());
            answers.asked.push(asked);
            goes_on = goes_on.and_not(&answers.stops_at(protocol, index));
        }
        answers
    }

    /// A condition over the answers that count.
    pub fn holds(&self, condition: &Condition) -> Bdd {
        if condition.is_always() {
            return self.always.clone();
        }
        self.any(condition.any.iter().map(|group| self.group(group)))
    }

    /// Any of these groups; a group without clauses asks for nothing and holds.
    pub fn holds_any(&self, groups: Vec<Vec<Clause>>) -> Bdd {
        self.any(groups.iter().map(|group| match group.as_slice() {
            [] => self.always.clone(),
            group => self.group(group),
        }))
    }

    /// Any of these.
    pub fn any(&self, all: impl IntoIterator<Item = Bdd>) -> Bdd {
        all.into_iter().fold(self.never.clone(), |any, one| any.or(&one))
    }

    pub fn nothing(&self) -> Bdd {
        self.never.clone()
    }

    pub fn everything(&self) -> Bdd {
        self.always.clone()
    }

    fn group(&self, group: &[Clause]) -> Bdd {
        if group.is_empty() {
            return self.never.clone();
        }
        group.iter().fold(self.always.clone(), |all, clause| all.and(&self.clause(clause)))
    }

    /// An item that comes later than the ones encoded so far has no answer that counts.
    fn clause(&self, clause: &Clause) -> Bdd {
        let counts = self.counts.get(usize::from(clause.item.0));
        let counts = clause.options.iter().filter_map(|option| counts?.get(option).cloned());
        self.any(counts)
    }

    /// The questions end with this item: an emergency, or a visitor the guide is not for.
    fn stops_at(&self, protocol: &Protocol, last: ItemIndex) -> Bdd {
        let emergencies =
            protocol.red_flags.iter().filter(|flag| flag.urgency == Urgency::EmergencyNow);
        let rules = protocol.out_of_scope.iter().map(|rule| &rule.when);
        let groups = rules.chain(emergencies.map(|flag| &flag.when)).flat_map(|when| &when.any);
        let settled = |group: &&Vec<Clause>| group.iter().map(|c| c.item).max() == Some(last);
        self.any(groups.filter(settled).map(|group| self.group(group)))
    }
}
