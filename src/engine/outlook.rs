//! What some of the answers settle, and what they leave open.
//!
//! Kleene's strong three-valued logic over [`Condition`]s: an open answer may still be anything, so a
//! condition holds, cannot hold any more, or is open itself.

use super::item_set::ItemSet;
use super::protocol::Rule;
use super::recommendation::without_held_massage;
use super::standing::Standing;
use super::{
    Clause, Condition, ItemIndex, MassageStatus, OptionSet, Outcome, Protocol, RedFlag, Scores,
    Urgency,
};

/// Whether some answer to `item` matters whatever was answered before it, so that it need not be
/// looked into for each visitor: a rule that nothing but this item and later ones can make hold.
pub(super) fn always_matters(protocol: &Protocol, item: ItemIndex) -> bool {
    let decided_here = |when: &Condition| {
        let alone = |group: &Vec<Clause>| group.iter().all(|clause| clause.item == item);
        let not_before = |group: &Vec<Clause>| group.iter().any(|clause| clause.item >= item);
        when.any.iter().any(alone) && when.any.iter().all(not_before)
    };
    protocol.any_rule_on(item, &mut |when, rule| {
        let undisputed = match rule {
            Rule::OutOfScope | Rule::Contraindication(_) => true,
            Rule::RedFlag(flag) => flag.urgency == Urgency::EmergencyNow || stands_alone(flag),
            Rule::Opens(_) | Rule::Evidence(_) | Rule::Fit => false,
        };
        undisputed && decided_here(when)
    })
}

/// A red flag that shows even beside a more urgent one.
pub(super) fn stands_alone(flag: &RedFlag) -> bool {
    flag.call.is_some() || flag.page.is_some()
}

/// What is known about the answer to one item.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Known {
    /// Picked and counting; empty where the item is not asked.
    Picked(OptionSet),
    /// At least one of these is picked.
    OneOf(OptionSet),
    /// Any answer, or none.
    Open,
}

impl Known {
    /// Picked for certain, whatever is open.
    pub fn certain(self, clause: &Clause) -> bool {
        match self {
            Self::Picked(picked) => !picked.intersection(clause.options).is_empty(),
            Self::OneOf(some) => some.minus(clause.options).is_empty(),
            Self::Open => false,
        }
    }

    /// Picked, or perhaps so.
    pub fn possible(self, clause: &Clause, repeats: bool) -> bool {
        match self {
            Self::OneOf(_) if repeats => true,
            Self::Picked(some) | Self::OneOf(some) => !some.intersection(clause.options).is_empty(),
            Self::Open => true,
        }
    }
}

/// The rules of a protocol under partly known answers.
pub(super) struct Outlook<'a> {
    pub protocol: &'a Protocol,
    /// By item; those beyond the end are open.
    pub known: &'a [Known],
}

