//! When an answer to an item can still matter, as diagrams: the mirror of the engine's own decision not
//! to ask what can no longer change the result.

use biodivine_lib_bdd::Bdd;

use super::Answers;
use super::scores::totals;
use crate::engine::{Clause, Condition, Evidence, ItemIndex, Level, Protocol, Treatment, Urgency};

/// The responses in which `item` can still change something, by the answers before `next`.
///
/// `so_far` holds the items before `next`; later answers are open.
pub fn can_matter(protocol: &Protocol, so_far: &Answers, next: ItemIndex, item: ItemIndex) -> Bdd {
    let matters = Relevance { protocol, so_far, next };
    matters.of(item)
}

struct Relevance<'a> {
    protocol: &'a Protocol,
    so_far: &'a Answers,
    next: ItemIndex,
}

impl Relevance<'_> {
    fn of(&self, item: ItemIndex) -> Bdd {
        let rules = self.screening(item);
        let items = self.protocol.questionnaire.indexed();
        let opened =
            items.filter(|(other, opened)| *other > item && names(&opened.enable_when, item));
        let matters = opened.fold(rules, |matters, (other, opened)| {
            let opens = self.can_add(&opened.enable_when, item);
            if opens.is_false() || matters.is_true() {
                matters
            } else {
                matters.or(&opens.and(&self.of(other)))
            }
        });
        if matters.is_true() { matters } else { matters.or(&self.weighed(item)) }
    }

    fn screening(&self, item: ItemIndex) -> Bdd {
        let protocol = self.protocol;
        let scope = protocol.out_of_scope.iter().map(|rule| &rule.when);
        let cautions = protocol.contraindications.iter().map(|rule| &rule.when);
        let always = scope.chain(cautions).map(|when| self.can_add(when, item));
        let flags = protocol.red_flags.iter().map(|flag| {
            let fires = self.can_add(&flag.when, item);
            if flag.call.is_some() || flag.page.is_some() {
                fires
            } else {
                fires.and_not(&self.urgency(flag.urgency))
            }
        });
        self.so_far.any(always.chain(flags))
    }

    fn weighed(&self, item: ItemIndex) -> Bdd {
        let decision = &self.protocol.decision;
        let adds = |treatment| {
            let evidence = self.evidence(treatment);
            self.so_far.any(evidence.map(|rule| self.can_add(&rule.when, item)))
        };
        let massage = adds(Treatment::Massage);
        let therapy = adds(Treatment::PhysicalTherapy);
        let fits = self.protocol.services.iter().flat_map(|service| &service.fits);
        let fits = self.so_far.any(fits.map(|fit| self.can_add(&fit.when, item)));
        if massage.is_false() && therapy.is_false() && fits.is_false() {
            return fits;
        }
        let enough_massage = self.at_least(Treatment::Massage, decision.massage_at);
        let enough_therapy =
            self.at_least(Treatment::PhysicalTherapy, decision.physical_therapy_at);
        let waits = self.waits();
        let massage = massage.and_not(&enough_massage).and_not(&waits.and(&enough_therapy));
        let points = massage.or(&therapy.and_not(&enough_therapy));
        let booked = fits.and_not(&self.urgency(Urgency::DoctorSoon)).and_not(&waits);
        points.and_not(&self.urgency(Urgency::SameDay)).or(&booked)
    }

    fn evidence(&self, toward: Treatment) -> impl Iterator<Item = &Evidence> {
        self.protocol.evidence.iter().filter(move |rule| rule.toward == toward)
    }

    /// The answers so far give a treatment at least this many points.
    fn at_least(&self, toward: Treatment, points: u16) -> Bdd {
        let rules = self.evidence(toward).map(|e| (self.holds(&e.when), u32::from(e.weight)));
        let totals = totals(self.so_far, &rules.collect::<Vec<_>>(), points.into());
        let enough = totals.into_iter().filter(|(total, _)| *total >= points.into());
        self.so_far.any(enough.map(|(_, when)| when))
    }

    /// By the answers so far, massage must wait.
    fn waits(&self) -> Bdd {
        let rules = self.protocol.contraindications.iter().filter(|rule| rule.level == Level::No);
        self.so_far.any(rules.map(|rule| self.holds(&rule.when)))
    }

    /// The answers so far call for at least this urgency.
    fn urgency(&self, urgency: Urgency) -> Bdd {
        let flags = self.protocol.red_flags.iter().filter(|flag| flag.urgency >= urgency);
        self.so_far.any(flags.map(|flag| self.holds(&flag.when)))
    }

    /// Holds by the answers so far alone.
    fn holds(&self, when: &Condition) -> Bdd {
        let decided = |group: &&Vec<Clause>| group.iter().all(|c| c.item < self.next);
        let groups = when.any.iter().filter(decided).cloned().collect();
        match when.is_always() {
            true => self.so_far.everything(),
            false => self.so_far.holds_any(groups),
        }
    }

    /// Does not hold yet, and an answer to `item` can make it hold, or bring it nearer.
    fn can_add(&self, when: &Condition, item: ItemIndex) -> Bdd {
        let with_item = when.any.iter().filter(|group| group.iter().any(|c| c.item == item));
        let adds = with_item.map(|group| {
            let less = when.any.iter().filter(|other| self.asks_less(other, group, item));
            let less = self.so_far.holds_any(less.map(|other| self.decided(other)).collect());
            self.so_far.holds_any(vec![self.decided(group)]).and_not(&less)
        });
        self.so_far.any(adds)
    }

    fn decided(&self, group: &[Clause]) -> Vec<Clause> {
        group.iter().filter(|clause| clause.item < self.next).copied().collect()
    }

    fn asks_less(&self, other: &[Clause], group: &[Clause], item: ItemIndex) -> bool {
        let mut open = other.iter().filter(|clause| clause.item >= self.next);
        open.all(|clause| clause.item != item && clause.is_needed_by(group))
    }
}

fn names(when: &Condition, item: ItemIndex) -> bool {
    when.clauses().any(|clause| clause.item == item)
}
