//! `custom-elements.json`, which editors and component catalogues read: schema 1.0.0.

use massage_or_pt::api::{EVENTS, EventKind};
use massage_or_pt::settings::{SETTINGS, Setting};
use serde_json::{Value, json};

use super::{SRC, types};
use crate::bundle::ELEMENT;

const TAG: &str = "massage-or-pt";
const CLASS: &str = "MassageOrPt";

/// The manifest; the custom properties are those of the style sheet with the tokens.
pub fn manifest(tokens: &str) -> Value {
    let element = json!({
        "kind": "class",
        "name": CLASS,
        "tagName": TAG,
        "customElement": true,
        "superclass": { "name": "HTMLElement" },
        "description": "A guide: massage, physical therapy, both, or a doctor first.",
        "attributes": attributes(),
        "events": EVENTS.iter().map(event).collect::<Vec<_>>(),
        "slots": [{ "name": "", "description": "Shown wherever the guide cannot run, and until it stands where the first question cannot show before." }],
        "cssProperties": css_properties(tokens),
    });
    let reference = json!({ "name": CLASS, "module": ELEMENT });
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": ELEMENT,
            "declarations": [element, function("questions"), function("recommend")],
            "exports": [
                { "kind": "custom-element-definition", "name": TAG, "declaration": reference },
                export("questions"),
                export("recommend"),
            ],
        }],
    })
}

fn attributes() -> Vec<Value> {
    let settings = SETTINGS.iter().filter_map(|setting: &Setting| {
        let name = setting.attribute()?;
        let kind = types::kind(setting);
        Some(json!({
            "name": name, "type": { "text": kind }, "description": types::about(setting),
            "default": setting.choices().first().map(|choice| choice.value),
        }))
    });
    let src = json!({ "name": SRC.name, "type": { "text": "string" }, "description": SRC.about });
    settings.chain([src]).map(without_nulls).collect()
}

fn event(event: &EventKind) -> Value {
    json!({
        "name": event.name,
        "type": { "text": types::event(event) },
        "description": event.about,
    })
}

fn function(name: &str) -> Value {
    json!({ "kind": "function", "name": name })
}

fn export(name: &str) -> Value {
    json!({ "kind": "js", "name": name, "declaration": { "name": name, "module": ELEMENT } })
}

/// The custom properties that an owner may set, each once.
fn css_properties(tokens: &str) -> Vec<Value> {
    let mut names: Vec<&str> = Vec::new();
    for line in tokens.lines().map(str::trim).filter(|line| line.starts_with("--mpt-")) {
        let name = line.split(':').next().unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| json!({ "name": name })).collect()
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, field| !field.is_null());
    }
    value
}
