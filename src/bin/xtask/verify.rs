//! `cargo xtask verify`: what must hold for every complete response, proven.
//!
//! The proof itself is in [`massage_or_pt::verify`]; this reads what it is about and prints what came
//! of it. Whatever is broken is printed with the smallest response that shows it, ready for
//! `cargo xtask recommend`.

use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use massage_or_pt::content::author::{SourceDef, SourcesDef, read_file};
use massage_or_pt::content::{Content, unpack};
use massage_or_pt::engine::Protocol;
use massage_or_pt::verify::{
    Broken, Model, PROPERTIES, Verdict, agreement, prove as prove_all, response_json,
};

use crate::{Result, project};

#[path = "../../../tests/personas/mod.rs"]
pub mod personas;

/// How many random responses the diagrams and the engine are compared on.
const RANDOM: u64 = 1_000_000;
pub const SEED: u64 = 2026;

pub fn run(arguments: &[String]) -> ExitCode {
    if !arguments.is_empty() {
        eprintln!("error: verify takes no arguments");
        return ExitCode::from(2);
    }
    match prove() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Proves every property and compares with the engine.
pub fn prove() -> Result {
    let start = Instant::now();
    let content = unpack();
    let sources = sources()?;
    let model = Model::new(&content.protocol, &sources);
    describe(&model, start.elapsed());
    let verdicts = prove_all(&model, &PROPERTIES);
    verdicts.iter().for_each(|verdict| print(&content.protocol, verdict));
    let broken = verdicts.iter().filter(|verdict| verdict.checked.is_err()).count();
    let differs = compare(&content, &model);
    println!(
        "{} properties proven, {broken} broken, {:.1} s",
        verdicts.len() - broken,
        start.elapsed().as_secs_f32()
    );
    match broken + differs {
        0 => Ok(()),
        faults => Err(format!("{faults} of the checks above failed").into()),
    }
}

fn sources() -> Result<Vec<SourceDef>> {
    let folder = project::root().join("src/content");
    let read: SourcesDef = read_file(|file| fs::read_to_string(folder.join(file)), "sources.toml")?;
    Ok(read.sources)
}

fn describe(model: &Model, time: Duration) {
    let (_, with_leftovers) = model.with_leftovers();
    let largest = |diagrams: &mut dyn Iterator<Item = usize>| diagrams.max().unwrap_or(0);
    println!(
        "{} complete responses: {}, {} yes-or-no variables",
        model.covers_all(),
        model.covers_all().exact(),
        model.variables.count(),
    );
    println!(
        "diagrams: {} nodes for the complete responses, at most {} for what the guide says, {} with \
         leftover answers; {} ms",
        model.answers.all.size(),
        largest(&mut model.decision.all().map(|diagram| diagram.size())),
        largest(&mut with_leftovers.all().map(|diagram| diagram.size())),
        time.as_millis(),
    );
}

fn print(protocol: &Protocol, verdict: &Verdict) {
    let (name, time) = (verdict.property, verdict.time.as_millis());
    match &verdict.checked {
        Ok(covered) => println!("proved  {name:56} {covered:>8} responses {time:6} ms"),
        Err(broken) => {
            println!("BROKEN  {name:56} {time:25} ms");
            print_broken(protocol, broken);
        }
    }
}

fn print_broken(protocol: &Protocol, broken: &Broken) {
    println!("        {}", broken.what);
    if let Some(response) = &broken.response {
        println!("        {}", response_json(protocol, response));
    }
    if let Some(then) = &broken.then {
        println!("  then  {}", response_json(protocol, then));
    }
}

/// Gives back how many of the two comparisons failed.
fn compare(content: &Content, model: &Model) -> usize {
    let start = Instant::now();
    let random = agreement::on_random(model, RANDOM, SEED);
    let random = agreed(content, "random", random, start.elapsed());
    let start = Instant::now();
    let personas = on_personas(content, model);
    random + agreed(content, "persona", personas, start.elapsed())
}

/// Compares the diagrams and the engine on every persona; gives back how many there were.
pub fn on_personas(content: &Content, model: &Model) -> std::result::Result<u64, Broken> {
    let mut count = 0;
    for case in personas::all() {
        let response = case
            .response(&content.protocol.questionnaire)
            .map_err(|what| Broken::new(format!("{}: {what}", case.name)))?;
        agreement::on(model, &response).map_err(|broken| Broken {
            what: format!("{}: {}", case.name, broken.what),
            ..broken
        })?;
        count += 1;
    }
    Ok(count)
}

fn agreed(
    content: &Content,
    kind: &str,
    compared: std::result::Result<u64, Broken>,
    time: Duration,
) -> usize {
    match compared {
        Ok(count) => {
            println!(
                "agreed  with the engine on {count} {kind} responses, {} ms",
                time.as_millis()
            );
            0
        }
        Err(broken) => {
            println!("BROKEN  the proof and the engine on {kind} responses");
            print_broken(&content.protocol, &broken);
            1
        }
    }
}
