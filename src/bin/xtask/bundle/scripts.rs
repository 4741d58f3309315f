//! The scripts that people write, with what only a build knows.

use massage_or_pt::content::unpack;
use massage_or_pt::settings::SETTINGS;
use serde_json::{Value, json};

use crate::{
    Result,
    bundle::{Program, assets::squeeze_js, fallback, languages},
};

const ELEMENT: &str = include_str!("../../../embed/embed.js");
const PAGE: &str = include_str!("../../../embed/page.js");
const FRAME: &str = include_str!("../../../embed/frame.js");

const GLUE: &str = "./massage-or-pt.js";
const PLAIN: &str = "./massage-or-pt-plain.js";
const STYLES: &str = "./massage-or-pt.css";
const IMPORT: &str = "import init, { start } from './massage-or-pt.js';\n";
const IMPORT_PLAIN: &str = "import('./massage-or-pt-plain.js')";

/// The custom element, given the hosted page and the name of its style sheet.
pub fn element(page: &str, program: &Program, styles_name: &str) -> Result<String> {
    let fills = [
        (GLUE, format!("./{}", program.glue_name)),
        (PLAIN, format!("./{}", program.plain_name)),
        (STYLES, format!("./{styles_name}")),
        ("const ATTRIBUTES = []", format!("const ATTRIBUTES = {}", observed_attributes())),
        ("const FALLBACK = []", format!("const FALLBACK = {}", fallback::lines(page)?)),
        languages::beside()?,
    ];
    Ok(squeeze_js(&fill(ELEMENT, &fills)?))
}

/// What starts the hosted page.
pub fn page(program: &Program) -> Result<String> {
    let glue = (GLUE, format!("./{}", program.glue_name));
    let plain = (PLAIN, format!("./{}", program.plain_name));
    Ok(squeeze_js(&fill(PAGE, &[glue, plain, blocked()?, languages::beside()?])?))
}

/// The same after the glue itself, with the program's bytes. In braces, so that no name meets another.
pub fn page_with_glue(glue: &str, bytes: &str) -> Result<String> {
    // wasm-bindgen names its default export so.
    let init = format!("__wbg_init({{ module_or_path: {bytes} }})");
    // One file has no other beside it.
    let plain = (IMPORT_PLAIN, "Promise.reject(error)".to_string());
    let fills =
        [(IMPORT, String::new()), ("init()", init), plain, blocked()?, languages::inside()?];
    let script = fill(PAGE, &fills)?;
    Ok(format!("{glue}\n{{\n{}}}\n", squeeze_js(&script)))
}

/// The other side of a frame.
pub fn frame() -> String {
    squeeze_js(FRAME)
}

/// A script with each gap filled.
pub fn fill(source: &str, fills: &[(&str, String)]) -> Result<String> {
    let mut script = source.to_string();
    for (gap, filled) in fills {
        let parts: Vec<&str> = script.split(gap).collect();
        let [before, after] = parts.as_slice() else {
            return Err(format!("src/embed: a script must hold `{}` once", gap.trim()).into());
        };
        script = [before, filled.as_str(), after].concat();
    }
    Ok(script)
}

fn blocked() -> Result<(&'static str, String)> {
    let words = unpack()?.messages.link_blocked;
    Ok(("const BLOCKED = ''", format!("const BLOCKED = {}", json!(words))))
}

/// The attributes whose change the element answers by starting anew.
fn observed_attributes() -> Value {
    let settings = SETTINGS.iter().filter_map(|setting| setting.attribute());
    settings
        .filter(|name| name != "start")
        .chain(["src", "lang"].map(String::from))
        .map(Value::from)
        .collect()
}
