//! When an item is asked, or a rule applies: any of several groups, all clauses of a group.

use super::{ItemIndex, OptionSet};

/// A condition on the answers, as FHIR `enableWhen` with both behaviours: any group whose clauses all
/// hold is enough. There is no "not": an answer never given can never make a condition true.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Condition {
    pub any: Vec<Vec<Clause>>,
}

/// Holds where at least one of `options` was picked for `item`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Clause {
    pub item: ItemIndex,
    pub options: OptionSet,
}

/// The answer that made a condition true: the first clause of the first group that holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Match {
    pub item: ItemIndex,
    /// The picked options that the clause names; never empty.
    pub options: OptionSet,
    /// The last item that the group looks at: the condition is settled once it is answered.
    pub settled_by: ItemIndex,
}

impl Clause {
    /// Whether the group asks for the same, or for more.
    pub fn is_needed_by(&self, group: &[Clause]) -> bool {
        group.iter().any(|c| c.item == self.item && c.options.minus(self.options).is_empty())
    }
}

impl Condition {
    /// Holds whatever was answered.
    pub fn always() -> Self {
        Self::default()
    }

    /// Whether it holds whatever was answered.
    pub fn is_always(&self) -> bool {
        self.any.is_empty()
    }

    /// Whether it holds for the picked options of each item.
    pub fn holds(&self, picked: impl Fn(ItemIndex) -> OptionSet + Copy) -> bool {
        self.is_always() || self.find(picked).is_some()
    }

    /// The first match, or `None` where no group holds; a condition that always holds has no match.
    pub fn find(&self, picked: impl Fn(ItemIndex) -> OptionSet + Copy) -> Option<Match> {
        self.matches(picked).next()
    }

    /// Every group that holds.
    pub fn matches(
        &self,
        picked: impl Fn(ItemIndex) -> OptionSet + Copy,
    ) -> impl Iterator<Item = Match> {
        self.any.iter().filter_map(move |group| {
            let first = group.first()?;
            let all = group.iter().all(|c| !picked(c.item).intersection(c.options).is_empty());
            all.then(|| Match {
                item: first.item,
                options: picked(first.item).intersection(first.options),
                settled_by: group.iter().map(|c| c.item).max().unwrap_or(first.item),
            })
        })
    }

    /// Every clause, in any group.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.any.iter().flatten()
    }
}
