//! Instructions of the shipped content's decisions, counted by callgrind: the same in every run, so that a change for the
//! worse is seen at once.

use std::{fs, path::PathBuf, process::Command};

use toml::Table;

use crate::{
    Result, apt,
    process::{self, which},
    project::{self, Package},
};

/// What `benches/instructions.rs` counts.
const COUNTED: [&str; 2] = ["next_item", "recommend"];
/// The most that a count may move either way, in hundredths.
const TOLERANCE: u64 = 2;
const HOW_TO_RECORD: &str = "`cargo xtask bench --record` and commit the file";

/// Counts, and what they were counted with; other compilers count otherwise.
struct Record {
    rustc: String,
    counts: Vec<u64>,
}

/// Fails where a count has moved from the recorded one.
pub fn check() -> Result {
    let recorded = Record::read()?;
    let compiler = compiler()?;
    if recorded.rustc != compiler {
        println!("not compared: recorded with {}, and this is {compiler}", recorded.rustc);
        println!("to compare from here on: {HOW_TO_RECORD}");
        return Ok(());
    }
    let mut moved = Vec::new();
    for ((name, before), now) in COUNTED.iter().zip(recorded.counts).zip(count()?) {
        println!("{name:10} {now:>12} instructions, recorded {before:>12}");
        if now.abs_diff(before) * 100 > before * TOLERANCE {
            moved.push(format!(
                "{name} takes {now} instructions, and {before} are recorded: more than {TOLERANCE}% apart; \
                 mend it, or if it is meant, {HOW_TO_RECORD}"
            ));
        }
    }
    if moved.is_empty() { Ok(()) } else { Err(moved.join("\nerror: ").into()) }
}

/// Replaces the record.
pub fn record() -> Result {
    let mut text = "# Instructions over every persona, counted by callgrind. Written by \
                    `cargo xtask bench --record`, held by `cargo xtask bench --check`.\n\n"
        .to_string();
    text += &format!("rustc = {:?}\n", compiler()?);
    for (name, count) in COUNTED.iter().zip(count()?) {
        text += &format!("{name} = {count}\n");
    }
    fs::write(file(), &text)?;
    print!("{text}");
    Ok(())
}

impl Record {
    fn read() -> Result<Self> {
        let name = file();
        let text = fs::read_to_string(&name)
            .map_err(|error| format!("{}: {error}: run {HOW_TO_RECORD}", name.display()))?;
        let table: Table = text.parse()?;
        let count = |name: &&str| u64::try_from(table.get(*name)?.as_integer()?).ok();
        let counts: Option<_> = COUNTED.iter().map(count).collect();
        let rustc = table.get("rustc").and_then(|rustc| rustc.as_str());
        let (Some(rustc), Some(counts)) = (rustc, counts) else {
            return Err(
                format!("{}: a count is missing: run {HOW_TO_RECORD}", name.display()).into()
            );
        };
        Ok(Self { rustc: rustc.into(), counts })
    }
}

fn file() -> PathBuf {
    project::root().join("tests/bench/instructions.toml")
}

/// The compiler's version and what it compiles for.
fn compiler() -> Result<String> {
    let said = process::output(Command::new("rustc").arg("-vV"))?;
    let version = said.lines().next().unwrap_or_default();
    Ok(format!("{version} for {}", host(&said)?))
}

fn host(said: &str) -> Result<&str> {
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.ok_or_else(|| "rustc names no host".into())
}

/// In the order of [`COUNTED`].
fn count() -> Result<Vec<u64>> {
    if which("valgrind").is_none() {
        let purpose = "its callgrind counts instructions; half a minute, once";
        apt::install(&["valgrind"], purpose).map_err(|error| {
            format!("{error}\ninstall valgrind, which counts instructions (it exists for Linux)")
        })?;
    }
    COUNTED.iter().map(|name| count_one(name)).collect()
}

/// Runs the program inside callgrind, which counts only below the functions of that name.
fn count_one(name: &str) -> Result<u64> {
    let counts = Package::read()?.scratch()?.join("callgrind.out");
    let host = host(&process::output(Command::new("rustc").arg("-vV"))?)?
        .to_uppercase()
        .replace(['-', '.'], "_");
    let mut bench = super::bench("instructions");
    let valgrind = format!(
        "valgrind --quiet --tool=callgrind --toggle-collect=*counted* --callgrind-out-file={}",
        counts.display()
    );
    bench.arg(name).env(format!("CARGO_TARGET_{host}_RUNNER"), valgrind);
    process::output(&mut bench)?;
    let text = fs::read_to_string(&counts)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let total = total.and_then(|total| total.trim().parse().ok()).filter(|total| *total > 0);
    total.ok_or_else(|| format!("callgrind counted nothing in {name}").into())
}
