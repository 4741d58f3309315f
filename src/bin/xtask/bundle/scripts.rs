//! The scripts that people write, with what only a build knows.

use massage_or_pt::content::unpack;
use massage_or_pt::settings::SETTINGS;
use serde_json::{Value, json};

use crate::{
    Result,
    bundle::{MANIFEST, Program, Styles, WORKER, assets::digits, fallback, languages, streams},
    compress::{checksum, lzma},
    esbuild::Esbuild,
};

const ELEMENT: &str = include_str!("../../../embed/embed.js");
const PAGE: &str = include_str!("../../../embed/page.js");
const FRAME: &str = include_str!("../../../embed/frame.js");
const FILE: &str = include_str!("../../../embed/file.js");
const STREAMS: (&str, &str) = ("streams.js", include_str!("../../../embed/streams.js"));
const UNLZMA: (&str, &str) = ("unlzma.js", include_str!("../../../embed/unlzma.js"));

/// Modules that several scripts import, by their names.
const EARLY: (&str, &str) = ("early.js", include_str!("../../../embed/early.js"));
const FIRST_VIEW: (&str, &str) = ("first_view.js", include_str!("../../../embed/first_view.js"));
const SECOND_PRESS: (&str, &str) =
    ("second_press.js", include_str!("../../../embed/second_press.js"));
pub const GUARD: (&str, &str) = ("guard.js", include_str!("../../../embed/guard.js"));
const GLUE_NAME: &str = "massage-or-pt.js";

const GLUE: &str = "./massage-or-pt.js";
const PLAIN: &str = "./massage-or-pt-plain.js";
const PREPARE_LATE: &str =
    " ?? import('./massage-or-pt-early.js').then((early) => early.prepareFirstView(root))";
const EARLY_FILE: &str = "./massage-or-pt-early.js";
const STYLES_FILE: &str = "./massage-or-pt.css";
const IMPORT_PLAIN: &str = "import('./massage-or-pt-plain.js')";

/// Without the start script, such as one that was changed on the way and is refused, nothing else will come. Scripts that
/// an owner adds to the page may fail as they like.
const PREPARE: &str = "
    import { prepareFirstView } from './early.js';
    const root = document.getElementById('massage-or-pt');
    root.handOver = prepareFirstView(root);
    addEventListener('error', ({ target }) => {
        if (/-start[.]js$/.test(target.src)) root.dataset.failed = '';
    }, true);";

/// The custom element, given the hosted page, its styles, and the first view as a tree.
pub fn element(
    page: &str,
    program: &Program,
    css: &str,
    first_view: &Value,
    esbuild: &Esbuild,
) -> Result<String> {
    let fills = [
        (GLUE, format!("./{}", program.glue_name)),
        (PLAIN, format!("./{}", program.plain_name)),
        ("const STYLES = ''", format!("const STYLES = {}", json!(css))),
        ("const FIRST_VIEW = []", format!("const FIRST_VIEW = {first_view}")),
        ("const ATTRIBUTES = []", format!("const ATTRIBUTES = {}", observed_attributes())),
        ("const FALLBACK = []", format!("const FALLBACK = {}", fallback::lines(page)?)),
    ];
    let imports = [FIRST_VIEW, SECOND_PRESS, (languages::NAME, &languages::beside()?)];
    esbuild.module(&fill(ELEMENT, &fills)?, &imports)
}

/// What starts the hosted page: one script with the glue, so that there is one request to wait for.
pub fn page(program: &Program, styles: &Styles, early: &str, esbuild: &Esbuild) -> Result<String> {
    let fills = [
        (EARLY_FILE, format!("./{early}")),
        (PLAIN, format!("./{}", program.plain_name)),
        (STYLES_FILE, format!("./{}", styles.name)),
        later_styles(styles),
        ("const WORKER = ''", format!("const WORKER = './{WORKER}'")),
        ("const MANIFEST = ''", format!("const MANIFEST = './{MANIFEST}'")),
        blocked()?,
    ];
    let glue = (GLUE_NAME, &*program.glue);
    let imports = [glue, (languages::NAME, &languages::beside()?)];
    esbuild.module(&fill(PAGE, &fills)?, &imports)
}

/// What stands in the page itself, after the first question.
pub fn early(esbuild: &Esbuild) -> Result<String> {
    esbuild.script(PREPARE, &[EARLY, FIRST_VIEW, SECOND_PRESS])
}

/// The same as a file, for policies that forbid a page to hold scripts.
pub fn early_module(esbuild: &Esbuild) -> Result<String> {
    esbuild.module(EARLY.1, &[FIRST_VIEW, SECOND_PRESS])
}

/// What ends the single file: all that it needs beside what is read without it, packed, and the script that unpacks it.
pub fn file(program: &Program, styles: &Styles, esbuild: &Esbuild) -> Result<String> {
    let page = page_in_file(program, styles, esbuild)?;
    let bytes = [page.as_bytes(), &streams::split(&program.wasm)?].concat();
    let fills = [
        ("const SIZE = 0", format!("const SIZE = {}", bytes.len())),
        ("const CHECKSUM = 0", format!("const CHECKSUM = {}", checksum(&bytes))),
        ("const SCRIPT_SIZE = 0", format!("const SCRIPT_SIZE = {}", page.len())),
        ("const PROGRAM_SIZE = 0", format!("const PROGRAM_SIZE = {}", program.wasm.len())),
    ];
    let script = esbuild.script(&fill(FILE, &fills)?, &[STREAMS, UNLZMA])?;
    let packed = digits(&lzma(&bytes)?);
    Ok(format!("<script type=\"text/plain\">\n{packed}\n</script>\n<script>{script}</script>\n"))
}

/// The script of the page where it is given the program, and has no file beside it. Its own early script and style
/// are let run.
fn page_in_file(program: &Program, styles: &Styles, esbuild: &Esbuild) -> Result<String> {
    let fills = [
        ("init()", "init({ module_or_path: document.currentScript.program })".to_string()),
        (IMPORT_PLAIN, "Promise.reject(error)".to_string()),
        (PREPARE_LATE, String::new()),
        ("if (!isDressed) linkStyles();", "append('style', { textContent: LATER_STYLES });".into()),
        ("if (isDressed) dress();", String::new()),
        later_styles(styles),
        blocked()?,
    ];
    let glue = (GLUE_NAME, &*program.glue);
    let imports = [glue, (languages::NAME, &languages::inside()?)];
    esbuild.script(&fill(PAGE, &fills)?, &imports)
}

/// The other side of a frame.
pub fn frame(esbuild: &Esbuild) -> Result<String> {
    esbuild.script(FRAME, &[])
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

fn later_styles(styles: &Styles) -> (&'static str, String) {
    ("const LATER_STYLES = ''", format!("const LATER_STYLES = {}", json!(styles.later)))
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
