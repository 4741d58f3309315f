//! What the guide makes of the owner's settings.

use super::link::{LOCALE, SERVICE, fill};
use super::table::ServiceKey;
use super::{Group, Settings};
use crate::content::Content;
use crate::engine::Service;

impl Content {
    /// The content as the owner's own: their name, services and links in place of those that come with it.
    ///
    /// Screening stays as it is: an owner's service takes its techniques, and how far it is offered, from
    /// its style.
    #[must_use]
    pub fn with(mut self, settings: &Settings) -> Self {
        let (given, styles) = (settings.services(), &self.protocol.styles);
        if !given.is_empty() {
            self.protocol.services = given.iter().filter_map(|it| made(it, styles)).collect();
        }
        for (i, service) in self.protocol.services.iter_mut().enumerate() {
            let own = given.get(i).and_then(|given| given.text(ServiceKey::BookingUrl as usize));
            if let Some(link) = own.map(String::from).or_else(|| settings.spa_link()) {
                let link = fill(&link, SERVICE, &service.id);
                service.booking_url = fill(&link, LOCALE, &self.language.code);
            }
        }
        if let Some(name) = settings.spa_name() {
            self.spa.name = name.to_string();
            self.spa.website = settings.website().unwrap_or_default().to_string();
        }
        self
    }
}

impl Settings {
    /// Where to book at the spa; `None` where the built-in link holds. The owner's own spa has its phone,
    /// or no link at all, but never the link of another spa.
    fn spa_link(&self) -> Option<String> {
        let link = self.booking_url().or(self.website()).map(String::from);
        let own_spa = || self.spa_name().map(|_| self.phone_link().unwrap_or_default());
        link.or_else(own_spa)
    }
}

/// The service that an owner describes; each has a style and an id.
fn made(given: &Group, styles: &[Service]) -> Option<Service> {
    let style = styles.get(given.choice(ServiceKey::Style as usize)?)?.clone();
    let text = |key| given.text(key as usize).map(String::from);
    Some(Service {
        id: text(ServiceKey::Id)?,
        name: text(ServiceKey::Name).unwrap_or(style.name),
        description: text(ServiceKey::Description).unwrap_or(style.description),
        price: text(ServiceKey::Price),
        length: text(ServiceKey::Length),
        ..style
    })
}
