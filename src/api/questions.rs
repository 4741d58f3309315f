//! What may be asked, as JSON.

use super::json::Json;
use crate::engine::{AnswerOption, Clause, Condition, Item, Protocol};

/// The items in order, with texts, options and conditions.
pub fn questions(protocol: &Protocol) -> String {
    Json::object(|json| {
        json.key("version").text(&protocol.version);
        json.key("reviewed").text(&protocol.reviewed);
        json.key("items").list(&protocol.questionnaire.items, |json, it| item(json, protocol, it));
    })
}

fn item(json: &mut Json, protocol: &Protocol, item: &Item) {
    json.group('{', '}', |json| {
        json.key("link_id").text(&item.link_id);
        json.key("text").text(&item.text);
        json.key("hint").optional(item.hint.as_deref());
        json.key("required").bool(true);
        json.key("repeats").bool(item.repeats);
        json.key("options").list(&item.options, option);
        condition(json.key("enable_when"), protocol, &item.enable_when);
    });
}

fn option(json: &mut Json, option: &AnswerOption) {
    json.group('{', '}', |json| {
        json.key("code").text(&option.code);
        json.key("text").text(&option.text);
        json.key("hint").optional(option.hint.as_deref());
        json.key("exclusive").bool(option.exclusive);
        json.key("not_sure").bool(option.not_sure);
    });
}

/// `null` where the item is always asked, else any group of clauses that all hold.
fn condition(json: &mut Json, protocol: &Protocol, condition: &Condition) {
    if condition.is_always() {
        return json.optional(None);
    }
    json.group('{', '}', |json| {
        json.key("any").list(&condition.any, |json, group| {
            json.group('{', '}', |json| {
                json.key("all").list(group, |json, it| clause(json, protocol, it));
            });
        });
    });
}

fn clause(json: &mut Json, protocol: &Protocol, clause: &Clause) {
    if let Some(item) = protocol.questionnaire.get(clause.item) {
        json.group('{', '}', |json| {
            json.key("link_id").text(&item.link_id);
            json.key("options").texts(item.codes(clause.options));
        });
    }
}
