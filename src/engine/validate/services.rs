//! `spa.toml`: the spa, the styles that are known, and which of them it offers.

use super::rules::name;
use super::{Check, SPA};
use crate::engine::def::{SpaDef, StyleDef};
use crate::engine::{Fit, MassageStatus, ProblemKind, Service};

impl Check {
    pub fn styles(&mut self, def: &SpaDef) -> Vec<Service> {
        self.report.text(SPA, "name", "name", &def.name);
        self.report.web_address(SPA, "website", &def.website);
        self.report.ids(SPA, def.styles.iter().map(|style| &style.id));
        def.styles.iter().map(|style| self.style(style, &def.website)).collect()
    }

    pub fn services(&mut self, def: &SpaDef, styles: &[Service]) -> Vec<Service> {
        self.report.add_if(def.services.is_empty(), SPA, "services", ProblemKind::NoServices);
        self.report.each_once(SPA, &def.services);
        let style = |id: &String| {
            let style = styles.iter().find(|style| style.id == *id).cloned();
            self.report.add_if(style.is_none(), SPA, id, ProblemKind::UnknownStyle);
            style
        };
        def.services.iter().filter_map(style).collect()
    }

    fn style(&mut self, def: &StyleDef, website: &str) -> Service {
        self.report.text(SPA, &def.id, "name", &def.name);
        self.report.text(SPA, &def.id, "description", &def.description);
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
            price: None,
            length: None,
            booking_url: website.to_string(),
            technique: def.technique,
            add_ons: def.add_ons.clone(),
            offered_up_to: def.offered_up_to,
            fits: fits.collect(),
        }
    }
}
