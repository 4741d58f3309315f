//! From what Trunk wrote to what we hand out: a hosted page that needs few requests and no inline
//! script, the same page as one file that opens from disk, and the custom element.

use std::{fs, path::Path};

use crate::{
    Result,
    bundle::assets::{data_uri, escape_for_inline, squeeze_css, squeeze_js},
    html::{Edit, Element, apply, elements},
};

pub mod assets;
mod fallback;
mod first_view;
pub mod languages;
mod scripts;

/// The page as one file.
pub const ONE_FILE: &str = "massage-or-pt.html";
const PAGE: &str = "index.html";
/// The custom element. Owners write this name into their pages, so it stays.
pub const ELEMENT: &str = "embed.js";
/// For pages that show the guide in a frame.
pub const FRAME: &str = "frame.js";

/// The files that Trunk made from Rust.
struct Program {
    plain_name: String,
    glue_name: String,
    glue: String,
    wasm: Vec<u8>,
}

/// `plain` is the name of the module that stands in for the program where WebAssembly fails.
pub fn run(dist: &Path, plain: &str) -> Result {
    let program = Program::read(dist, plain)?;
    let styles = Styles::merge(&fs::read_to_string(dist.join(PAGE))?, dist)?;
    let page = start_from_file(&styles.page, dist, &program, &styles.name)?;
    let view = first_view::render()?;
    let element = scripts::element(&page, &program, &styles.css, &first_view::tree(&view)?)?;
    let page = first_view::insert(&page, &view)?;
    fs::write(dist.join(&program.glue_name), &program.glue)?;
    fs::write(dist.join(PAGE), &page)?;
    fs::write(dist.join(ONE_FILE), one_file(&page, dist, &program)?)?;
    fs::write(dist.join(ELEMENT), element)?;
    fs::write(dist.join(FRAME), scripts::frame())?;
    languages::write(dist)?;
    Ok(())
}

impl Program {
    fn read(dist: &Path, plain: &str) -> Result<Self> {
        let names =
            fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let wasm_names: Vec<String> = names.filter(|name| name.ends_with("_bg.wasm")).collect();
        let [wasm_name] = wasm_names.as_slice() else {
            return Err(format!("dist/ has {} wasm files instead of one", wasm_names.len()).into());
        };
        let glue_name = wasm_name.replace("_bg.wasm", ".js");
        let glue = squeeze_js(&fs::read_to_string(dist.join(&glue_name))?);
        let glue = find_itself(&glue, wasm_name)?;
        if glue.contains("from './") || glue.contains("from \"./") {
            return Err(
                format!("{glue_name} imports another file: use no JavaScript snippets").into()
            );
        }
        let wasm = fs::read(dist.join(wasm_name))?;
        Ok(Self { plain_name: plain.into(), glue_name, glue, wasm })
    }

    /// Compiled asynchronously, since older Chromes refuse to compile more than 4 kB at once on
    /// the page's own thread.
    fn inline_script(&self) -> Result<String> {
        let wasm = assets::base64(&self.wasm);
        let bytes = format!("Uint8Array.from(atob('{wasm}'), (c) => c.charCodeAt(0))");
        Ok(escape_for_inline(&scripts::page_with_glue(&self.glue, &bytes)?))
    }
}

/// The glue, looking for the program under the name that Trunk gave it. The address stands in the form
/// that bundlers of other projects know how to follow.
fn find_itself(glue: &str, wasm_name: &str) -> Result<String> {
    let (before, rest) = glue.split_once("new URL('").ok_or("the glue names no wasm file")?;
    let (_, after) = rest.split_once('\'').ok_or("the glue names no wasm file")?;
    Ok(format!("{before}new URL('./{wasm_name}'{after}"))
}

/// One style sheet instead of many, inside the page, so that there is nothing to wait for.
struct Styles {
    css: String,
    /// The same as a file, for policies that forbid a page to hold styles.
    name: String,
    page: String,
}

