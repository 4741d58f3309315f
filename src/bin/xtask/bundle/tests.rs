use std::{env, fs, path::PathBuf, process};

use massage_or_pt::engine::{Item, ItemIndex, Path as Asked, Response};

use super::*;
use crate::tools::{Tool, Tools};

const TRUNK_PAGE: &str = r#"<!doctype html>
<html lang="en"><head>
<link rel="icon" href="./icon-1.svg">
<link rel="stylesheet" href="./a-1.css"/>
<link rel="stylesheet" href="./b-2.css"/>
<link rel="modulepreload" href="./app-3.js" crossorigin="anonymous"><link rel="preload" href="./app-3_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm"></head>
<body>
<script type="module">import init, { start } from './app-3.js'; init({ module_or_path: './app-3_bg.wasm' }).then(start);</script>
<main id="massage-or-pt"><a href="https://example.com/">x</a></main>
</body></html>
"#;

const PLAIN: &str = "massage-or-pt-4-plain.js";
/// One function that does nothing.
const WASM: &str = "\0asm\x01\0\0\0\x0a\x04\x01\x02\0\x0b";

/// A dist/ as Trunk leaves it, removed at the end of the test.
struct Dist(PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("mpt-bundle-{name}-{}", process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let dist = Self(folder);
        dist.write("index.html", TRUNK_PAGE);
        dist.write("icon-1.svg", "<svg/>");
        dist.write("a-1.css", "/* a */\n.a { color: red }\n");
        dist.write("b-2.css", ".b::after { content: \"</style>\" }\n");
        dist.write(
            "app-3.js",
            "export const start = '</script>';\n\
             let wasm;\n\
             export const keep = (instance) => { wasm = instance.exports; return wasm; };\n\
             export default () => import(new URL('app_bg.wasm', import.meta.url));\n",
        );
        dist.write("app-3_bg.wasm", WASM);
        dist
    }

    fn bundle(&self) -> Result {
        let tools = Tools::ensure(&[Tool::esbuild()]).expect("esbuild is installed");
        run(&self.0, PLAIN, &Esbuild::new(&tools, self.0.join("esbuild")))
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file in a temporary folder");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file that was bundled")
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_hosted_page_holds_its_styles_and_the_first_view() {
    let dist = Dist::new("hosted");
    dist.bundle().expect("a bundle");
    let page = dist.read("index.html");
    let found = elements(&page);
    assert!(!found.iter().any(|it| it.is("link", "rel", "stylesheet")), "{page}");
    let styles: Vec<_> = found.iter().filter(|it| it.name == "style").collect();
    assert_eq!(styles.len(), 1);
    let css = ".a{color:red}.b:after{content:\"<\\/style>\"}\n";
    assert_eq!(styles[0].text, css);
    assert!(!dist.0.join("a-1.css").exists());
    let scripts: Vec<_> = found.iter().filter(|it| it.name == "script").collect();
    let [start, early] = scripts.as_slice() else { panic!("{scripts:?}") };
    assert!(early.text.contains(".handOver="), "{}", early.text);
    let start = dist.read(start.get("src").unwrap_or_default());
    let wasm = hashed(WASM, ".wasm");
    for file in [&*hashed(css, ".css"), &wasm] {
        assert!(start.contains(&format!("new URL(\"./{file}\",import.meta.url)")), "{start}");
        assert!(dist.0.join(file).is_file(), "{file} is missing");
    }
    assert!(start.contains("import(\"./massage-or-pt-4-plain.js\")"), "{start}");
    let preload = found.iter().find(|it| it.is("link", "rel", "preload")).expect("an early load");
    assert_eq!(preload.get("href"), Some(&*format!("./{wasm}")));
    assert!(!dist.0.join("app-3_bg.wasm").exists());
}

#[test]
fn styles_of_what_comes_later_and_of_paper_come_with_the_start_script() {
    let dist = Dist::new("later");
    let link = |name| format!("<link rel=\"stylesheet\" href=\"./{name}-1.css\"/>\n");
    let links = ["a", "start", "plan", "print"].map(link).concat();
    dist.write("index.html", &TRUNK_PAGE.replace(&link("a"), &links));
    dist.write("start-1.css", ".mpt-start { color: blue }\n");
    dist.write("plan-1.css", ".mpt-plan .mpt-start { color: green }\n");
    dist.write("print-1.css", "@media print { .mpt-start { color: black } }\n");
    dist.bundle().expect("a bundle");
    let first = ".a{color:red}.mpt-start{color:#00f}.b";
    let later = ".mpt-plan .mpt-start{color:green}@media print{.mpt-start{color:#000}}";
    let page = dist.read("index.html");
    assert!(page.contains(first) && !page.contains(later), "{page}");
    let found = elements(&page);
    let start = found.iter().find_map(|it| it.get("src")).expect("a script that starts it");
    assert!(dist.read(start).contains(later));
}

#[test]
fn what_is_read_without_scripts_asks_the_first_question_and_compares() {
    let dist = Dist::new("fallback");
    dist.bundle().expect("a bundle");
    let content = massage_or_pt::content::unpack();
    for file in [PAGE, ONE_FILE] {
        let page = dist.read(file);
        assert!(!page.contains("<!--"), "{page}");
        assert!(page.contains(content.protocol.questionnaire.items[0].text.as_str()), "{page}");
        for row in &content.comparison.rows {
            for text in [&row.massage, &row.physical_therapy] {
                assert!(page.contains(text.as_str()), "{file} lacks {text}");
            }
        }
    }
}

#[test]
fn the_second_question_stands_by_for_those_answers_that_lead_to_it_and_no_others() {
    let dist = Dist::new("second");
    dist.bundle().expect("a bundle");
    assert!(!dist.read(ONE_FILE).contains("<template"));
    let page = dist.read(PAGE);
    let found = elements(&page);
    let template = found.iter().find(|it| it.name == "template").expect("a second question");
    let after: Vec<&str> = template.get("data-after").unwrap_or_default().split(' ').collect();
    let protocol = massage_or_pt::content::unpack().protocol;
    let items = &protocol.questionnaire.items;
    let asks = |it: &Item| page.contains(&format!("name=\"{}\"", it.link_id));
    let shown = items.iter().skip(1).position(asks).map(|index| index + 1);
    for option in &items[0].options {
        let answer = [(items[0].link_id.as_str(), [option.code.as_str()])];
        let response = Response::from_codes(&protocol.questionnaire, answer).expect("an answer");
        let next = Asked::new(&protocol, &response).next_item(ItemIndex(0));
        let leads = next.map(|next| usize::from(next.0)) == shown;
        assert_eq!(after.contains(&option.code.as_str()), leads, "after '{}'", option.code);
    }
    assert_eq!(after.len(), 3, "{after:?}");
}

#[test]
fn the_one_file_names_no_other_file() {
    let dist = Dist::new("one-file");
    dist.bundle().expect("a bundle");
    let page = dist.read(ONE_FILE);
    for name in ["app-3.js", PLAIN, "a-1", "b-2", "icon-1", "href=\"./", "src="] {
        assert!(!page.contains(name), "{name} is still named in:\n{page}");
    }
    let program = page.find("<script type=\"text/plain\">").expect("the program");
    assert!(Some(program) > page.find("<main"), "the program comes after what is read without it");
    assert!(page.contains("href=\"data:image/svg+xml;base64,"));
    assert_eq!(page.matches("</script>").count(), 3);
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn the_element_finds_the_files_beside_it_by_their_names() {
    let dist = Dist::new("element");
    dist.bundle().expect("a bundle");
    let script = dist.read(ELEMENT);
    assert!(script.contains("import(\"./massage-or-pt-4-plain.js\")"), "{script}");
    let named: Vec<_> =
        script.split("\"./").skip(1).filter_map(|it| it.split('"').next()).collect();
    for ending in [".js", ".words.txt"] {
        let file = named.iter().find(|name| name.ends_with(ending)).expect("a file of each kind");
        assert!(dist.0.join(file).is_file(), "{file} is missing");
    }
    assert!(script.contains("[\"spa-name\","), "{script}");
    assert!(script.contains(".a{color:red}") && script.contains("[\"div\","), "{script}");
}

#[test]
fn a_file_that_cannot_be_inlined_is_named() {
    let dist = Dist::new("refused");
    dist.write("index.html", &TRUNK_PAGE.replace("<main", "<img src=\"./photo.jpg\"><main"));
    let error = dist.bundle().expect_err("an image that is loaded").to_string();
    assert!(error.contains("photo.jpg"), "{error}");
}
