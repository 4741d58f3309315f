//! `spa.toml`: the spa and what it offers.

use super::rules::name;
use super::{Check, SPA};
use crate::engine::def::{ServiceDef, SpaDef};
use crate::engine::{Fit, MassageStatus, ProblemKind, Service, is_allowed_url};

impl Check {
    pub fn services(&mut self, def: &SpaDef) -> Vec<Service> {
        self.report.text(SPA, "name", "name", &def.name);
        self.report.web_address(SPA, "website", &def.website);
        self.report.add_if(def.services.is_empty(), SPA, "services", ProblemKind::NoServices);
        self.report.ids(SPA, def.services.iter().map(|service| &service.id));
        def.services.iter().map(|service| self.service(service)).collect()
    }

    fn service(&mut self, def: &ServiceDef) -> Service {
        self.report.text(SPA, &def.id, "name", &def.name);
        self.report.text(SPA, &def.id, "description", &def.description);
        let kind = ProblemKind::BadUrl { url: def.booking_url.clone() };
        self.report.add_if(!is_allowed_url(&def.booking_url), SPA, &def.id, kind);
        let is_forbidden = def.offered_up_to == MassageStatus::NotNow;
        self.report.add_if(is_forbidden, SPA, &def.id, ProblemKind::OfferedWhenForbidden);
        for (number, technique) in def.add_ons.iter().enumerate() {
            let again = def.add_ons.iter().take(number).chain([&def.technique]);
            let technique_name = name(*technique).to_string();
            let kind = ProblemKind::RepeatedTechnique { technique: technique_name };
            self.report.add_if(again.into_iter().any(|t| t == technique), SPA, &def.id, kind);
        }
        let fits = def.fits.iter().map(|fit| Fit {
            when: self.condition(SPA, &def.id, &fit.when),
            weight: self.weight(SPA, &def.id, fit.weight),
        });
        Service {
            id: def.id.clone(),
            name: def.name.clone(),
            description: def.description.clone(),
            booking_url: def.booking_url.clone(),
            technique: def.technique,
            add_ons: def.add_ons.clone(),
            offered_up_to: def.offered_up_to,
            fits: fits.collect(),
        }
    }
}
