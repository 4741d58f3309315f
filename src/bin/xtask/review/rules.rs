//! Every rule in words: who the guide is not for, red flags, cautions, evidence, the decision, services.

use massage_or_pt::content::author::SourceDef;
use massage_or_pt::engine::{
    Condition, Contraindication, Decision, Evidence, MassageStatus, Protocol, RedFlag, Service,
    Technique, Treatment, Urgency,
};

use super::markup::{Node, code, el, nodes, table, text};
use super::sources::citations;
use super::words::{self, Words, capital, listed};

/// Says rules with their conditions and sources.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    words: Words<'a>,
    sources: &'a [SourceDef],
}

impl<'a> Rules<'a> {
    pub fn new(protocol: &'a Protocol, sources: &'a [SourceDef]) -> Self {
        Self { words: Words { protocol }, sources }
    }

    /// Who gets no result, and the red flags by urgency.
    pub fn care_first(self) -> Node {
        let protocol = self.words.protocol;
        let scope = protocol.out_of_scope.iter().map(|rule| {
            let rest = rule.reason.as_str();
            self.row("out_of_scope", &rule.id, &rule.when, &rule.sources, rest)
        });
        let flags = [
            (Urgency::EmergencyNow, "Emergency now (U1): 911 or the ER; ends the questions"),
            (Urgency::SameDay, "Same day (U2): a doctor today, or urgent care"),
            (Urgency::DoctorSoon, "Doctor soon (U3): within 2 weeks, and before any booking"),
        ];
        let flags = flags.map(|(urgency, caption)| {
            let flags = protocol.red_flags.iter().filter(|flag| flag.urgency == urgency);
            rules_table(caption, flags.map(|flag| self.red_flag(flag)))
        });
        let scope = rules_table("No result: the guide is not for this visitor", scope);
        Node::Several(std::iter::once(scope).chain(flags).collect())
    }

    fn red_flag(self, flag: &RedFlag) -> Vec<Node> {
        let call =
            flag.call.as_ref().map(|call| format!(" Offers: {} ({}).", call.label, call.url));
        let page = flag
            .page
            .as_ref()
            .map(|page| format!(" Alone, it shows the page \u{201c}{page}\u{201d}."));
        let note: String = [call, page].into_iter().flatten().collect();
        let rest = nodes![flag.reason.as_str(), text("em", note)];
        self.row("red_flags", &flag.id, &flag.when, &flag.sources, rest)
    }

    /// Cautions about massage, and what each technique becomes.
    pub fn cautions(self) -> Node {
        let rules = &self.words.protocol.contraindications;
        let said =
            rules_table("Cautions about massage", rules.iter().map(|rule| self.caution(rule)));
        let techniques = Technique::ALL.map(words::technique);
        let heads: Vec<_> = ["Rule", "Level"].into_iter().chain(techniques).collect();
        let matrix = table("What each technique becomes", &heads, rules.iter().map(matrix_row));
        nodes![said, matrix.class("matrix")].into()
    }

    fn caution(self, rule: &Contraindication) -> Vec<Node> {
        let effect = nodes![text("strong", words::level(rule.level)), ". ", techniques(rule)];
        let rest = nodes![el("p", effect), rule.precaution.as_str()];
        self.row("contraindications", &rule.id, &rule.when, &rule.sources, rest)
    }

    /// What speaks for each treatment, and how points become an outcome.
    pub fn evidence(self) -> Node {
        let toward = [
            (Treatment::Massage, "Points for massage"),
            (Treatment::PhysicalTherapy, "Points for physical therapy"),
        ];
        let tables = toward.map(|(toward, caption)| {
            let rules = self.words.protocol.evidence.iter().filter(|rule| rule.toward == toward);
            rules_table(caption, rules.map(|rule| self.piece(rule)))
        });
        let decision = decision(&self.words.protocol.decision);
        Node::Several(std::iter::once(decision).chain(tables).collect())
    }

    fn piece(self, rule: &Evidence) -> Vec<Node> {
        let points = format!("+{} for {}", rule.weight, words::treatment(rule.toward));
        let rest = nodes![el("p", [text("strong", points)]), rule.reason.as_str()];
        self.row("evidence", &rule.id, &rule.when, &rule.sources, rest)
    }

