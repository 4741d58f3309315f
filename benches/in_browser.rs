//! The engine's speed in Chromium, as WebAssembly, on a processor slowed four times; `cargo xtask bench` builds what
//! it measures and runs it.

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

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

use browser::Browser;
use engine::Engine;
use serde_json::{Value, json};

/// The folder of what is measured.
const PROGRAM: &str = "MASSAGE_OR_PT_BENCH";
/// How many items a questionnaire has. The goals are for 5,000.
const SIZES: [u16; 5] = [10, 100, 1_000, 5_000, 10_000];
/// How much slower than this machine the visitor's is taken to be.
const SLOWED: u8 = 4;

/// Microseconds a call, by what is called, for each size.
type Costs = BTreeMap<String, Vec<f64>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(folder) = env::var_os(PROGRAM) else {
        eprintln!("error: run `cargo xtask bench`, which builds what is measured here");
        return ExitCode::FAILURE;
    };
    print(&measure(Path::new(&folder)).await);
    ExitCode::SUCCESS
}

async fn measure(folder: &Path) -> Costs {
    let read = |name| fs::read_to_string(folder.join(name)).expect("cargo xtask bench writes it");
    let (glue, program) = (read("program.js"), read("program.base64"));
    let browser = Browser::open(Engine::Chromium).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWED })).await;
    let script = concat!(include_str!("in_browser.js"), "return measure(argument);");
    let mut costs = Costs::new();
    for size in SIZES {
        let argument: Value = json!({ "glue": glue, "program": program, "size": size });
        for (call, cost) in browser.run::<BTreeMap<String, f64>>(script, argument).await {
            costs.entry(call).or_default().push(cost);
        }
    }
    costs
}

fn print(costs: &Costs) {
    println!(
        "\nmicroseconds a call in Chromium, processor slowed {SLOWED} times, by number of items"
    );
    let sizes = SIZES.map(|size| format!("{size:>10}")).concat();
    println!("{:36}{sizes}   from 1,000 to 10,000", "");
    for (call, costs) in costs {
        let cells: String = costs.iter().map(|cost| format!("{cost:10.2}")).collect();
        println!("{call:36}{cells}   {:.1} times", costs[4] / costs[2]);
    }
}
