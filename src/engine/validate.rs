//! Turns what authors wrote into a [`Protocol`], or reports every mistake at once.

use std::collections::BTreeSet;

use super::def::{
    ContraindicationDef, EvidenceDef, ItemDef, OutOfScopeDef, RedFlagDef, SpaDef, StyleDef,
    TechniquesDef,
};
use super::outlook::always_matters;
use super::{
    AnswerOption, Clause, Condition, Contraindication, Evidence, Fit, Item, ItemIndex,
    MassageStatus, OptionSet, OutOfScope, PerTechnique, Problem, ProblemKind, Protocol,
    ProtocolDef, Questionnaire, RedFlag, Service, Technique, Urgency,
};

const QUESTIONNAIRE: &str = "questionnaire.toml";
const SCREENING: &str = "screening.toml";
const SCORING: &str = "scoring.toml";
const SPA: &str = "spa.toml";

/// Checks and resolves a protocol.
///
/// # Errors
/// Every [`Problem`] found, in file order.
pub fn validate(def: &ProtocolDef) -> Result<Protocol, Vec<Problem>> {
    let mut check = Check::new(def);
    let questionnaire = check.questionnaire(&def.questionnaire.items);
    check.questionnaire = questionnaire;
    let styles: Vec<_> = def.spa.styles.iter().map(|d| check.style(d, &def.spa.website)).collect();
    let mut protocol = Protocol {
        version: def.questionnaire.version.clone(),
        reviewed: def.questionnaire.reviewed.clone(),
        out_of_scope: def.screening.out_of_scope.iter().map(|d| check.out_of_scope(d)).collect(),
        red_flags: def.screening.red_flags.iter().map(|d| check.red_flag(d)).collect(),
        contraindications: def
            .screening
            .contraindications
            .iter()
            .map(|d| check.contraindication(d))
            .collect(),
        evidence: def.scoring.evidence.iter().map(|d| check.evidence(d)).collect(),
        decision: def.scoring.decision,
        services: def.spa.services.iter().filter_map(|id| check.service(id, &styles)).collect(),
        styles,
        questionnaire: std::mem::take(&mut check.questionnaire),
    };
    for index in 0..protocol.questionnaire.items.len() {
        let always = always_matters(&protocol, ItemIndex(index as u16));
        protocol.questionnaire.items[index].always_matters = always;
    }
    check.unique_ids(&protocol);
    check.not_sure_is_never_no(&protocol);
    check.every_option_counts(&protocol);
    check.spa(&def.spa);
    if protocol.services.is_empty() {
        check.add(SPA, "services", ProblemKind::NoServices);
    }
    if check.problems.is_empty() { Ok(protocol) } else { Err(check.problems) }
}

/// Whether a link is of a kind that a booking button may open.
pub fn is_allowed_url(url: &str) -> bool {
    let rest = ["https://", "http://", "tel:", "mailto:", "sms:"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !url.contains(char::is_whitespace))
}

