//! `dist/` as the npm package that a developer installs.
//!
//! Needs `dist/` (from `cargo xtask build`), Node.js and TypeScript; `cargo xtask test` sees to all.

mod fhir;
mod fhir_model;
#[path = "../personas/mod.rs"]
mod personas;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use massage_or_pt::api;
use massage_or_pt::content::{Content, unpack};
use personas::Case;
use serde_json::{Value, json};

/// A project that has the package installed; removed at the end of the test.
struct Consumer(PathBuf);

impl Consumer {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("mpt-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let consumer = Self(folder);
        consumer.write("package.json", r#"{ "type": "module", "private": true }"#);
        let packed = consumer.run("npm", &["pack", "--json", &dist().to_string_lossy()]);
        let packed: serde_json::Value =
            serde_json::from_str(&packed).expect("npm tells what it packed");
        let archive = format!("./{}", packed[0]["filename"].as_str().expect("a file name"));
        consumer.run("npm", &["install", "--offline", "--no-audit", "--no-fund", &archive]);
        consumer
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("the folder can be written");
    }

    /// What a program prints; it must succeed.
    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program).args(arguments).current_dir(&self.0).output();
        let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} {arguments:?}\n{printed}{said}");
        printed
    }
}

impl Drop for Consumer {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn tsc() -> String {
    std::env::var("TSC").expect("TSC names TypeScript's compiler; run cargo xtask test")
}

#[test]
fn every_file_that_the_element_loads_is_in_the_package() {
    let consumer = Consumer::new("files");
    let installed = consumer.0.join("node_modules/massage-or-pt");
    let scripts = fs::read_to_string(installed.join("embed.js")).expect("the element is packed");
    let named = scripts.split(['\'', '"']).filter_map(|text| text.strip_prefix("./"));
    let mut files = 0;
    for file in named {
        assert!(installed.join(file).is_file(), "{file} is not packed");
        files += 1;
    }
    assert_eq!(files, 3, "the glue, the program without WebAssembly and Spanish");
    for file in [
        "LICENSE-MIT",
        "README.md",
        "embed.d.ts",
        "custom-elements.json",
        "questionnaire.fhir.json",
    ] {
        assert!(installed.join(file).is_file(), "{file} is not packed");
    }
}

/// Node.js fetches no file from disk, so what answers is the program in plain JavaScript.
#[test]
fn on_a_server_plain_javascript_says_of_every_persona_what_the_engine_says() {
    let content: Content = unpack();
    let asked = |case: &Case| json!({ "answers": case.answers });
    let expected: Vec<Value> = personas::all()
        .iter()
        .map(|case| api::recommend(&content, &(&asked(case)).into()).expect("cases are complete"))
        .map(|said| serde_json::from_str(&said).expect("the engine's words are JSON"))
        .collect();
    let consumer = Consumer::new("plain");
    let responses: Vec<Value> = personas::all().iter().map(asked).collect();
    consumer.write(
        "plain.js",
        &format!(
            "import {{ recommend }} from 'massage-or-pt';
            const said = [];
            for (const response of {}) said.push(await recommend(response));
            console.log(JSON.stringify(said));",
            json!(responses)
        ),
    );
    let said: Vec<Value> =
        serde_json::from_str(&consumer.run("node", &["plain.js"])).expect("JSON");
    assert_eq!(said.len(), expected.len());
    for ((said, expected), case) in said.iter().zip(&expected).zip(personas::all()) {
        assert_eq!(said, expected, "{}", case.name);
    }
}

#[test]
fn the_types_are_what_the_engine_says() {
    let content: Content = unpack();
    let recommendations: Vec<_> = personas::all()
        .iter()
        .map(|case| api::recommend(&content, &(&json!({ "answers": case.answers })).into()))
        .map(|said| said.expect("cases are complete"))
        .collect();
    let questions = api::questions(&content.protocol);
    let consumer = Consumer::new("types");
    consumer.write(
        "check.ts",
        &format!(
            "import {{ questions, recommend, type Questionnaire, type Recommendation }} from 'massage-or-pt';\n\
             export const asked: Questionnaire = {questions};\n\
             export const said: Recommendation[] = [{}];\n\
             {USE}",
            recommendations.join(",")
        ),
    );
    let options =
        ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "check.ts"];
    consumer.run(&tsc(), &options);
}

/// Type checked, built and walked through by `cargo xtask test --only hosts`.
#[test]
fn the_documented_components_are_those_that_are_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("docs/embedding.md")).expect("the docs are there");
    for file in ["react/Guide.tsx", "vue/Guide.vue", "svelte/Guide.svelte"] {
        let code = fs::read_to_string(root.join("tests/hosts").join(file)).expect("a component");
        assert!(docs.contains(&code), "docs/embedding.md shows another {file}");
    }
}

/// What a developer writes; what must not compile is marked so.
const USE: &str = r#"
const guide = document.createElement("massage-or-pt");
guide.addEventListener("mpt-step", (event) => { const step: number = event.detail.step; return step; });
document.addEventListener("mpt-outcome", ({ detail }) => detail.outcome === "both");
// @ts-expect-error: no event carries an answer.
document.addEventListener("mpt-step", ({ detail }) => detail.answer);
const first: string | undefined = (await questions()).items[0]?.link_id;
const outcome = (await recommend({ answers: { age: ["from_65"] } })).outcome;
// @ts-expect-error: a single choice is an array, too.
await recommend({ answers: { age: "from_65" } });
export { first, outcome };
"#;
