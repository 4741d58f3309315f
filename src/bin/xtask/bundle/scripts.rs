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
const EARLY: &str = include_str!("../../../embed/early.js");
const FIRST_VIEW: &str = include_str!("../../../embed/first_view.js");
const FRAME: &str = include_str!("../../../embed/frame.js");

const GLUE: &str = "./massage-or-pt.js";
const PLAIN: &str = "./massage-or-pt-plain.js";
const STYLES: &str = "./massage-or-pt.css";
const IMPORT: &str = "import init, { start } from './massage-or-pt.js';\n";
const IMPORT_EARLY: &str = "import { prepareFirstView } from './early.js';\n";
const IMPORT_FIRST_VIEW: &str = "import { isReturning, watchFirstView } from './first_view.js';\n";
const IMPORT_ALL_OF_FIRST_VIEW: &str =
    "import { isReturning, isShared, watchFirstView } from './first_view.js';\n";
const IMPORT_PLAIN: &str = "import('./massage-or-pt-plain.js')";

/// The custom element, given the hosted page, its styles, and the first view as a tree.
pub fn element(page: &str, program: &Program, css: &str, first_view: &Value) -> Result<String> {
    let fills = [
        (GLUE, format!("./{}", program.glue_name)),
        (PLAIN, format!("./{}", program.plain_name)),
        ("const STYLES = ''", format!("const STYLES = {}", json!(css))),
        ("const FIRST_VIEW = []", format!("const FIRST_VIEW = {first_view}")),
        (IMPORT_ALL_OF_FIRST_VIEW, without_exports(FIRST_VIEW)),
        ("const ATTRIBUTES = []", format!("const ATTRIBUTES = {}", observed_attributes())),
        ("const FALLBACK = []", format!("const FALLBACK = {}", fallback::lines(page)?)),
        languages::beside()?,
    ];
    Ok(squeeze_js(&fill(ELEMENT, &fills)?))
}

/// What starts the hosted page.
pub fn page(program: &Program, styles_name: &str) -> Result<String> {
    let glue = (GLUE, format!("./{}", program.glue_name));
    let plain = (PLAIN, format!("./{}", program.plain_name));
    let styles = (STYLES, format!("./{styles_name}"));
    let early = (IMPORT_EARLY, prepare()?);
    Ok(squeeze_js(&fill(PAGE, &[glue, plain, styles, early, blocked()?, languages::beside()?])?))
}

/// What stands in the page itself, after the first view.
pub fn early() -> Result<String> {
    let start = "const root = document.getElementById('massage-or-pt');\nroot.handOver = prepareFirstView(root);\n";
    Ok(squeeze_js(&format!("{{\n{}{start}}}", prepare()?)))
}

fn prepare() -> Result<String> {
    Ok(without_exports(&fill(EARLY, &[(IMPORT_FIRST_VIEW, FIRST_VIEW.into())])?))
}

fn without_exports(module: &str) -> String {
    module.replace("export ", "")
}

/// The same after the glue itself, with the program's bytes. In braces, so that no name meets another.
pub fn page_with_glue(glue: &str, bytes: &str) -> Result<String> {
    // wasm-bindgen names its default export so.
    let init = format!("__wbg_init({{ module_or_path: {bytes} }})");
    // One file has no other beside it, and lets its own script and style run.
    let plain = (IMPORT_PLAIN, "Promise.reject(error)".to_string());
    let own = [IMPORT, IMPORT_EARLY, " ?? prepareFirstView(root)", "loadStyles();\n"];
    let own = own.map(|it| (it, String::new()));
    let fills = [("init()", init), plain, blocked()?, languages::inside()?];
    let fills: Vec<_> = own.into_iter().chain(fills).collect();
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
    let words = unpack().messages.link_blocked;
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
