//! `embed.d.ts`: what TypeScript knows of the element, its events and the engine.

use massage_or_pt::api::{EVENTS, EventKind};
use massage_or_pt::settings::{Kind, SETTINGS, Setting};

use super::SRC;

/// The part that no table declares; a test compiles it against what the engine really says.
const API: &str = include_str!("../../../embed/api.d.ts");

pub fn declarations() -> String {
    let services = SETTINGS.iter().find_map(|setting| match setting.kind {
        Kind::List { of, .. } => Some(of),
        _ => None,
    });
    [
        interface(
            "Settings as JSON: of the script between the tags, or of the file in src.",
            "Settings",
            &fields(SETTINGS),
        ),
        interface("One of the services.", "ServiceSettings", &fields(services.unwrap_or_default())),
        interface("The attributes of <massage-or-pt>.", "MassageOrPtAttributes", &attributes()),
        interface(
            "The events of <massage-or-pt>; all bubble, also out of a shadow root.",
            "MassageOrPtEventMap",
            &events(),
        ),
        ELEMENT.to_string(),
        FRAMEWORKS.to_string(),
        API.to_string(),
    ]
    .join("\n")
}

const ELEMENT: &str = "\
export interface MassageOrPtElement extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap {
    \"massage-or-pt\": MassageOrPtElement;
  }
  interface HTMLElementEventMap extends MassageOrPtEventMap {}
  interface DocumentEventMap extends MassageOrPtEventMap {}
  interface WindowEventMap extends MassageOrPtEventMap {}
}
";

/// The element in the templates of frameworks. Where one is not installed, its part says nothing.
const FRAMEWORKS: &str = r#"/** Listeners as React and Svelte name them: onmpt-book. */
export type MassageOrPtListeners = {
  [Name in keyof MassageOrPtEventMap as `on${Name}`]?: (event: MassageOrPtEventMap[Name]) => void;
};

/** What the element takes in a template, besides what any element does. */
export type MassageOrPtProps = MassageOrPtAttributes & MassageOrPtListeners;

// @ts-ignore: React is not installed.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: React is not installed.
      "massage-or-pt": DetailedHTMLProps<HTMLAttributes<MassageOrPtElement>, MassageOrPtElement> & MassageOrPtProps;
    }
  }
}

// @ts-ignore: Svelte is not installed.
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    // @ts-ignore: Svelte is not installed.
    "massage-or-pt": HTMLAttributes<MassageOrPtElement> & MassageOrPtProps;
  }
}

/** The events as Vue names them: onMptBook. */
type VueListeners = {
  [Name in keyof MassageOrPtEventMap as Name extends `mpt-${infer Rest}` ? `onMpt${Capitalize<Rest>}` : never]?:
    (event: MassageOrPtEventMap[Name]) => void;
};

// @ts-ignore: Vue is not installed.
declare module "vue" {
  interface GlobalComponents {
    // @ts-ignore: Vue is not installed.
    "massage-or-pt": new () => { $props: import("vue").HTMLAttributes & MassageOrPtAttributes & VueListeners };
  }
}
"#;

fn interface(about: &str, name: &str, fields: &[(String, String, String)]) -> String {
    let lines =
        fields.iter().map(|(name, kind, about)| format!("  /** {about} */\n  {name}: {kind};\n"));
    format!("/** {about} */\nexport interface {name} {{\n{}}}\n", lines.collect::<String>())
}

fn fields(settings: &[Setting]) -> Vec<(String, String, String)> {
    let field = |setting: &Setting| {
        let name = format!("{}?", setting.name);
        (name, kind(setting), about(setting))
    };
    settings.iter().map(field).collect()
}

fn attributes() -> Vec<(String, String, String)> {
    let settings = SETTINGS.iter().filter_map(|setting| {
        let name = setting.attribute()?;
        Some((format!("\"{name}\"?"), kind(setting), about(setting)))
    });
    let src = (format!("{}?", SRC.name), "string".to_string(), SRC.about.to_string());
    settings.chain([src]).collect()
}

fn events() -> Vec<(String, String, String)> {
    let line = |it: &EventKind| (format!("\"{}\"", it.name), event(it), it.about.to_string());
    EVENTS.iter().map(line).collect()
}

/// The type of an event.
pub fn event(event: &EventKind) -> String {
    let fields: Vec<_> =
        event.detail.iter().map(|(name, kind, _)| format!("{name}: {kind}")).collect();
    match fields.as_slice() {
        [] => "CustomEvent<Record<string, never>>".to_string(),
        fields => format!("CustomEvent<{{ {} }}>", fields.join("; ")),
    }
}

/// The type of a setting.
pub fn kind(setting: &Setting) -> String {
    match setting.kind {
        Kind::List { .. } => "ServiceSettings[]".to_string(),
        Kind::OneOf { choices } => {
            let choices: Vec<_> =
                choices.iter().map(|choice| format!("\"{}\"", choice.value)).collect();
            choices.join(" | ")
        }
        Kind::Text { .. } | Kind::Id | Kind::Phone | Kind::Color | Kind::Link { .. } => {
            "string".to_string()
        }
    }
}

/// What a setting is for, and what holds without it.
pub fn about(setting: &Setting) -> String {
    format!("{} If not set: {}", setting.about, setting.unset)
}
