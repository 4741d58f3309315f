//! From what Trunk wrote to what we hand out: a hosted page that needs few requests, the same page as
//! one file that opens from disk, and the custom element.

use std::{fs, path::Path};

use crate::{
    Result,
    bundle::assets::{data_uri, hashed, integrity},
    esbuild::Esbuild,
    html::{Edit, Element, apply, elements},
};

pub mod assets;
mod fallback;
mod first_view;
mod imports;
mod installed;
pub mod languages;
mod scripts;
mod streams;

/// The page as one file.
pub const ONE_FILE: &str = "massage-or-pt.html";
pub const PAGE: &str = "index.html";
/// The custom element. Owners write this name into their pages, so it stays.
pub const ELEMENT: &str = "embed.js";
/// For pages that show the guide in a frame.
pub const FRAME: &str = "frame.js";

pub use installed::{MANIFEST, WORKER};
pub use scripts::GUARD;

/// What Trunk made from Rust, by names that are ours.
struct Program {
    plain_name: String,
    glue_name: String,
    glue: String,
    wasm_name: String,
    wasm: Vec<u8>,
}

/// `plain` is the name of the module that stands in for the program where WebAssembly fails.
pub fn run(dist: &Path, plain: &str, esbuild: &Esbuild) -> Result {
    let program = Program::take(dist, plain, esbuild)?;
    let view = first_view::render()?;
    let styles = Styles::merge(&fs::read_to_string(dist.join(PAGE))?, &view, dist, esbuild)?;
    let early = scripts::early_module(esbuild)?;
    let early_name = hashed(&early, "-early.js");
    fs::write(dist.join(&early_name), early)?;
    let start = scripts::page(&program, &styles, &early_name, esbuild)?;
    let page = start_from_file(&styles.page, dist, &program, &start)?;
    let tree = first_view::tree(&view)?;
    let element = scripts::element(&page, &program, &styles.all, &tree, esbuild)?;
    let page = first_view::insert(&page, &view, &scripts::early(esbuild)?)?;
    let page = installed::announce(&page, dist)?;
    fs::write(dist.join(PAGE), &page)?;
    let file = scripts::file(&program, &styles, esbuild)?;
    let page_in_file = first_view::without_second(&page);
    fs::write(dist.join(ONE_FILE), one_file(&page_in_file, dist, &file)?)?;
    fs::write(dist.join(ELEMENT), element)?;
    fs::write(dist.join(FRAME), scripts::frame(esbuild)?)?;
    languages::write(dist)?;
    installed::worker(&page, &[styles.name, early_name], dist, esbuild)
}

impl Program {
    /// Renames what Trunk wrote: its names do not tell of all that changes the files afterwards.
    fn take(dist: &Path, plain: &str, esbuild: &Esbuild) -> Result<Self> {
        let names =
            fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let wasm_names: Vec<String> = names.filter(|name| name.ends_with("_bg.wasm")).collect();
        let [trunk_name] = wasm_names.as_slice() else {
            return Err(format!("dist/ has {} wasm files instead of one", wasm_names.len()).into());
        };
        let trunk_glue_name = trunk_name.replace("_bg.wasm", ".js");
        let glue = fs::read_to_string(dist.join(&trunk_glue_name))?;
        let (wasm, glue) = imports::shorten(&fs::read(dist.join(trunk_name))?, &glue)?;
        let wasm_name = hashed(&wasm, ".wasm");
        let glue = find_itself(&glue, &wasm_name)?;
        if glue.contains("from './") || glue.contains("from \"./") {
            return Err("the glue imports another file: use no JavaScript snippets".into());
        }
        let glue = esbuild.module(&guarded(&glue)?, &[GUARD])?;
        let glue_name = hashed(&glue, ".js");
        fs::remove_file(dist.join(trunk_name))?;
        fs::remove_file(dist.join(trunk_glue_name))?;
        fs::write(dist.join(&wasm_name), &wasm)?;
        fs::write(dist.join(&glue_name), &glue)?;
        Ok(Self { plain_name: plain.into(), glue_name, glue, wasm_name, wasm })
    }
}

/// The glue, looking for the program under its name. The address stands in the form that bundlers of
/// other projects know how to follow.
fn find_itself(glue: &str, wasm_name: &str) -> Result<String> {
    let (before, rest) = glue.split_once("new URL('").ok_or("the glue names no wasm file")?;
    let (_, after) = rest.split_once('\'').ok_or("the glue names no wasm file")?;
    Ok(format!("{before}new URL('./{wasm_name}'{after}"))
}

