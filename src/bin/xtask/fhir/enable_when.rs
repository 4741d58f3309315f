//! When an item is asked, as FHIR says it.

use massage_or_pt::{
    api::fhir::option_code,
    engine::{AnswerOption, Clause, Condition, Item, Protocol},
};
use serde_json::{Value, json};

use super::coding;

/// From HL7's guide to structured data capture.
const EXPRESSION: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

/// Adds the condition to an item of a Questionnaire: FHIR's own way where any one answer is enough; otherwise an expression, since FHIR cannot say "any of
/// these groups".
pub fn enable_when(item: &mut Value, protocol: &Protocol, condition: &Condition) {
    if condition.is_always() {
        return;
    }
    if condition.any.iter().all(|group| group.len() == 1) {
        let clauses = condition.clauses().flat_map(|clause| options(protocol, clause));
        let when = clauses.map(|(item, option)| {
            json!({ "question": item.link_id, "operator": "=", "answerCoding": coding(item, option) })
        });
        item["enableWhen"] = when.collect();
        item["enableBehavior"] = json!("any");
    } else {
        let expression = json!({
            "language": "text/fhirpath",
            "expression": expression(protocol, condition),
        });
        item["extension"] = json!([{ "url": EXPRESSION, "valueExpression": expression }]);
    }
}

fn expression(protocol: &Protocol, condition: &Condition) -> String {
    let clause = |clause: &Clause| {
        let options = options(protocol, clause);
        let codes: Vec<_> = options
            .iter()
            .map(|(item, option)| format!("'{}'", option_code(item, option)))
            .collect();
        let link_id = options.first().map_or("", |(item, _)| &item.link_id);
        format!(
            "%resource.item.where(linkId = '{link_id}').answer.value.where(code in ({})).exists()",
            codes.join(" | ")
        )
    };
    let group = |group: &Vec<Clause>| {
        format!("({})", group.iter().map(clause).collect::<Vec<_>>().join(" and "))
    };
    condition.any.iter().map(group).collect::<Vec<_>>().join(" or ")
}

/// Each option that satisfies a clause, with its item.
fn options<'a>(protocol: &'a Protocol, clause: &Clause) -> Vec<(&'a Item, &'a AnswerOption)> {
    let item = protocol.questionnaire.get(clause.item);
    item.into_iter()
        .flat_map(|item| item.picked(clause.options).map(move |it| (item, it)))
        .collect()
}
