//! Every persona case: who it is, what was answered, what is expected and what the guide says now.

use massage_or_pt::content::Content;
use massage_or_pt::engine::{Recommendation, recommend};

use super::markup::{Node, el, joined, nodes, table, text};
use super::sources::reference;
use super::words::{self, Words, capital};
use crate::verify::personas::Case;

/// A case with what the guide makes of it.
pub struct Judged<'a> {
    pub case: &'a Case,
    pub said: Result<Recommendation<'a>, String>,
    answers: Vec<Node>,
}

/// What the guide says now to each persona.
pub fn judge<'a>(content: &'a Content, cases: &'a [Case]) -> Vec<Judged<'a>> {
    let protocol = &content.protocol;
    let judged = cases.iter().map(|case| {
        let response = case.response(&protocol.questionnaire);
        let answers = response.as_ref().map(|r| Words { protocol }.answers(|item| r.get(item)));
        let answers = answers.unwrap_or_default();
        let said = response.and_then(|r| recommend(protocol, &r).map_err(|e| e.to_string()));
        Judged { case, said, answers }
    });
    judged.collect()
}

impl Judged<'_> {
    /// What is not as the case expects; empty where all is.
    pub fn differences(&self) -> Vec<String> {
        let said = match &self.said {
            Ok(said) => said,
            Err(problem) => return vec![problem.clone()],
        };
        let case = self.case;
        let service = said.service.as_ref().map(|choice| choice.service.id.as_str());
        let pairs = [
            ("outcome", words::outcome(case.outcome), words::outcome(said.outcome)),
            ("urgency", words::urgency(case.urgency), words::urgency(said.urgency)),
            ("massage", words::massage(case.massage), words::massage(said.massage)),
            ("service", case.service.as_deref().unwrap_or("none"), service.unwrap_or("none")),
        ];
        let differs = pairs.iter().filter(|(_, expected, said)| expected != said);
        let differs = differs.map(|(what, expected, _)| format!("{what} expected: {expected}"));
        let reasons: Vec<_> =
            said.reasons.iter().map(|reason| reason.item.link_id.as_str()).collect();
        let cautions = said.precautions.iter().map(|caution| caution.reason.item.link_id.as_str());
        let cautions: Vec<_> = cautions.collect();
        let lacking = |what: &'static str, wanted: &[String], said: &[&str]| -> Vec<String> {
            let lacking = wanted.iter().filter(|item| !said.contains(&item.as_str()));
            lacking.map(|item| format!("{what} expected from the answer to: {item}")).collect()
        };
        differs
            .chain(lacking("reason", &case.because, &reasons))
            .chain(lacking("precaution", &case.precautions, &cautions))
            .collect()
    }
}

/// The table of cases, with each that is not as expected marked.
pub fn section(cases: &[Judged]) -> Node {
    let wrong = cases.iter().filter(|case| !case.differences().is_empty()).count();
    let summary = match wrong {
        0 => format!("All {} cases come out as the case expects.", cases.len()),
        wrong => format!(
            "{wrong} of {} cases do NOT come out as expected; they are marked.",
            cases.len()
        ),
    };
    let heads = ["Who", "Answers", "The guide says, and why"];
    let intro = "Most cases were written from the facts, before and apart from the rules. Answers that say \
        \u{201c}none of these\u{201d} are left out.";
    nodes![
        el("p", nodes![text("strong", summary), " ", intro]),
        table("Persona cases", &heads, cases.iter().map(row)).class("cases"),
    ]
    .into()
}

fn row(judged: &Judged) -> Vec<Node> {
    let case = judged.case;
    let facts = joined(case.facts.iter().map(|id| reference(id)), " ");
    let who = nodes![
        text("strong", case.name.as_str()),
        el("p", nodes![case.story.as_str(), " ", facts])
    ];
    let answers = joined(judged.answers.iter().cloned(), " \u{b7} ");
    vec![who.into(), answers, says(judged)]
}

fn says(judged: &Judged) -> Node {
    let differences = judged.differences();
    let wrong =
        differences.iter().map(|what| text("p", format!("MISMATCH: {what}")).class("wrong"));
    let Ok(said) = &judged.said else { return Node::Several(wrong.collect()) };
    let mut parts = vec![words::outcome(said.outcome).to_string()];
    parts.extend(said.urgency.map(|urgency| words::urgency(Some(urgency)).to_string()));
    parts.push(format!("massage {}", words::massage(said.massage)));
    parts.extend(said.service.as_ref().map(|choice| choice.service.name.clone()));
    let reasons = joined(said.reasons.iter().map(|reason| reason.text.into()), " \u{b7} ");
    let result = text("strong", capital(&parts.join(", ")));
    std::iter::once(result).chain(wrong).chain([el("p", [reasons])]).collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests {
    use massage_or_pt::content::unpack;
    use massage_or_pt::engine::{MassageStatus, Outcome};

    use super::*;
    use crate::verify::personas;

    #[test]
    fn what_is_not_as_the_case_expects_is_marked() {
        let content = unpack();
        let mut cases = personas::all();
        cases.truncate(3);
        cases[0].outcome = Outcome::Massage;
        cases[0].massage = MassageStatus::Ok;
        cases[1].because.push("age".to_string());
        let judged = judge(&content, &cases);
        let expected = ["outcome expected: massage", "massage expected: ok"];
        assert_eq!(judged[0].differences(), expected);
        assert_eq!(judged[1].differences(), ["reason expected from the answer to: age"]);
        assert_eq!(judged[2].differences(), [""; 0]);
        let page = section(&judged).to_string();
        assert!(page.contains("2 of 3 cases do NOT come out as expected"), "{page}");
        assert_eq!(page.matches("MISMATCH").count(), 3);
    }

    #[test]
    fn a_case_that_cannot_be_answered_so_is_marked() {
        let content = unpack();
        let mut cases = personas::all();
        cases.truncate(1);
        cases[0].answers.insert("shoe".to_string(), vec!["9".to_string()]);
        let differences = judge(&content, &cases)[0].differences();
        assert!(differences[0].contains("item 'shoe'"), "{differences:?}");
    }
}
