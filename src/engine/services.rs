//! Which of the spa's services fits, among those whose techniques screening allows.

use super::{Condition, MassageStatus, Path, Protocol, Screening, Technique};

/// One bookable service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    pub id: String,
    pub name: String,
    pub description: String,
    /// As the owner writes it; the built-in services have none.
    pub price: Option<String>,
    /// As the owner writes it; the built-in services have none.
    pub length: Option<String>,
    /// Where to book; https, http, tel, mailto or sms.
    pub booking_url: String,
    /// The technique the service cannot do without.
    pub technique: Technique,
    /// Extra techniques; where there are any, at least one must be allowed.
    pub add_ons: Vec<Technique>,
    /// The strictest status of its techniques at which the service is still offered.
    pub offered_up_to: MassageStatus,
    /// What makes this service the fitting one.
    pub fits: Vec<Fit>,
}

/// Points toward a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    pub when: Condition,
    pub weight: u8,
}

/// A service to book, with the techniques that screening leaves of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceChoice<'a> {
    pub service: &'a Service,
    pub techniques: Vec<Technique>,
}

/// The best fitting service that screening allows; `None` where it allows none.
pub fn choose<'a>(
    protocol: &'a Protocol,
    path: &Path,
    screening: &Screening,
) -> Option<ServiceChoice<'a>> {
    let fit = |service: &Service| -> u32 {
        let holds = |fit: &&Fit| fit.when.holds(|item| path.picked(item));
        service.fits.iter().filter(holds).map(|fit| u32::from(fit.weight)).sum()
    };
    // `max_by_key` keeps the last of equals, so go backwards: the first service wins a tie.
    protocol
        .services
        .iter()
        .rev()
        .filter_map(|service| allowed(service, screening))
        .max_by_key(|choice| fit(choice.service))
}

fn allowed<'a>(service: &'a Service, screening: &Screening) -> Option<ServiceChoice<'a>> {
    let offered = |technique: &Technique| {
        let status = screening.techniques.get(*technique);
        status <= service.offered_up_to && status < MassageStatus::NotNow
    };
    let add_ons: Vec<_> = service.add_ons.iter().copied().filter(offered).collect();
    let has_add_on = service.add_ons.is_empty() || !add_ons.is_empty();
    (offered(&service.technique) && has_add_on).then(|| ServiceChoice {
        service,
        techniques: std::iter::once(service.technique).chain(add_ons).collect(),
    })
}