impl Styles {
    fn merge(page: &str, dist: &Path) -> Result<Self> {
        let found = elements(page);
        let sheets: Vec<&Element> = found
            .iter()
            .filter(|it| it.is("link", "rel", "stylesheet") && local(it, "href").is_some())
            .collect();
        let mut css = String::new();
        for sheet in &sheets {
            let file = local(sheet, "href").unwrap_or_default();
            let text =
                fs::read_to_string(dist.join(file)).map_err(|error| format!("{file}: {error}"))?;
            if text.contains("@import") {
                return Err(
                    format!("{file} uses @import: link the other file in index.html").into()
                );
            }
            css.push_str(&squeeze_css(&text));
            fs::remove_file(dist.join(file))?;
        }
        let name = format!("massage-or-pt-{:016x}.css", assets::hash(css.as_bytes()));
        fs::write(dist.join(&name), &css)?;
        let mut style = format!("<style>\n{}</style>", escape_for_inline(&css));
        let edits = sheets.iter().map(|sheet| replace(page, sheet, std::mem::take(&mut style)));
        let page = apply(page, edits.collect());
        Ok(Self { css, name, page })
    }
}

/// The script that Trunk wrote into the page becomes a file, since a strict content security policy would
/// forbid an inline script.
fn start_from_file(
    page: &str,
    dist: &Path,
    program: &Program,
    styles_name: &str,
) -> Result<String> {
    let found = elements(page);
    let script = found
        .iter()
        .find(|it| it.is("script", "type", "module") && it.text.contains(&program.glue_name))
        .ok_or("dist/index.html has no script that starts the page")?;
    let start = scripts::page(program, styles_name)?;
    let name = format!("massage-or-pt-{:016x}-start.js", assets::hash(start.as_bytes()));
    fs::write(dist.join(&name), start)?;
    let tag = format!("<script type=\"module\" src=\"./{name}\"></script>");
    Ok(apply(page, vec![replace(page, script, tag)]))
}

fn one_file(page: &str, dist: &Path, program: &Program) -> Result<String> {
    let mut edits = Vec::new();
    for element in &elements(page) {
        if let Some(text) = inlined(element, dist)? {
            edits.push(replace(page, element, text));
        }
    }
    // Last, so that what needs no script is read and shown before all these digits.
    let end = page.rfind("</body>").ok_or("index.html has no </body>")?;
    let text = format!("<script type=\"module\">\n{}</script>\n", program.inline_script()?);
    edits.push(Edit { range: end..end, text });
    Ok(apply(page, edits))
}

/// What stands for an element in the one file; nothing if it can stay.
fn inlined(element: &Element, dist: &Path) -> Result<Option<String>> {
    let rel = element.get("rel").unwrap_or_default();
    let text = match (element.name.as_str(), local(element, "href"), local(element, "src")) {
        ("link", Some(_), _) if matches!(rel, "preload" | "modulepreload") => String::new(),
        ("link", Some(file), _) if rel.contains("icon") => {
            format!("<link rel=\"{rel}\" href=\"{}\">", data_uri(&dist.join(file))?)
        }
        ("script", _, Some(file)) if file.ends_with("-start.js") => String::new(),
        ("img" | "link" | "script" | "source" | "iframe", href, src) => match href.or(src) {
            None => return Ok(None),
            Some(file) => {
                let what = &element.name;
                return Err(format!("<{what}> loads {file}: {ONE_FILE} cannot load files").into());
            }
        },
        _ => return Ok(None),
    };
    Ok(Some(text))
}

/// The file in dist/ that an attribute names.
fn local<'a>(element: &'a Element, attribute: &str) -> Option<&'a str> {
    let value = element.get(attribute)?;
    let elsewhere = value.is_empty() || value.contains(':') || value.starts_with(['#', '/']);
    (!elsewhere).then(|| value.trim_start_matches("./"))
}

/// An edit that leaves no empty line where there was an element.
fn replace(page: &str, element: &Element, text: String) -> Edit {
    let mut range = element.range.clone();
    if text.is_empty() && page[range.end..].starts_with('\n') {
        range.end += 1;
    }
    Edit { range, text }
}

#[cfg(test)]
mod tests;
