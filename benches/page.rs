//! The whole page with thousands of questions in Chromium, on a processor slowed four times: what a visitor waits for.
//! `cargo xtask bench --page` builds the page and runs it.

#[allow(dead_code)]
#[path = "../tests/e2e/browser.rs"]
mod browser;
#[path = "../tests/e2e/driver.rs"]
mod driver;
#[allow(dead_code, unused_imports, unused_macros)]
#[path = "../tests/e2e/engine.rs"]
mod engine;
#[allow(dead_code)]
#[path = "../tests/e2e/pool.rs"]
mod pool;
#[allow(dead_code)]
#[path = "../tests/e2e/site.rs"]
mod site;

use std::{env, path::PathBuf, process::ExitCode};

use browser::Browser;
use engine::Engine;
use serde::Deserialize;
use serde_json::{Value, json};
use site::{Answer, Site};

/// The folder of the built page.
const PAGE: &str = "MASSAGE_OR_PT_PAGE";
/// The folder of a page that evaluates every condition after every answer, where there is one to compare with.
const PEER: &str = "MASSAGE_OR_PT_PEER";
/// How often each page is visited. They take turns, since the machine is not always equally quick.
const VISITS: usize = 7;
/// How many questions a visit answers.
const ANSWERS: usize = 7;
/// How much slower than this machine the visitor's is taken to be.
const SLOWED: u8 = 4;

/// A page, and where a visit to it begins.
struct Contender {
    name: &'static str,
    /// Which of the pages that `page.js` knows.
    kind: &'static str,
    site: Site,
    address: String,
    visits: Vec<Visit>,
}

struct Visit {
    load: Load,
    picks: Vec<Click>,
    nexts: Vec<Click>,
    model: Option<Model>,
    /// Bytes in use by JavaScript, and those that WebAssembly holds.
    heap: f64,
    wasm: f64,
}

/// What is told of a page.
type Measure<'a> = &'a dyn Fn(&Contender) -> f64;

/// All times are in milliseconds.
#[derive(Deserialize)]
struct Load {
    /// An answer can be clicked.
    load: f64,
    /// The program has taken over.
    started: f64,
    /// What it took for that.
    program: f64,
}

#[derive(Deserialize)]
struct Click {
    waited: f64,
    program: f64,
}

#[derive(Deserialize)]
struct Model {
    model: f64,
    answer: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let folder = |variable| env::var_os(variable).map(PathBuf::from);
    let items = env::args().nth(1).and_then(|items| items.parse().ok());
    let (Some(page), Some(items)) = (folder(PAGE), items) else {
        eprintln!("error: run `cargo xtask bench --page`, which builds what is measured here");
        return ExitCode::FAILURE;
    };
    let mut contenders = vec![
        Contender::new("the guide", "guide", page.clone(), String::new()),
        Contender::new("half way down", "guide", page, half_way(items)),
    ];
    if let Some(peer) = folder(PEER) {
        let address = format!("?n={items}&layout=page");
        contenders.push(Contender::new("without an index", "unindexed", peer, address));
    }
    for _ in 0..VISITS {
        for contender in &mut contenders {
            contender.visit().await;
        }
    }
    print(&contenders, items);
    ExitCode::SUCCESS
}

/// The end of a link that brings answers to the first half.
fn half_way(items: usize) -> String {
    let answers: String =
        (0..items / 2).map(|item| format!("~q{item}.o{}", item * 7 % 3)).collect();
    format!("#massage-or-pt~generated~~{}{answers}", answers.len())
}

impl Contender {
    fn new(name: &'static str, kind: &'static str, folder: PathBuf, address: String) -> Self {
        let site = Site::answering(move |name, answer| {
            *answer = Answer::read(&folder.join(name)).unwrap_or_else(Answer::not_found);
        });
        Self { name, kind, site, address, visits: Vec::new() }
    }

    async fn visit(&mut self) {
        let browser = Browser::open(Engine::Chromium).await;
        browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWED })).await;
        let source = format!("{}visit.watch({:?});", include_str!("page.js"), self.kind);
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
        let address = self.site.url() + &self.address;
        browser.client.goto(&address).await.expect("the page loads");
        let load = browser.run("return visit.loaded", ()).await;
        let (mut picks, mut nexts) = (Vec::new(), Vec::new());
        for _ in 0..ANSWERS {
            picks.push(click(&browser, "return visit.pick()").await);
            nexts.push(click(&browser, "return visit.next()").await);
        }
        let wasm = browser.run("return visit.memory()", ()).await;
        let heap = heap(&browser).await;
        let model = browser.run("return visit.model()", ()).await;
        self.visits.push(Visit { load, picks, nexts, model, heap, wasm });
    }

    /// The median of what is measured in each visit.
    fn median(&self, measured: impl Fn(&Visit) -> f64) -> f64 {
        median(self.visits.iter().map(measured).collect())
    }

    /// The same of each click in each visit.
    fn median_click(
        &self,
        clicks: impl Fn(&Visit) -> &Vec<Click>,
        measured: impl Fn(&Click) -> f64,
    ) -> f64 {
        median(self.visits.iter().flat_map(clicks).map(measured).collect())
    }
}

async fn click(browser: &Browser, aim: &str) -> Click {
    let Value::Object(mut event) = browser.run(aim, ()).await else { panic!("{aim}: no point") };
    event.insert("button".into(), "left".into());
    event.insert("clickCount".into(), 1.into());
    for kind in ["mousePressed", "mouseReleased"] {
        event.insert("type".into(), kind.into());
        browser.cdp("Input.dispatchMouseEvent", event.clone().into()).await;
    }
    browser.run("return visit.waited()", ()).await
}

async fn heap(browser: &Browser) -> f64 {
    browser.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let usage = browser.cdp("Runtime.getHeapUsage", json!({})).await;
    usage["usedSize"].as_f64().expect("Chromium tells its heap")
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn print(contenders: &[Contender], items: usize) {
    println!("\n{items} questions in Chromium, processor slowed {SLOWED} times; milliseconds");
    let measures: [(&str, Measure); 11] = [
        ("first answer can be clicked", &|it| it.median(|visit| visit.load.load)),
        ("program has taken over", &|it| it.median(|visit| visit.load.started)),
        ("  of it inside the program", &|it| it.median(|visit| visit.load.program)),
        ("model", &|it| it.median(|visit| visit.model.as_ref().map_or(f64::NAN, |it| it.model))),
        ("answer in the model", &|it| {
            it.median(|visit| visit.model.as_ref().map_or(f64::NAN, |it| it.answer))
        }),
        ("select", &|it| it.median_click(|visit| &visit.picks, |click| click.waited)),
        ("  of it inside the program", &|it| {
            it.median_click(|visit| &visit.picks, |click| click.program)
        }),
        ("next", &|it| it.median_click(|visit| &visit.nexts, |click| click.waited)),
        ("  of it inside the program", &|it| {
            it.median_click(|visit| &visit.nexts, |click| click.program)
        }),
        ("heap, MB", &|it| it.median(|visit| visit.heap) / 1e6),
        ("wasm, MB", &|it| it.median(|visit| visit.wasm) / 1e6),
    ];
    let names: String = contenders.iter().map(|it| format!("{:>18}", it.name)).collect();
    println!("{:30}{names}", "");
    for (name, measure) in measures {
        let cells = contenders.iter().map(|it| match measure(it) {
            none if none.is_nan() => format!("{:>18}", "–"),
            number => format!("{number:18.1}"),
        });
        println!("{name:30}{}", cells.collect::<String>());
    }
}
