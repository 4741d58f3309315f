//! What hosts need beside the files themselves: `_headers`, which Netlify and Cloudflare Pages read, and each
//! file packed ahead, for servers that look for that. docs/hosting.md says how to use both.

use std::{fs, path::Path};

use crate::{
    Result,
    bundle::{ELEMENT, FRAME, MANIFEST, ONE_FILE, PAGE, WORKER, assets::integrity},
    compress::{brotli, gzip},
    fhir,
    html::elements,
};

pub const HEADERS: &str = "_headers";
/// What ends the names of packed files.
pub const PACKED: [&str; 2] = [".br", ".gz"];

const ASK_ANEW: &str = "Cache-Control: no-cache";
const KEEP: &str = "Cache-Control: public, max-age=31536000, immutable";
/// For the files that `embed.js` loads in pages of other websites.
const FOR_ALL_SITES: &str = "Access-Control-Allow-Origin: *";

pub fn write(dist: &Path) -> Result {
    let names = file_names(dist)?;
    for name in names.iter().filter(|name| is_packed(name)) {
        let bytes = fs::read(dist.join(name))?;
        for (ending, packed) in PACKED.into_iter().zip([brotli(&bytes)?, gzip(&bytes)?]) {
            if packed.len() < bytes.len() {
                fs::write(dist.join(format!("{name}{ending}")), packed)?;
            }
        }
    }
    let page = fs::read_to_string(dist.join(PAGE))?;
    Ok(fs::write(dist.join(HEADERS), headers(&names, &policy(&page)))?)
}

fn file_names(dist: &Path) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(dist)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    Ok(names)
}

/// Not what an owner may edit: a server would go on to send what was packed before.
fn is_packed(name: &str) -> bool {
    is_kept(name) || [ELEMENT, FRAME, fhir::FILE].contains(&name)
}

/// Whether the name has the hash of the content, so that it never holds anything else.
fn is_kept(name: &str) -> bool {
    let rest = name.strip_prefix("massage-or-pt-").unwrap_or_default();
    rest.find(['.', '-']) == Some(16) && rest[..16].bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// No header is named by two rules of one file, since hosts would join the values.
fn headers(names: &[String], policy: &str) -> String {
    let policy = format!("Content-Security-Policy: {policy}");
    let mut text = rule("*", &["X-Content-Type-Options: nosniff"]);
    for name in names {
        text += &match name.as_str() {
            PAGE => rule("", &[ASK_ANEW, &policy]) + &rule(PAGE, &[ASK_ANEW, &policy]),
            ELEMENT => rule(name, &[ASK_ANEW, FOR_ALL_SITES]),
            FRAME | ONE_FILE | MANIFEST | WORKER => rule(name, &[ASK_ANEW]),
            _ if is_kept(name) => rule(name, &[KEEP, FOR_ALL_SITES]),
            _ => String::new(),
        };
    }
    text
}

fn rule(path: &str, headers: &[&str]) -> String {
    let lines: String = headers.iter().map(|header| format!("  {header}\n")).collect();
    format!("/{path}\n{lines}\n")
}

/// The policy of docs/csp.md for this page.
fn policy(page: &str) -> String {
    let document = include_str!("../../../docs/csp.md");
    let parts = document.split("```").skip(1).step_by(2).flat_map(str::lines);
    let policy = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let found = elements(page);
    let hash = |name: &str| {
        let inside = found.iter().find(|it| it.name == name && it.attributes().next().is_none());
        integrity(inside.map_or("", |it| it.text))
    };
    policy.replace("{script}", &hash("script")).replace("{style}", &hash("style"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept() {
        assert!(is_kept("massage-or-pt-0123456789abcdef.js"));
        assert!(is_kept("massage-or-pt-0123456789abcdef-es.words.txt"));
        for other in [
            "massage-or-pt.html",
            "massage-or-pt-start.js",
            "embed.js",
            "massage-or-pt-é23456789abcdef.js",
        ] {
            assert!(!is_kept(other), "{other}");
        }
    }

    #[test]
    fn what_stands_in_the_page_is_allowed_by_its_hash() {
        let page = "<style>a</style><script id=\"settings\">{}</script><script>b</script>";
        let policy = policy(page);
        for allowed in ["a", "b"].map(integrity) {
            assert!(policy.contains(&format!("'{allowed}'")), "{policy}");
        }
        assert!(!policy.contains(['{', '\n']), "{policy}");
    }
}