/// The glue, told when the program breaks.
fn guarded(glue: &str) -> Result<String> {
    let (before, after) =
        glue.split_once("wasm = instance.exports;").ok_or("the glue keeps no exports")?;
    Ok(format!(
        "import {{ guard }} from './guard.js';\n{before}wasm = guard(instance.exports);{after}"
    ))
}

/// Two style sheets instead of many: one inside the page, so that there is nothing to wait for, and one that comes with
/// the script that starts the guide.
struct Styles {
    /// Of all that is not in the first view.
    later: String,
    all: String,
    /// All of them as a file, for policies that forbid a page to hold styles.
    name: String,
    page: String,
}

impl Styles {
    fn merge(page: &str, view: &str, dist: &Path, esbuild: &Esbuild) -> Result<Self> {
        let found = elements(page);
        let links: Vec<&Element> = found
            .iter()
            .filter(|it| it.is("link", "rel", "stylesheet") && local(it, "href").is_some())
            .collect();
        let mut sheets = Vec::new();
        for link in &links {
            let file = local(link, "href").unwrap_or_default();
            let text =
                fs::read_to_string(dist.join(file)).map_err(|error| format!("{file}: {error}"))?;
            if text.contains("@import") {
                return Err(
                    format!("{file} uses @import: link the other file in index.html").into()
                );
            }
            sheets.push(text);
            fs::remove_file(dist.join(file))?;
        }
        let shown: Vec<Element> = elements(view).into_iter().chain(elements(page)).collect();
        let (first, later): (Vec<_>, Vec<_>) =
            sheets.iter().map(String::as_str).partition(|sheet| is_first(sheet, &shown));
        let mut style = format!("<style>{}</style>", esbuild.css(&first.concat())?);
        let edits = links.iter().map(|link| replace(page, link, std::mem::take(&mut style)));
        let page = apply(page, edits.collect());
        let all = esbuild.css(&sheets.concat())?;
        let name = hashed(&all, ".css");
        fs::write(dist.join(&name), &all)?;
        Ok(Self { later: esbuild.css(&later.concat())?, all, name, page })
    }
}

/// Whether a sheet styles any of these elements, by the part of the guide that it names first. What is for paper changes
/// what other sheets say, and so it comes last.
fn is_first(sheet: &str, shown: &[Element]) -> bool {
    let part = sheet.split_once(".mpt-").map(|(_, rest)| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        format!("mpt-{}", &rest[..end.unwrap_or(rest.len())])
    });
    let is_shown = |part: String| {
        let mut classes = shown.iter().filter_map(|it| it.get("class"));
        classes.any(|it| it.split(' ').any(|class| class == part))
    };
    !sheet.contains("@media print") && part.is_none_or(is_shown)
}

/// The script that Trunk wrote into the page becomes a file, since a strict content security policy would
/// forbid an inline script. It stands where Trunk wanted its glue early, and the program beside it.
fn start_from_file(page: &str, dist: &Path, program: &Program, start: &str) -> Result<String> {
    let name = hashed(start, "-start.js");
    let hash = integrity(start);
    let ours = format!("<script type=\"module\" src=\"./{name}\" integrity=\"{hash}\"></script>");
    fs::write(dist.join(&name), start)?;
    let found = elements(page);
    let edit = |what: &str, is: &dyn Fn(&&Element) -> bool, text: String| {
        let element = found.iter().find(is).ok_or(format!("dist/index.html has no {what}"))?;
        Ok(replace(page, element, text))
    };
    let edits: Result<_> = [
        edit("modulepreload", &|it| it.is("link", "rel", "modulepreload"), ours),
        edit("preload", &|it| it.is("link", "rel", "preload"), preload(&program.wasm_name)),
        edit(
            "script that starts it",
            &|it| it.is("script", "type", "module") && it.text.contains("init"),
            String::new(),
        ),
    ]
    .into_iter()
    .collect();
    Ok(apply(page, edits?))
}

fn preload(wasm: &str) -> String {
    format!(
        "<link rel=\"preload\" href=\"./{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
    )
}

fn one_file(page: &str, dist: &Path, program: &str) -> Result<String> {
    let mut edits = Vec::new();
    for element in &elements(page) {
        if let Some(text) = inlined(element, dist)? {
            edits.push(replace(page, element, text));
        }
    }
    // Last, so that what needs no script is read and shown before all these digits.
    let end = page.rfind("</body>").ok_or("index.html has no </body>")?;
    edits.push(Edit { range: end..end, text: program.to_string() });
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
