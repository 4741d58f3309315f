//! What changes between two editions of the guide, counted exactly over the responses of the newer one.
//!
//! A response that is complete in the newer edition is compared with every way of answering whatever only
//! the older one asks. So a response that now ends early, at an emergency sign, is compared too: it counts
//! as changed where it may have ended otherwise before. Questions that only the newer edition asks did
//! not count before.

use biodivine_lib_bdd::{Bdd, BddVariable};

use super::{Answers, Covered, Decision, LIMITS, OUTCOMES, Space, URGENCIES, Variables};
use crate::engine::{ItemIndex, MassageStatus, Outcome, Protocol, Response, Urgency};

/// How many complete responses are told something else than before.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The complete responses of the newer edition.
    pub responses: Covered,
    /// Those that can be given to the older edition too; the others pick only what it did not offer.
    pub comparable: Covered,
    pub outcome: Moves<Outcome>,
    pub urgency: Moves<Option<Urgency>>,
    pub massage: Moves<MassageStatus>,
    /// Another service to book, or one where there was none, or the other way round.
    pub service: Covered,
    /// Any of the above.
    pub any: Covered,
}

/// Where responses moved from and to. One that may have ended in several ways before, for want of answers
/// that only the older edition asks, is in each of those moves.
#[derive(Clone, Debug)]
pub struct Moves<T> {
    /// Responses that moved.
    pub changed: Covered,
    /// What there is to move between.
    pub values: [T; 4],
    /// `from[i][j]`: from `values[i]` to `values[j]`.
    pub from: [[Move; 4]; 4],
}

/// The responses that went from one value to another, or stayed.
#[derive(Clone, Debug)]
pub struct Move {
    pub responses: Covered,
    /// The one with as few options picked as possible; none where there are none, or they stayed.
    pub smallest: Option<Response>,
}

impl Changes {
    /// Compares two editions.
    pub fn between(old: &Protocol, new: &Protocol) -> Self {
        let [new_variables, old_variables] =
            Variables::shared([&new.questionnaire, &old.questionnaire]);
        let pair = Pair::new(Edition::new(old, old_variables), Edition::new(new, new_variables));
        let (before, after) = (&pair.old.decision, &pair.new.decision);
        let urgency = (&steps(&before.urgency), &steps(&after.urgency));
        let massage = (&steps(&before.massage), &steps(&after.massage));
        let outcome = (&before.outcomes, &after.outcomes);
        let service = pair.another_service();
        let moved = [urgency, massage, outcome].map(|(before, after)| pair.moved(before, after));
        let any = moved.iter().fold(service.clone(), |any, moved| any.or(moved));
        let [soon, same_day, emergency] = URGENCIES.map(Some);
        let [adapt, ask_doctor, not_now] = LIMITS;
        Self {
            responses: complete(new),
            comparable: pair.count(&pair.all),
            outcome: pair.moves(OUTCOMES, outcome),
            urgency: pair.moves([None, soon, same_day, emergency], urgency),
            massage: pair.moves([MassageStatus::Ok, adapt, ask_doctor, not_now], massage),
            service: pair.count(&service),
            any: pair.count(&any),
        }
    }
}

fn complete(protocol: &Protocol) -> Covered {
    let variables = Variables::new(&protocol.questionnaire);
    Covered::of(&Answers::new(protocol, &variables, Space::Complete).all)
}

/// At least each of three levels, as exactly each of four.
fn steps(at_least: &[Bdd; 3]) -> [Bdd; 4] {
    let [low, middle, high] = at_least;
    [low.not(), low.and_not(middle), middle.and_not(high), high.clone()]
}

struct Edition<'a> {
    protocol: &'a Protocol,
    variables: Variables,
    answers: Answers,
    decision: Decision,
}

impl<'a> Edition<'a> {
    fn new(protocol: &'a Protocol, variables: Variables) -> Self {
        let answers = Answers::new(protocol, &variables, Space::MaybeLeftovers);
        let decision = Decision::new(protocol, &answers);
        Self { protocol, variables, answers, decision }
    }

    /// When an item is asked, and the variables of its options; nothing where there is no such item.
    fn item(&self, link_id: &str) -> (Bdd, Vec<BddVariable>) {
        match self.protocol.questionnaire.find(link_id) {
            Some((index, _)) => (self.asked(index).clone(), self.variables.of(index)),
            None => (self.answers.nothing(), Vec::new()),
        }
    }