impl Outlook<'_> {
    pub fn known(&self, item: ItemIndex) -> Known {
        self.known.get(usize::from(item.0)).copied().unwrap_or(Known::Open)
    }

    /// Whether some answer to `item` can still change what the visitor is told, apart from the wording
    /// of the reasons: the outcome, the urgency, the service, the precautions, or whom to call.
    ///
    /// It may say yes too often, never no: `cargo xtask verify` proves that passing over the items for
    /// which it says no changes no result.
    pub fn can_matter(&self, item: ItemIndex, standing: Standing) -> bool {
        let mut ahead = ItemSet::default();
        let mut next = Some(item);
        while let Some(item) = next {
            let matters = self.protocol.any_rule_on(item, &mut |when, rule| match rule {
                Rule::Opens(opened) => {
                    if opened > item && self.can_add(when, item) {
                        ahead.insert(opened);
                    }
                    false
                }
                _ => standing.leaves_open(rule) && self.can_add(when, item),
            });
            if matters {
                return true;
            }
            next = ahead.take_first(item);
        }
        false
    }

    /// The outcome of every completion of the known answers, where these raise no red flag and it is the
    /// same for all. `last` is the last item with a known answer: since it was asked, no answer before
    /// it ended the questions.
    pub fn outcome(&self, last: ItemIndex) -> Option<Outcome> {
        // The points lie between these two; more points move the outcome one way only, so that two
        // equal ends leave nothing between them.
        let (least, most) = (self.points(Self::holds), self.points(Self::can_hold));
        let ends =
            [Scores { massage: most.massage, ..least }, Scores { massage: least.massage, ..most }];
        let mut outcomes = ends.iter().flat_map(|scores| {
            let scored = scores.outcome(&self.protocol.decision);
            self.cautions().map(move |massage| without_held_massage(massage, scored))
        });
        let first = outcomes.next()?;
        let same = outcomes.all(|other| other == first);
        let always = first == Outcome::SeekCareFirst || !self.can_need_care(last);
        (same && always).then_some(first)
    }

    /// A red flag may be raised, or the guide may turn out not to be for this visitor.
    fn can_need_care(&self, last: ItemIndex) -> bool {
        let from_last = |group: &&Vec<Clause>| group.iter().any(|clause| clause.item >= last);
        let can_stop =
            |when: &Condition| when.any.iter().filter(from_last).any(|group| self.can_all(group));
        self.protocol.out_of_scope.iter().any(|rule| can_stop(&rule.when))
            || self.protocol.red_flags.iter().any(|flag| match flag.urgency {
                Urgency::EmergencyNow => can_stop(&flag.when),
                _ => self.can_hold(&flag.when),
            })
    }

    /// What the contraindications can still make of massage: the loosest and the strictest.
    fn cautions(&self) -> [MassageStatus; 2] {
        let strictest = |hold: fn(&Self, &Condition) -> bool| {
            let rules = self.protocol.contraindications.iter();
            let rules = rules.filter(|rule| hold(self, &rule.when));
            rules.map(|rule| MassageStatus::from(rule.level)).max().unwrap_or_default()
        };
        [strictest(Self::holds), strictest(Self::can_hold)]
    }

    fn points(&self, hold: fn(&Self, &Condition) -> bool) -> Scores {
        Scores::of(self.protocol.evidence.iter().filter(|rule| hold(self, &rule.when)))
    }

    /// Holds whatever the open answers are.
    pub fn holds(&self, when: &Condition) -> bool {
        when.is_always() || self.any_group(when, |clause| self.known(clause.item).certain(clause))
    }

    /// Holds for some open answers, as far as each clause by itself tells.
    pub fn can_hold(&self, when: &Condition) -> bool {
        when.is_always() || self.any_group(when, |clause| self.can_be(clause))
    }

    fn any_group(&self, when: &Condition, holds: impl Fn(&Clause) -> bool) -> bool {
        when.any.iter().any(|group| !group.is_empty() && group.iter().all(&holds))
    }

    /// Does not hold yet, and an answer to `item` can make it hold, or bring it nearer.
    fn can_add(&self, when: &Condition, item: ItemIndex) -> bool {
        let with_item = when.any.iter().filter(|group| group.iter().any(|c| c.item == item));
        let mut open = with_item.filter(|group| self.can_all(group));
        open.any(|group| !when.any.iter().any(|other| self.asks_less(other, group, item)))
    }

    /// Every clause may hold.
    pub fn can_all(&self, group: &[Clause]) -> bool {
        group.iter().all(|clause| self.can_be(clause))
    }

    fn can_be(&self, clause: &Clause) -> bool {
        let repeats = self.protocol.questionnaire.get(clause.item).is_some_and(|item| item.repeats);
        self.known(clause.item).possible(clause, repeats)
    }

    /// Whatever makes `group` hold makes `other` hold too, without a look at `item`.
    fn asks_less(&self, other: &[Clause], group: &[Clause], item: ItemIndex) -> bool {
        other.iter().all(|clause| {
            let needed = clause.item != item && clause.is_needed_by(group);
            self.known(clause.item).certain(clause) || needed && self.can_be(clause)
        })
    }
}
