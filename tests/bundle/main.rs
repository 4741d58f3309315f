//! What `cargo xtask build` wrote to `dist/`.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha384};

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn read(file: &str) -> String {
    std::fs::read_to_string(dist().join(file))
        .unwrap_or_else(|error| panic!("dist/{file}: {error}; run cargo xtask build"))
}

/// What a server hands out; of what is packed ahead, the file itself.
fn names() -> Vec<String> {
    let files = dist().read_dir().expect("run cargo xtask build").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect()
}

/// The digits of the hash in a name.
fn hash_in(name: &str) -> Option<&str> {
    let hash = name.strip_prefix("massage-or-pt-")?.split(['.', '-']).next()?;
    (hash.len() == 16).then_some(hash)
}

/// The values of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("{name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_single_file_refers_to_no_other_file() {
    let html = read("massage-or-pt.html");
    let head = html.split("<body").next().unwrap_or_default();
    let links = attributes(head, " href").into_iter();
    assert_eq!(
        links.filter(|link| !link.starts_with("data:")).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    assert_eq!(attributes(&html, "<script src"), Vec::<&str>::new());
    assert!(!html.contains("@import") && !html.contains("<link rel=\"stylesheet\""));
    assert!(html.contains("<style"), "the styles are inside");
    assert!(html.contains("<script type=\"text/plain\">"), "the program is inside");
}

#[test]
fn the_hosted_page_refers_only_to_files_beside_it() {
    let html = read("index.html");
    let head = html.split("</head>").next().unwrap_or_default();
    let links = attributes(head, " href").into_iter().chain(attributes(&html, " src"));
    let mut files = 0;
    for link in links {
        assert!(!link.contains("://") && !link.starts_with('/'), "{link} is not beside the page");
        assert!(dist().join(link.trim_start_matches("./")).exists(), "{link} is missing");
        files += 1;
    }
    assert!(files > 0, "the page refers to nothing");
}

#[test]
fn nothing_in_dist_is_left_over() {
    for name in names() {
        let kinds = [".html", ".js", ".css", ".svg", ".wasm", ".webmanifest", ".words.txt"];
        let package = [
            "_headers",
            "package.json",
            "custom-elements.json",
            "embed.d.ts",
            "README.md",
            "questionnaire.fhir.json",
        ];
        let known = kinds.iter().any(|kind| name.ends_with(kind))
            || package.contains(&name.as_str())
            || name.starts_with("LICENSE-");
        assert!(known, "dist/{name} is not needed");
    }
}

#[test]
fn a_name_with_a_hash_never_holds_anything_else() {
    let mut hashed = 0;
    for name in names() {
        let Some(hash) = hash_in(&name) else { continue };
        let digest = Sha384::digest(std::fs::read(dist().join(&name)).expect("it is there"));
        let digits: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digits, hash, "{name}");
        hashed += 1;
    }
    assert_eq!(hashed, 8, "start, early, glue, plain program, program, styles, icon and Spanish");
}

/// So that no file of an older build is taken for a newer one, and pages on other websites may load the element.
#[test]
fn every_file_is_sent_with_the_headers_that_it_needs() {
    let rules = rules();
    for name in names() {
        let rule = rules.get(&format!("/{name}")).map(String::as_str).unwrap_or_default();
        let (kept, for_all) = (rule.contains("immutable"), rule.contains("Allow-Origin: *"));
        let asked_anew = rule.contains("Cache-Control: no-cache");
        match name.as_str() {
            "embed.js" => assert!(asked_anew && for_all, "{name}: {rule}"),
            "index.html" => {
                assert!(asked_anew && rule.contains("Content-Security-Policy: default-src 'none';"))
            }
            "frame.js" | "manifest.webmanifest" | "massage-or-pt.html" | "sw.js" => {
                assert!(asked_anew, "{name}: {rule}");
            }
            _ if hash_in(&name).is_some() => assert!(kept && for_all, "{name}: {rule}"),
            _ => assert_eq!(rule, "", "{name} is for developers, or as the host sends it"),
        }
        assert!(rule.matches("Cache-Control").count() <= 1, "{name}: {rule}");
    }
    assert_eq!(rules["/"], rules["/index.html"]);
    assert!(rules["/*"].contains("X-Content-Type-Options: nosniff"));
}

/// The headers by path.
fn rules() -> BTreeMap<String, String> {
    let headers = read("_headers");
    let rules = headers.split("\n\n").filter_map(|rule| rule.trim().split_once('\n'));
    rules.map(|(path, headers)| (path.into(), headers.into())).collect()
}

#[test]
fn what_is_packed_ahead_unpacks_to_the_file_and_is_never_a_file_that_owners_edit() {
    let mut packed_files = 0;
    for name in names() {
        let file = std::fs::read(dist().join(&name)).expect("it is there");
        let packed = [".br", ".gz"].map(|end| std::fs::read(dist().join(format!("{name}{end}"))));
        let [Ok(brotli), Ok(gzip)] = packed else {
            assert!(hash_in(&name).is_none() && name != "embed.js", "{name} is not packed");
            continue;
        };
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut unpacked).expect("brotli");
        assert!(unpacked == file, "{name}.br is another file");
        unpacked.clear();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_end(&mut unpacked).expect("gzip");
        assert!(unpacked == file, "{name}.gz is another file");
        for edited in [".html", ".webmanifest", "sw.js"] {
            assert!(!name.ends_with(edited), "a server would go on to send {name} as it was");
        }
        packed_files += 1;
    }
    assert!(packed_files > 0);
}
