//! What the guide makes of the owner's settings.

use super::link::{LOCALE, SERVICE, fill};
use super::{ServiceSettings, Settings};
use crate::content::Content;
use crate::engine::Service;

impl Content {
    /// The content as the owner's own: their name, services and links in place of those that come with it.
    ///
    /// Screening stays as it is: an owner's service takes its techniques, and how far it is offered, from
    /// its style.
    #[must_use]
    pub fn with(mut self, settings: &Settings) -> Self {
        if !settings.services.is_empty() {
            let styles = &self.protocol.styles;
            let made = settings.services.iter().filter_map(|given| given.made(styles));
            self.protocol.services = made.collect();
        }
        for service in &mut self.protocol.services {
            let given = settings.services.iter().find(|given| given.id == service.id);
            if let Some(link) = settings.booking_url_of(given) {
                let link = fill(&link, SERVICE, &service.id);
                service.booking_url = fill(&link, LOCALE, settings.locale.code());
            }
        }
        if let Some(name) = &settings.spa_name {
            self.spa.name.clone_from(name);
            self.spa.website.clear();
        }
        if let Some(website) = &settings.website {
            self.spa.website.clone_from(website);
        }
        self
    }
}

impl Settings {
    /// Where to book a service, before anything is filled in; `None` where the built-in link holds. The
    /// owner's own spa has its phone, or no link at all, but never the link of another spa.
    fn booking_url_of(&self, service: Option<&ServiceSettings>) -> Option<String> {
        let own = service.and_then(|service| service.booking_url.clone());
        let own = own.or_else(|| self.booking_url.clone()).or_else(|| self.website.clone());
        let own_spa = || self.spa_name.is_some().then(|| self.phone_link().unwrap_or_default());
        own.or_else(own_spa)
    }
}

impl ServiceSettings {
    fn made(&self, styles: &[Service]) -> Option<Service> {
        let style = styles.iter().find(|style| style.id == self.style)?.clone();
        Some(Service {
            id: self.id.clone(),
            name: self.name.clone().unwrap_or(style.name),
            description: self.description.clone().unwrap_or(style.description),
            price: self.price.clone(),
            length: self.length.clone(),
            ..style
        })
    }
}
