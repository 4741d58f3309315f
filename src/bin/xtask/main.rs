//! `cargo xtask`: everything a developer of the guide types, in one program and without scripts.
//!
//! One file per command. What they share comes last: the project's own facts, the tools they
//! install, and how they run other programs.

mod serve;
mod test;

mod bench;
mod build;
mod questions;
mod recommend;
mod review;
mod screenshots;
mod size;
mod verify;

mod apt;
mod browser;
mod bundle;
mod compress;
mod esbuild;
mod fhir;
mod hosting;
mod hosts;
mod html;
mod install;
mod package;
mod plain;
mod process;
mod project;
mod small;
mod tally;
mod tools;

use std::{env, error::Error, process::ExitCode};

/// What most functions here return: an error is a message for the person at the terminal.
type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port N]    install what is missing, build the page and serve it on 127.0.0.1
  test [--only NAME] [--fast]
                      install what is missing and run every check and test;
                      --fast leaves out those that need a browser
  build [--small]     build the release into dist/; --small makes the program smaller, where
                      a nightly toolchain with the component rust-src is installed
  questions           print the questionnaire as JSON
  recommend [FILE]    read responses (JSON or JSON Lines) from FILE or standard input,
                      print a recommendation for each
  verify              prove what must hold for every complete response
  review [--out FILE] [--against REV]
                      write the sheet that a clinician reviews and signs, as one HTML page;
                      --against tells what changed since a commit
  bench [--check | --record | --page [FOLDER] | --peers FOLDER]
                      measure the engine, here and in Chromium; --check compares the
                      instructions it takes with those that --record wrote down; --page
                      measures the whole page with 5,000 made-up questions, beside another
                      page that is built in FOLDER; --peers runs a harness that walks
                      through dist/ beside other pages
  screenshots         take the pictures of docs/screenshots/ anew
  size                compare the size of each file in dist/ with its budget";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        return usage("name a command");
    };
    match command.as_str() {
        "serve" => report(serve::run(rest)),
        "test" => test::run(rest),
        "build" => report(build::run_with(rest)),
        "bench" => bench::run(rest),
        "questions" => questions::run(rest),
        "recommend" => recommend::run(rest),
        "verify" => verify::run(rest),
        "review" => review::run(rest),
        "screenshots" => report(screenshots::run()),
        "size" => report(size::run()),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        unknown => usage(&format!("there is no command `{unknown}`")),
    }
}

fn report(result: Result) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Exit status 2 tells a script that the command line itself was wrong.
fn usage(problem: &str) -> ExitCode {
    eprintln!("error: {problem}\n\n{USAGE}");
    ExitCode::from(2)
}