    fn asked(&self, index: ItemIndex) -> &Bdd {
        &self.answers.asked[usize::from(index.0)]
    }
}

/// Two editions over the same variables.
struct Pair<'a> {
    old: Edition<'a>,
    new: Edition<'a>,
    /// An answer to every item that either edition asks, such that each can read what it asks for.
    all: Bdd,
    only_old: Vec<OnlyOld>,
}

/// An item that the older edition asks of someone whom the newer one does not ask.
struct OnlyOld {
    variables: Vec<BddVariable>,
    asked_now: Bdd,
    /// Nothing is picked.
    none: Bdd,
}

impl<'a> Pair<'a> {
    fn new(old: Edition<'a>, new: Edition<'a>) -> Self {
        let items = |edition: &Edition<'a>| edition.protocol.questionnaire.items.iter();
        let gone = items(&old).filter(|item| new.item(&item.link_id).1.is_empty());
        let mut all = new.answers.all.and(&old.answers.all);
        let mut only_old = Vec::new();
        // The last first: the diagrams shrink soonest so.
        for item in items(&new).chain(gone).rev() {
            let (asked_now, offered_now) = new.item(&item.link_id);
            let (asked_before, offered_before) = old.item(&item.link_id);
            let only_before = asked_before.and_not(&asked_now);
            let either = asked_now.or(&only_before);
            let mut variables = offered_now.clone();
            variables.extend(offered_before.iter().filter(|v| !offered_now.contains(v)));
            for variable in &variables {
                let may = if offered_now.contains(variable) { &either } else { &only_before };
                all = all.and(&may.or(&new.variables.is(*variable, false)));
            }
            if !all.and(&only_before).is_false() {
                let none = new.variables.none(&variables);
                only_old.push(OnlyOld { variables, asked_now, none });
            }
        }
        Self { old, new, all, only_old }
    }

    fn moves<T>(&self, values: [T; 4], (before, after): (&[Bdd; 4], &[Bdd; 4])) -> Moves<T> {
        let both = |i: usize, j: usize| self.all.and(&before[i]).and(&after[j]);
        Moves {
            changed: self.count(&self.moved(before, after)),
            values,
            from: [0, 1, 2, 3].map(|i| [0, 1, 2, 3].map(|j| self.one(&both(i, j), i != j))),
        }
    }

    /// The responses that went from one of four values to another.
    fn moved(&self, before: &[Bdd; 4], after: &[Bdd; 4]) -> Bdd {
        let pairs = before.iter().zip(after);
        self.all.and_not(&self.new.answers.any(pairs.map(|(before, after)| before.and(after))))
    }

    fn one(&self, moved: &Bdd, show: bool) -> Move {
        let moved = self.reduced(moved);
        let smallest = moved.most_negative_valuation().filter(|_| show);
        let questionnaire = &self.new.protocol.questionnaire;
        Move {
            responses: Covered::of(&moved),
            smallest: smallest.map(|values| self.new.variables.response(questionnaire, &values)),
        }
    }

    fn another_service(&self) -> Bdd {
        let services = |edition: &Edition<'a>| -> Vec<(String, Bdd)> {
            let ids = edition.protocol.services.iter().map(|service| service.id.clone());
            ids.zip(edition.decision.services.iter().cloned()).collect()
        };
        let (before, after) = (services(&self.old), services(&self.new));
        let books = |services: &[(String, Bdd)]| {
            self.new.answers.any(services.iter().map(|(_, chosen)| chosen.clone()))
        };
        let pairs = before.iter().flat_map(|one| after.iter().map(move |other| (one, other)));
        let same =
            pairs.filter(|(one, other)| one.0 == other.0).map(|(one, other)| one.1.and(&other.1));
        let neither = books(&before).or(&books(&after)).not();
        self.all.and_not(&self.new.answers.any(same).or(&neither))
    }

    fn count(&self, responses: &Bdd) -> Covered {
        Covered::of(&self.reduced(responses))
    }

    /// The complete responses of the newer edition among these: without what only the older one asks.
    fn reduced(&self, responses: &Bdd) -> Bdd {
        self.only_old.iter().fold(responses.clone(), |rest, item| {
            let without = rest.and_not(&item.asked_now).exists(&item.variables).and(&item.none);
            rest.and(&item.asked_now).or(&without)
        })
    }
}
