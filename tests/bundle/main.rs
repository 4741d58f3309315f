//! What `cargo xtask build` wrote to `dist/`.

use std::path::{Path, PathBuf};

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn read(file: &str) -> String {
    std::fs::read_to_string(dist().join(file))
        .unwrap_or_else(|error| panic!("dist/{file}: {error}; run cargo xtask build"))
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
    assert_eq!(attributes(head, " href"), Vec::<&str>::new());
    assert_eq!(attributes(&html, "<script src"), Vec::<&str>::new());
    assert!(!html.contains("@import") && !html.contains("<link rel=\"stylesheet\""));
    assert!(html.contains("<style"), "the styles are inside");
    assert!(html.contains("atob("), "the program starts from the bytes inside");
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
    for file in dist().read_dir().expect("run cargo xtask build").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let kinds = [".html", ".js", ".css", ".wasm", ".words.txt"];
        let package = [
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
