//! The decision as diagrams: the mirror of [`crate::engine::recommend`].

use biodivine_lib_bdd::Bdd;

use super::Answers;
use super::scores::{Scored, totals};
use crate::engine::{
    Contraindication, MassageStatus, Outcome, Protocol, Service, Technique, Urgency,
};

/// From the least urgent to the most.
pub const URGENCIES: [Urgency; 3] = [Urgency::DoctorSoon, Urgency::SameDay, Urgency::EmergencyNow];
/// From the loosest to the strictest; "ok" is what is left.
pub const LIMITS: [MassageStatus; 3] =
    [MassageStatus::Adapt, MassageStatus::AskDoctor, MassageStatus::NotNow];
pub const OUTCOMES: [Outcome; 4] =
    [Outcome::Massage, Outcome::PhysicalTherapy, Outcome::Both, Outcome::SeekCareFirst];

/// When the guide says what. The fields are public so that a test can break one and see it caught.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Urgency is at least each of [`URGENCIES`].
    pub urgency: [Bdd; 3],
    /// Massage is limited at least as strictly as each of [`LIMITS`].
    pub massage: [Bdd; 3],
    pub scored: Scored,
    /// The outcome is each of [`OUTCOMES`].
    pub outcomes: [Bdd; 4],
    /// Each service is the one to book, in the order of the protocol.
    pub services: Vec<Bdd>,
    /// The service to book uses each of [`Technique::ALL`].
    pub techniques: [Bdd; 5],
}

impl Decision {
    pub fn new(protocol: &Protocol, answers: &Answers) -> Self {
        let flags = &protocol.red_flags;
        let urgency = URGENCIES.map(|urgency| {
            let rules = flags.iter().filter(|flag| flag.urgency >= urgency);
            answers.any(rules.map(|flag| answers.holds(&flag.when)))
        });
        let scope = protocol.out_of_scope.iter().map(|rule| answers.holds(&rule.when));
        let care = answers.any(scope).or(&urgency[0]);
        let massage = LIMITS.map(|limit| {
            cautions(protocol, answers, |rule| MassageStatus::from(rule.level) >= limit).or(&care)
        });
        let scored = Scored::new(protocol, answers);
        let outcomes = outcomes(&care, &massage[2], &scored);
        let bookable = outcomes[0].or(&outcomes[2]);
        let services: Vec<_> = choose(protocol, answers)
            .into_iter()
            .map(|service| Offer { chosen: service.chosen.and(&bookable), ..service })
            .collect();
        let techniques = Technique::ALL.map(|technique| {
            answers.any(services.iter().filter_map(|offer| offer.uses(technique)))
        });
        let services = services.into_iter().map(|offer| offer.chosen).collect();
        Self { urgency, massage, scored, outcomes, services, techniques }
    }

    /// Any service is offered for booking.
    pub fn books(&self, answers: &Answers) -> Bdd {
        answers.any(self.services.iter().cloned())
    }

    /// Every diagram, for whatever must hold for all of them.
    pub fn all(&self) -> impl Iterator<Item = &Bdd> {
        let scored = [&self.scored.massage, &self.scored.physical_therapy, &self.scored.both];
        let levels = self.urgency.iter().chain(&self.massage).chain(&self.outcomes);
        levels.chain(&self.services).chain(&self.techniques).chain(scored)
    }
}

fn cautions(protocol: &Protocol, answers: &Answers, of: impl Fn(&Contraindication) -> bool) -> Bdd {
    let rules = protocol.contraindications.iter().filter(|rule| of(rule));
    answers.any(rules.map(|rule| answers.holds(&rule.when)))
}

/// In the order of [`OUTCOMES`].
fn outcomes(care: &Bdd, on_hold: &Bdd, scored: &Scored) -> [Bdd; 4] {
    let instead = scored.physical_therapy.or(&scored.both.and(on_hold));
    [
        scored.massage.and_not(care).and_not(on_hold),
        instead.and_not(care),
        scored.both.and_not(care).and_not(on_hold),
        care.or(&scored.massage.and(on_hold)),
    ]
}

/// A service, when it is the choice, and when each of its techniques is allowed.
struct Offer<'a> {
    service: &'a Service,
    chosen: Bdd,
    offered: Vec<(Technique, Bdd)>,
}

impl Offer<'_> {
    fn uses(&self, technique: Technique) -> Option<Bdd> {
        let main = (self.service.technique == technique).then(|| self.chosen.clone());
        let mut add_ons = self.offered.iter().filter(|(add_on, _)| *add_on == technique);
        main.or_else(|| add_ons.next().map(|(_, offered)| self.chosen.and(offered)))
    }
}

/// The mirror of the engine's choice: the best fit of those allowed, the first winning a tie.
fn choose<'a>(protocol: &'a Protocol, answers: &Answers) -> Vec<Offer<'a>> {
    let offers: Vec<_> =
        protocol.services.iter().map(|service| allowed(protocol, answers, service)).collect();
    let fits: Vec<_> = protocol
        .services
        .iter()
        .map(|service| {
            let weights = service.fits.iter().map(|f| (answers.holds(&f.when), f.weight.into()));
            totals(answers, &weights.collect::<Vec<_>>(), u32::MAX)
        })
        .collect();
    let outdone = |one: usize, other: usize| {
        let pairs = fits[one].iter().flat_map(|a| fits[other].iter().map(move |b| (a, b)));
        let worse = pairs.filter(|((a, _), (b, _))| a < b || a == b && other < one);
        answers.any(worse.map(|((_, a), (_, b))| a.and(b))).and(&offers[other].chosen)
    };
    let chosen: Vec<Bdd> = (0..offers.len())
        .map(|one| {
            let others = (0..offers.len()).filter(|other| *other != one);
            others
                .fold(offers[one].chosen.clone(), |best, other| best.and_not(&outdone(one, other)))
        })
        .collect();
    offers.into_iter().zip(chosen).map(|(offer, chosen)| Offer { chosen, ..offer }).collect()
}

fn allowed<'a>(protocol: &Protocol, answers: &Answers, service: &'a Service) -> Offer<'a> {
    let offered = |technique: Technique| {
        let forbids = |rule: &Contraindication| {
            let status = rule.techniques.get(technique);
            status > service.offered_up_to || status == MassageStatus::NotNow
        };
        cautions(protocol, answers, forbids).not()
    };
    let add_ons: Vec<_> = service.add_ons.iter().map(|t| (*t, offered(*t))).collect();
    let mut chosen = offered(service.technique);
    if !add_ons.is_empty() {
        chosen = chosen.and(&answers.any(add_ons.iter().map(|(_, offered)| offered.clone())));
    }
    Offer { service, chosen, offered: add_ons }
}
