//! What a path is, in the plainest words: every rule is looked at for every item. The engine's own paths look
//! only at what an answer touches, and must be the same, however the answers came about.

use massage_or_pt::engine::{
    Clause, Condition, ItemIndex, Level, OptionSet, Path, Protocol, Response, Treatment, Urgency,
};

use crate::generated;
use crate::random::Random;
use crate::support::protocol;

/// The answers to the items before one; all others are open.
struct Before<'a> {
    protocol: &'a Protocol,
    picked: &'a [OptionSet],
}

/// The items asked and what was picked.
fn asked(protocol: &Protocol, response: &Response) -> Vec<(ItemIndex, OptionSet)> {
    let mut asked = Vec::new();
    let mut picked = Vec::new();
    for (index, item) in protocol.questionnaire.indexed() {
        let before = Before { protocol, picked: &picked };
        let opens = item.enable_when.is_always() || before.holds(&item.enable_when);
        let counts = opens && (item.always_matters || before.can_matter(index));
        picked.push(if counts { response.get(index) } else { OptionSet::EMPTY });
        if counts {
            asked.push((index, response.get(index)));
        }
        if (Before { protocol, picked: &picked }).ends() {
            break;
        }
    }
    asked
}

impl Before<'_> {
    fn picked(&self, item: ItemIndex) -> Option<OptionSet> {
        self.picked.get(usize::from(item.0)).copied()
    }

    fn certain(&self, clause: &Clause) -> bool {
        self.picked(clause.item).is_some_and(|it| !it.intersection(clause.options).is_empty())
    }

    fn possible(&self, clause: &Clause) -> bool {
        self.picked(clause.item).is_none() || self.certain(clause)
    }

    fn holds(&self, when: &Condition) -> bool {
        when.any.iter().any(|group| group.iter().all(|clause| self.certain(clause)))
    }

    fn ends(&self) -> bool {
        let scope = self.protocol.out_of_scope.iter().map(|rule| &rule.when);
        let flags = self.protocol.red_flags.iter();
        let emergencies = flags.filter(|flag| flag.urgency == Urgency::EmergencyNow);
        scope.chain(emergencies.map(|flag| &flag.when)).any(|when| self.holds(when))
    }

    fn can_matter(&self, item: ItemIndex) -> bool {
        let protocol = self.protocol;
        let adds = |when: &Condition| self.can_add(when, item);
        let flags = protocol.red_flags.iter().filter(|flag| self.holds(&flag.when));
        let urgency = flags.map(|flag| flag.urgency).max();
        let no = protocol.contraindications.iter().filter(|rule| rule.level == Level::No);
        let waits = no.clone().any(|rule| self.holds(&rule.when));
        let enough_therapy = self.points(Treatment::PhysicalTherapy)
            >= u32::from(protocol.decision.physical_therapy_at);
        let enough_massage =
            self.points(Treatment::Massage) >= u32::from(protocol.decision.massage_at);
        let weighed = urgency < Some(Urgency::SameDay);
        let counts = |toward| match toward {
            Treatment::Massage => !(enough_massage || waits && enough_therapy),
            Treatment::PhysicalTherapy => !enough_therapy,
        };
        protocol.out_of_scope.iter().any(|rule| adds(&rule.when))
            || protocol.contraindications.iter().any(|rule| adds(&rule.when))
            || protocol.red_flags.iter().any(|flag| {
                let shows = flag.call.is_some() || flag.page.is_some();
                adds(&flag.when) && (shows || Some(flag.urgency) > urgency)
            })
            || weighed && protocol.evidence.iter().any(|it| counts(it.toward) && adds(&it.when))
            || urgency.is_none()
                && !waits
                && protocol.services.iter().flat_map(|it| &it.fits).any(|fit| adds(&fit.when))
            || protocol.questionnaire.indexed().any(|(other, opened)| {
                other > item && adds(&opened.enable_when) && self.can_matter(other)
            })
    }

    fn points(&self, toward: Treatment) -> u32 {
        let evidence = self.protocol.evidence.iter().filter(|evidence| evidence.toward == toward);
        let holding = evidence.filter(|evidence| self.holds(&evidence.when));
        holding.map(|evidence| u32::from(evidence.weight)).sum()
    }

    /// Does not hold yet, and an answer to `item` can make it hold, or bring it nearer.
    fn can_add(&self, when: &Condition, item: ItemIndex) -> bool {
        let open = when.any.iter().filter(|group| {
            group.iter().any(|clause| clause.item == item)
                && group.iter().all(|clause| self.possible(clause))
        });
        let asks_less = |other: &[Clause], group: &[Clause]| {
            other.iter().all(|clause| {
                let needed = clause.item != item && clause.is_needed_by(group);
                self.certain(clause) || needed && self.possible(clause)
            })
        };
        open.into_iter().any(|group| !when.any.iter().any(|other| asks_less(other, group)))
    }
}

/// Sets, changes and clears answers of one visitor after another.
fn walks(protocol: &Protocol, visitors: u64, steps: usize) {
    let items = protocol.questionnaire.items.len();
    for visitor in 1..=visitors {
        let mut random = Random(visitor * 2026);
        let mut response = Response::default();
        let mut path = Path::new(protocol, &response);
        let mut behind = path.clone();
        for step in 0..steps {
            let next = path.next_unanswered().filter(|_| random.below(3) > 0);
            let index = next.unwrap_or_else(|| ItemIndex(random.below(items) as u16));
            let item = protocol.questionnaire.get(index).expect("below the number of items");
            let picked = match random.below(6) {
                0 => OptionSet::EMPTY,
                _ => item.press(response.get(index), random.below(item.options.len())),
            };
            response.set(index, picked);
            path.answer(protocol, index, picked);
            if step % 7 == 0 {
                behind.update(protocol, &response);
            }
            let defined = asked(protocol, &response);
            let what = || format!("visitor {visitor}, step {step}, {}", item.link_id);
            let anew = Path::new(protocol, &response);
            let mut found = vec![&path, &anew];
            found.extend((step % 7 == 0).then_some(&behind));
            for found in found {
                let found: Vec<_> =
                    found.items().iter().map(|item| (*item, found.picked(*item))).collect();
                assert_eq!(found, defined, "{}", what());
            }
        }
    }
}

#[test]
fn one_answer_more_gives_the_same_path_as_all_anew() {
    walks(protocol(), 60, 80);
}

#[test]
fn generated_questionnaires_are_followed_as_defined() {
    for (items, visitors) in [(6, 20), (13, 30), (40, 40), (120, 10)] {
        walks(&generated::protocol(items), visitors, 100);
    }
}

/// Otherwise a bench would measure next to nothing.
#[test]
fn who_answers_a_generated_questionnaire_without_signs_is_asked_most_of_it() {
    for items in [10, 100, 1_000, 5_000] {
        let protocol = generated::protocol(items);
        let path = Path::new(&protocol, &generated::response(items));
        let asked = path.items().len();
        assert!(asked > usize::from(items) / 2, "{asked} of {items}");
        assert_eq!(path.next_unanswered(), None);
    }
}