struct Check<'a> {
    source_ids: BTreeSet<&'a str>,
    questionnaire: Questionnaire,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(def: &'a ProtocolDef) -> Self {
        Self {
            source_ids: def.source_ids.iter().map(String::as_str).collect(),
            questionnaire: Questionnaire::default(),
            problems: Vec::new(),
        }
    }

    fn add(&mut self, file: &'static str, id: &str, kind: ProblemKind) {
        self.problems.push(Problem { file, id: id.to_string(), kind });
    }

    fn questionnaire(&mut self, items: &[ItemDef]) -> Questionnaire {
        if items.is_empty() {
            self.add(QUESTIONNAIRE, "items", ProblemKind::NoItems);
        }
        if items.len() > usize::from(u16::MAX) {
            self.add(QUESTIONNAIRE, "items", ProblemKind::TooManyItems);
            return Questionnaire::default();
        }
        // Conditions are read against all items, so that one on a later item can be told from one on an
        // item that does not exist.
        let plain = items.iter().map(|def| self.item(def)).collect();
        self.questionnaire = Questionnaire { items: plain };
        let conditions: Vec<_> = items
            .iter()
            .map(|def| self.condition(QUESTIONNAIRE, &def.link_id, &def.enable_when))
            .collect();
        let mut questionnaire = std::mem::take(&mut self.questionnaire);
        for (index, condition) in conditions.into_iter().enumerate() {
            for clause in condition.clauses().filter(|c| usize::from(c.item.0) >= index) {
                let link_id = questionnaire.get(clause.item).map(|item| item.link_id.clone());
                let kind = ProblemKind::LaterItem { link_id: link_id.unwrap_or_default() };
                self.add(QUESTIONNAIRE, &items[index].link_id, kind);
            }
            questionnaire.items[index].enable_when = condition;
        }
        questionnaire
    }

    fn item(&mut self, def: &ItemDef) -> Item {
        let id = &def.link_id;
        self.text(QUESTIONNAIRE, id, "text", &def.text);
        if def.options.len() < 2 {
            self.add(QUESTIONNAIRE, id, ProblemKind::TooFewOptions);
        }
        if def.options.len() > OptionSet::CAPACITY {
            self.add(QUESTIONNAIRE, id, ProblemKind::TooManyOptions);
        }
        let mut codes = BTreeSet::new();
        for option in &def.options {
            let code = || option.code.clone();
            if !is_id(&option.code) {
                self.add(QUESTIONNAIRE, &format!("{id}.{}", option.code), ProblemKind::BadId);
            }
            if !codes.insert(&option.code) {
                self.add(QUESTIONNAIRE, id, ProblemKind::DuplicateOption { code: code() });
            }
            if option.exclusive && !def.repeats {
                self.add(QUESTIONNAIRE, id, ProblemKind::ExclusiveSingleChoice { code: code() });
            }
            self.text(QUESTIONNAIRE, &format!("{id}.{}", option.code), "text", &option.text);
        }
        Item {
            link_id: id.clone(),
            text: def.text.clone(),
            hint: def.hint.clone(),
            repeats: def.repeats,
            options: def
                .options
                .iter()
                .map(|option| AnswerOption {
                    code: option.code.clone(),
                    text: option.text.clone(),
                    hint: option.hint.clone(),
                    exclusive: option.exclusive,
                    not_sure: option.not_sure,
                })
                .collect(),
            enable_when: Condition::always(),
            changeable: def.changeable,
            always_matters: false,
        }
    }

    fn out_of_scope(&mut self, def: &OutOfScopeDef) -> OutOfScope {
        self.text(SCREENING, &def.id, "reason", &def.reason);
        OutOfScope {
            id: def.id.clone(),
            when: self.rule_condition(SCREENING, &def.id, &def.when),
            reason: def.reason.clone(),
            sources: self.sources(SCREENING, &def.id, &def.sources),
        }
    }

    fn red_flag(&mut self, def: &RedFlagDef) -> RedFlag {
        if let Some(call) = def.call.as_ref().filter(|call| !is_allowed_url(&call.url)) {
            self.add(SCREENING, &def.id, ProblemKind::BadUrl { url: call.url.clone() });
        }
        self.text(SCREENING, &def.id, "reason", &def.reason);
        RedFlag {
            id: def.id.clone(),
            when: self.rule_condition(SCREENING, &def.id, &def.when),
            urgency: def.urgency,
            reason: def.reason.clone(),
            call: def.call.clone(),
            page: def.page.clone(),
            sources: self.sources(SCREENING, &def.id, &def.sources),
        }
    }

    fn contraindication(&mut self, def: &ContraindicationDef) -> Contraindication {
        self.text(SCREENING, &def.id, "precaution", &def.precaution);
        Contraindication {
            id: def.id.clone(),
            when: self.rule_condition(SCREENING, &def.id, &def.when),
            level: def.level,
            techniques: self.techniques(def),
            precaution: def.precaution.clone(),
            sources: self.sources(SCREENING, &def.id, &def.sources),
        }
    }

    fn techniques(&mut self, def: &ContraindicationDef) -> PerTechnique {
        let level = MassageStatus::from(def.level);
        let mut all = PerTechnique::all(level);
        for technique in Technique::ALL {
            let Some(status) = written(&def.techniques, technique) else { continue };
            // "Adapt" may leave a technique as it is; a doctor's OK or a "no" may not.
            if status < level && level > MassageStatus::Adapt {
                let technique = format!("{technique:?}");
                self.add(SCREENING, &def.id, ProblemKind::TechniqueLooserThanLevel { technique });
            }
            all = all.with(technique, status);
        }
        all
    }

    fn evidence(&mut self, def: &EvidenceDef) -> Evidence {
        self.text(SCORING, &def.id, "reason", &def.reason);
        self.weight(SCORING, &def.id, def.weight);
        Evidence {
            id: def.id.clone(),
            when: self.rule_condition(SCORING, &def.id, &def.when),
            toward: def.toward,
            weight: def.weight,
            reason: def.reason.clone(),
            sources: self.sources(SCORING, &def.id, &def.sources),
        }
    }

    fn style(&mut self, def: &StyleDef, website: &str) -> Service {
        self.text(SPA, &def.id, "name", &def.name);
        self.text(SPA, &def.id, "description", &def.description);
        let fits = def
            .fits
            .iter()
            .map(|fit| {
                self.weight(SPA, &def.id, fit.weight);
                let when = self.condition(SPA, &def.id, &fit.when);
                Fit { when, weight: fit.weight }
            })
            .collect();
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
            fits,
        }
    }

    fn service(&mut self, id: &str, styles: &[Service]) -> Option<Service> {
        let style = styles.iter().find(|style| style.id == id).cloned();
        if style.is_none() {
            self.add(SPA, id, ProblemKind::UnknownStyle);
        }
        style
    }

    fn spa(&mut self, def: &SpaDef) {
        self.text(SPA, "spa", "name", &def.name);
        if !is_allowed_url(&def.website) {
            self.add(SPA, "spa", ProblemKind::BadUrl { url: def.website.clone() });
        }
    }

    fn text(&mut self, file: &'static str, id: &str, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.add(file, id, ProblemKind::EmptyText { field });
        }
    }

    fn weight(&mut self, file: &'static str, id: &str, weight: u8) {
        if !(1..=9).contains(&weight) {
            self.add(file, id, ProblemKind::WeightOutOfRange { weight });
        }
    }

    fn sources(&mut self, file: &'static str, id: &str, sources: &[String]) -> Vec<String> {
        if sources.is_empty() {
            self.add(file, id, ProblemKind::NoSources);
        }
        for source in sources
            .iter()
            .filter(|s| !self.source_ids.contains(s.as_str()))
            .cloned()
            .collect::<Vec<_>>()
        {
            self.add(file, id, ProblemKind::UnknownSource { source });
        }
        sources.to_vec()
    }

    fn rule_condition(&mut self, file: &'static str, id: &str, when: &[String]) -> Condition {
        if when.is_empty() {
            self.add(file, id, ProblemKind::NoCondition);
        }
        self.condition(file, id, when)
    }

    fn condition(&mut self, file: &'static str, id: &str, groups: &[String]) -> Condition {
        let any = groups
            .iter()
            .map(|group| group.split('&').filter_map(|text| self.clause(file, id, text)).collect())
            .collect();
        Condition { any }
    }

    fn clause(&mut self, file: &'static str, id: &str, text: &str) -> Option<Clause> {
        let Some((link_id, codes)) = text.split_once('=') else {
            self.add(file, id, ProblemKind::BadCondition { text: text.trim().to_string() });
            return None;
        };
        let link_id = link_id.trim();
        let Some((item, options)) = self.option_codes(link_id) else {
            self.add(file, id, ProblemKind::UnknownItem { link_id: link_id.to_string() });
            return None;
        };
        let mut picked = OptionSet::EMPTY;
        for code in codes.split('|').map(str::trim) {
            match options.iter().position(|known| known == code) {
                Some(option) => picked = picked.with(option),
                None => {
                    let (link_id, code) = (link_id.to_string(), code.to_string());
                    self.add(file, id, ProblemKind::UnknownOption { link_id, code });
                }
            }
        }
        Some(Clause { item, options: picked })
    }

    fn option_codes(&self, link_id: &str) -> Option<(ItemIndex, Vec<String>)> {
        let (index, item) = self.questionnaire.find(link_id)?;
        Some((index, item.options.iter().map(|option| option.code.clone()).collect()))
    }

    fn unique_ids(&mut self, protocol: &Protocol) {
        let items = protocol.questionnaire.items.iter().map(|item| &item.link_id);
        self.unique(QUESTIONNAIRE, items.cloned().collect());
        let screening = protocol.red_flags.iter().map(|rule| &rule.id);
        let screening = screening.chain(protocol.contraindications.iter().map(|rule| &rule.id));
        let screening = screening.chain(protocol.out_of_scope.iter().map(|rule| &rule.id));
        self.unique(SCREENING, screening.cloned().collect());
        self.unique(SCORING, protocol.evidence.iter().map(|rule| rule.id.clone()).collect());
        self.unique(SPA, protocol.styles.iter().map(|style| style.id.clone()).collect());
        self.unique(SPA, protocol.services.iter().map(|service| service.id.clone()).collect());
    }

    fn unique(&mut self, file: &'static str, ids: Vec<String>) {
        let mut seen = BTreeSet::new();
        for id in &ids {
            if !is_id(id) {
                self.add(file, id, ProblemKind::BadId);
            }
            if !seen.insert(id) {
                self.add(file, id, ProblemKind::DuplicateId);
            }
        }
    }

    /// An item that can raise an urgent red flag offers "I'm not sure", and that raises one too.
    fn not_sure_is_never_no(&mut self, protocol: &Protocol) {
        let urgent = protocol.red_flags.iter().filter(|rule| rule.urgency >= Urgency::SameDay);
        // Rules on several answers together are left out: each answer alone says little.
        let alone: Vec<Clause> = urgent
            .flat_map(|rule| &rule.when.any)
            .filter_map(|group| if let [clause] = group.as_slice() { Some(*clause) } else { None })
            .collect();
        for (index, item) in protocol.questionnaire.indexed() {
            let mut clauses = alone.iter().filter(|clause| clause.item == index).peekable();
            if clauses.peek().is_none() {
                continue;
            }
            match item.options.iter().position(|option| option.not_sure) {
                None => self.add(QUESTIONNAIRE, &item.link_id, ProblemKind::NotSureMissing),
                Some(i) if !clauses.any(|clause| clause.options.contains(i)) => {
                    self.add(QUESTIONNAIRE, &item.link_id, ProblemKind::NotSureIgnored);
                }
                Some(_) => {}
            }
        }
    }

    /// Every option is named by some condition, unless it is the "none of these" of its item.
    fn every_option_counts(&mut self, protocol: &Protocol) {
        let conditions: Vec<&Condition> = all_conditions(protocol).collect();
        for (index, item) in protocol.questionnaire.indexed() {
            for (i, option) in item.options.iter().enumerate() {
                let named = conditions
                    .iter()
                    .flat_map(|condition| condition.clauses())
                    .any(|clause| clause.item == index && clause.options.contains(i));
                // A single choice needs its "no" to be answerable.
                if !named && !option.exclusive && item.repeats {
                    let code = option.code.clone();
                    self.add(QUESTIONNAIRE, &item.link_id, ProblemKind::UnusedOption { code });
                }
            }
        }
    }
}

fn all_conditions(protocol: &Protocol) -> impl Iterator<Item = &Condition> {
    let items = protocol.questionnaire.items.iter().map(|item| &item.enable_when);
    let scope = protocol.out_of_scope.iter().map(|rule| &rule.when);
    let flags = protocol.red_flags.iter().map(|rule| &rule.when);
    let cautions = protocol.contraindications.iter().map(|rule| &rule.when);
    let evidence = protocol.evidence.iter().map(|rule| &rule.when);
    let fits = protocol.services.iter().flat_map(|service| &service.fits).map(|fit| &fit.when);
    items.chain(scope).chain(flags).chain(cautions).chain(evidence).chain(fits)
}

fn written(def: &TechniquesDef, technique: Technique) -> Option<MassageStatus> {
    match technique {
        Technique::Swedish => def.swedish,
        Technique::DeepTissue => def.deep_tissue,
        Technique::HotStones => def.hot_stones,
        Technique::Cupping => def.cupping,
        Technique::Infrared => def.infrared,
    }
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
