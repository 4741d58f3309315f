//! What the answers before an item have settled, so that more of the same changes nothing.

use super::outlook::stands_alone;
use super::protocol::Rule;
use super::{Condition, Decision, ItemIndex, Level, OptionSet, Treatment, Urgency};

/// What is settled once enough rules hold.
#[derive(Clone, Copy)]
enum Tip {
    /// The questions end.
    Stop,
    Soon,
    SameDay,
    /// Massage must wait.
    Waits,
    Massage,
    PhysicalTherapy,
}

const TIPS: usize = 6;

/// From which item on each [`Tip`] is settled. What holds is added up in a Fenwick tree (1994), so that
/// one answer costs a few steps however many there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    sums: Vec<[u32; TIPS]>,
    enough: [u32; TIPS],
    /// The item whose answer settles it.
    settled_by: [ItemIndex; TIPS],
}

/// The same, as it is before one item.
#[derive(Clone, Copy)]
pub struct Standing {
    urgency: Option<Urgency>,
    waits: bool,
    enough_massage: bool,
    enough_therapy: bool,
}

impl Ledger {
    /// No item comes after it.
    const NEVER: ItemIndex = ItemIndex(u16::MAX);

    pub fn new(items: usize, decision: &Decision) -> Self {
        let Decision { massage_at, physical_therapy_at, .. } = *decision;
        Self {
            sums: vec![[0; TIPS]; items],
            enough: [1, 1, 1, 1, massage_at.into(), physical_therapy_at.into()],
            settled_by: [Self::NEVER; TIPS],
        }
    }

    /// The earliest item whose answer ends the questions.
    pub fn stop(&self) -> ItemIndex {
        self.settled_by(Tip::Stop)
    }

    pub fn before(&self, item: ItemIndex) -> Standing {
        let is_settled = |tip| self.settled_by(tip) < item;
        Standing {
            urgency: match (is_settled(Tip::SameDay), is_settled(Tip::Soon)) {
                (true, _) => Some(Urgency::SameDay),
                (false, true) => Some(Urgency::DoctorSoon),
                (false, false) => None,
            },
            waits: is_settled(Tip::Waits),
            enough_massage: is_settled(Tip::Massage),
            enough_therapy: is_settled(Tip::PhysicalTherapy),
        }
    }

    /// Counts a rule where these answers make it hold: `times` is 1, or -1 to take it out again.
    pub fn count(
        &mut self,
        when: &Condition,
        rule: Rule,
        picked: impl Fn(ItemIndex) -> OptionSet + Copy,
        times: i32,
    ) {
        let Some((tip, points)) = tip(rule) else { return };
        let Some(at) = when.matches(picked).map(|found| found.settled_by).min() else { return };
        let mut place = usize::from(at.0);
        while let Some(sums) = self.sums.get_mut(place) {
            let sum = &mut sums[tip as usize];
            *sum = sum.wrapping_add_signed(points * times);
            place |= place + 1;
        }
    }

    /// Finds out what is settled where, and tells between which items that has changed.
    pub fn settle(&mut self) -> impl Iterator<Item = ItemIndex> + use<> {
        let mut first = Self::NEVER;
        let mut last = ItemIndex(0);
        for tip in 0..TIPS {
            let now = self.find(tip);
            let before = std::mem::replace(&mut self.settled_by[tip], now);
            // Where the questions end matters to no item before that.
            if before != now && tip != Tip::Stop as usize {
                first = first.min(before).min(now);
                last = last.max(before).max(now);
            }
        }
        (first.0..last.0).map(|item| ItemIndex(item + 1))
    }

    fn find(&self, tip: usize) -> ItemIndex {
        let mut place = 0;
        let mut left = self.enough[tip];
        let mut step = self.sums.len().next_power_of_two();
        while step > 0 {
            match self.sums.get(place + step - 1) {
                Some(sums) if sums[tip] < left => {
                    place += step;
                    left -= sums[tip];
                }
                _ => {}
            }
            step /= 2;
        }
        if place < self.sums.len() { ItemIndex(place as u16) } else { Self::NEVER }
    }

    fn settled_by(&self, tip: Tip) -> ItemIndex {
        self.settled_by[tip as usize]
    }
}

/// What a rule counts toward, and how much.
fn tip(rule: Rule) -> Option<(Tip, i32)> {
    match rule {
        Rule::Opens(_) | Rule::Fit => None,
        Rule::OutOfScope => Some((Tip::Stop, 1)),
        Rule::RedFlag(flag) => match flag.urgency {
            Urgency::DoctorSoon => Some((Tip::Soon, 1)),
            Urgency::SameDay => Some((Tip::SameDay, 1)),
            Urgency::EmergencyNow => Some((Tip::Stop, 1)),
        },
        Rule::Contraindication(rule) => (rule.level == Level::No).then_some((Tip::Waits, 1)),
        Rule::Evidence(evidence) => match evidence.toward {
            Treatment::Massage => Some((Tip::Massage, evidence.weight.into())),
            Treatment::PhysicalTherapy => Some((Tip::PhysicalTherapy, evidence.weight.into())),
        },
    }
}

impl Standing {
    /// Whether it still changes what is told that this rule holds.
    pub fn leaves_open(self, rule: Rule) -> bool {
        let is_weighed = self.urgency < Some(Urgency::SameDay);
        match rule {
            Rule::Opens(_) => false,
            Rule::OutOfScope | Rule::Contraindication(_) => true,
            Rule::RedFlag(flag) => stands_alone(flag) || Some(flag.urgency) > self.urgency,
            Rule::Evidence(evidence) => match evidence.toward {
                // Where massage must wait, points for it only tell "wait" from physical therapy.
                Treatment::Massage => {
                    is_weighed && !self.enough_massage && !(self.waits && self.enough_therapy)
                }
                Treatment::PhysicalTherapy => is_weighed && !self.enough_therapy,
            },
            Rule::Fit => self.urgency.is_none() && !self.waits,
        }
    }
}