    /// A rule's id and sources, when it applies, and what follows.
    fn row(
        self,
        table: &str,
        id: &str,
        when: &Condition,
        sources: &[String],
        follows: impl Into<Node>,
    ) -> Vec<Node> {
        let rule = nodes![anchor(table, id), citations(sources, self.sources)];
        nodes![rule, self.words.condition(when), follows.into()]
    }

    /// What each service needs, and what makes it the fitting one.
    pub fn services(self) -> Node {
        let heads = ["Service", "Uses", "Offered while they are at most", "Points toward it"];
        let rows = self.words.protocol.services.iter().map(|service| self.service(service));
        nodes![
            text("p", "Only with massage or both is a service offered: of those whose techniques screening \
                allows, the one with the most points. The first in this list wins a tie. A technique that is \
                not now is never offered."),
            table("Services", &heads, rows).class("services"),
        ]
        .into()
    }

    fn service(self, service: &Service) -> Vec<Node> {
        let add_ons: Vec<_> = service.add_ons.iter().map(|t| words::technique(*t)).collect();
        let mut uses = words::technique(service.technique).to_string();
        if !add_ons.is_empty() {
            uses += &format!(", with at least one of {}", listed(&add_ons, "or"));
        }
        let fits = service.fits.iter().map(|fit| {
            let when = if fit.when.is_always() {
                "always".into()
            } else {
                self.words.condition(&fit.when)
            };
            el("li", nodes![format!("+{}: ", fit.weight), when])
        });
        let name = nodes![service.name.as_str(), " ", anchor("services", &service.id)];
        vec![name.into(), uses.into(), words::massage(service.offered_up_to).into(), el("ul", fits)]
    }
}

fn rules_table(caption: &str, rows: impl Iterator<Item = Vec<Node>>) -> Node {
    table(
        caption,
        &["Rule and its sources", "When", "What follows, and what the visitor reads"],
        rows,
    )
    .class("rules")
}

/// A rule's id, as its author finds it, to link to.
fn anchor(table: &str, id: &str) -> Node {
    code(id).id(format!("{table}.{id}"))
}

fn decision(decision: &Decision) -> Node {
    let winner = words::treatment(decision.tie_break);
    text(
        "p",
        format!(
            "Points are added up for each treatment, after screening. {} points or more for massage mean \
             massage, {} or more for physical therapy mean physical therapy, and both mean both, with \
             physical therapy first. Where neither has enough, the one with more points wins, and {winner} \
             wins where they are even. A massage that must not be booked now is never recommended: massage \
             alone then becomes \u{201c}wait\u{201d}, and both become physical therapy.",
            decision.massage_at, decision.physical_therapy_at
        ),
    )
}

/// The techniques by what becomes of them: `Deep tissue, cupping: not now.`
fn techniques(rule: &Contraindication) -> String {
    let by_status =
        [MassageStatus::Ok, MassageStatus::Adapt, MassageStatus::AskDoctor, MassageStatus::NotNow]
            .map(|status| {
                let same = Technique::ALL.into_iter().filter(|t| rule.techniques.get(*t) == status);
                let names: Vec<_> = same.map(words::technique).collect();
                match names.len() {
                    0 => String::new(),
                    5 => format!("Every technique: {}.", words::massage(status)),
                    _ => format!("{}: {}. ", capital(&names.join(", ")), words::massage(status)),
                }
            });
    by_status.concat()
}

fn matrix_row(rule: &Contraindication) -> Vec<Node> {
    let sign = |technique| match rule.techniques.get(technique) {
        MassageStatus::Ok => "\u{2713} ok",
        MassageStatus::Adapt => "\u{2248} changes",
        MassageStatus::AskDoctor => "? doctor",
        MassageStatus::NotNow => "\u{2717} not now",
    };
    let level = words::level(rule.level).split(':').next().unwrap_or_default();
    let cells = Technique::ALL.map(|technique| Node::from(sign(technique)));
    nodes![code(&rule.id), level].into_iter().chain(cells).collect()
}
