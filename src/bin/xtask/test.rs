//! `cargo xtask test`: every check and test, in the order that shows a mistake soonest.
//!
//! A step that fails stops no other, so that one run shows all there is to mend.

use std::{process::ExitCode, time::Instant};

use crate::{Result, tally::Tally};

mod steps;

use steps::STEPS;

struct Step {
    name: &'static str,
    /// What is known when it has passed.
    shows: &'static str,
    needs_browser: bool,
    run: fn(&mut Tally) -> Result,
}

/// Which steps the user asked for.
enum Choice<'a> {
    All,
    WithoutBrowser,
    Only(&'a str),
}

impl Choice<'_> {
    fn includes(&self, step: &Step) -> bool {
        match self {
            Self::All => true,
            Self::WithoutBrowser => !step.needs_browser,
            Self::Only(name) => step.name == *name,
        }
    }
}

/// What became of a step, in words, and whether it failed.
struct Outcome {
    words: String,
    failed: bool,
}

pub fn run(arguments: &[String]) -> ExitCode {
    let choice = match arguments {
        [] => Choice::All,
        [flag] if flag == "--fast" => Choice::WithoutBrowser,
        [flag, name] if flag == "--only" && STEPS.iter().any(|step| step.name == name) => {
            Choice::Only(name)
        }
        _ => {
            let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            eprintln!("error: test takes --fast, or --only and one of {}", names.join(", "));
            return ExitCode::from(2);
        }
    };
    let mut total = Tally::default();
    let attempt = |step| choice.includes(step).then(|| attempt(step, &mut total));
    let outcomes: Vec<Option<Outcome>> = STEPS.iter().map(attempt).collect();
    summarize(&outcomes, &choice, total)
}

fn attempt(step: &Step, total: &mut Tally) -> Outcome {
    println!("\n== {}: {}", step.name, step.shows);
    let start = Instant::now();
    let failed_before = total.failed;
    let result = (step.run)(total);
    let seconds = start.elapsed().as_secs_f32();
    let Err(error) = result else {
        return Outcome { words: format!("passed  {seconds:7.1} s"), failed: false };
    };
    eprintln!("error: {error}");
    // So that a run without a failed test, such as one that did not compile, is not counted clean.
    if total.failed == failed_before {
        total.failed += 1;
    }
    let error = error.to_string();
    let first_line = error.lines().next().unwrap_or_default();
    Outcome { words: format!("FAILED  {seconds:7.1} s  {first_line}"), failed: true }
}

/// Scripts read the last line, so nothing may follow it.
fn summarize(outcomes: &[Option<Outcome>], choice: &Choice, total: Tally) -> ExitCode {
    println!("\n== summary");
    for (step, outcome) in STEPS.iter().zip(outcomes) {
        match outcome {
            Some(outcome) => println!("{:8} {}", step.name, outcome.words),
            None => println!("{:8} skipped", step.name),
        }
    }
    if let Choice::WithoutBrowser = choice {
        println!("\nNOT TESTED: --fast left out every step that needs a browser");
    }
    for (place, name) in total.missing.iter().enumerate() {
        // Two steps may have wanted the same.
        if !total.missing[..place].contains(name) {
            println!("\nNOT TESTED: {name} is not on this machine; what it needs is said above");
        }
    }
    if total.ignored > 0 {
        println!("\n{} tests are marked as ignored", total.ignored);
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    let failed = outcomes.iter().flatten().any(|outcome| outcome.failed);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
