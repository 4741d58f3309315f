//! `cargo xtask review`: the sheet that a clinician reads and signs, as one HTML page.
//!
//! `--against REV` adds what changed since a commit, and prints it in short. The page has no script and
//! needs no other file. The proof is run each time, so that the page never tells of an older one.
//!
//! Read in this order: [`Sheet`], then one file per section, then what they share: [`words`], [`factors`]
//! and [`markup`].

mod cases;
mod changes;
mod cover;
mod disagreements;
mod flow;
mod proof;
mod questions;
mod reading;
mod rules;
mod sources;

mod factors;
mod markup;
mod numbers;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use massage_or_pt::content::author::{
    Disagreement, DisagreementsDef, NotAsked, NotAskedDef, ReadingDef, SourceDef, SourcesDef,
    read_file,
};
use massage_or_pt::content::{Content, unpack};
use massage_or_pt::verify::Model;

use crate::verify::personas;
use crate::{Result, project};
use cases::Judged;
use changes::{Commit, Comparison};
use markup::{Node, el, nodes, text};
use proof::Proof;
use rules::Rules;
use words::Words;

const USAGE: &str = "review takes --out FILE and --against REV";

/// Everything that the sheet tells of.
pub struct Sheet<'a> {
    content: &'a Content,
    sources: &'a [SourceDef],
    not_asked: &'a [NotAsked],
    disagreements: &'a [Disagreement],
    reading: &'a ReadingDef,
    cases: Vec<Judged<'a>>,
    proof: Proof,
    comparison: Option<Comparison>,
}

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq)]
struct Wish {
    out: Option<PathBuf>,
    against: Option<String>,
}

pub fn run(arguments: &[String]) -> ExitCode {
    let against = Wish::read(arguments).and_then(|wish| {
        let commit = wish.against.as_deref().map(Commit::find).transpose();
        Ok((wish.out, commit.map_err(|error| error.to_string())?))
    });
    let (out, commit) = match against {
        Ok(wish) => wish,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    crate::report(write(out, commit))
}

impl Wish {
    fn read(arguments: &[String]) -> std::result::Result<Self, String> {
        let mut wish = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            match argument.as_str() {
                "--out" => wish.out = Some(value.into()),
                "--against" => wish.against = Some(value.clone()),
                _ => return Err(format!("unknown argument '{argument}'; {USAGE}")),
            }
        }
        Ok(wish)
    }
}

/// Writes the sheet; fails after that where the sheet tells of something broken.
fn write(out: Option<PathBuf>, against: Option<Commit>) -> Result {
    let content = unpack();
    let sources = file::<SourcesDef>("sources.toml")?.sources;
    let not_asked = file::<NotAskedDef>("not_asked.toml")?.not_asked;
    let disagreements = file::<DisagreementsDef>("disagreements.toml")?.disagreements;
    let reading = file::<ReadingDef>("reading.toml")?;
    let cases = personas::all();
    let model = Model::new(&content.protocol, &sources);
    let sheet = Sheet {
        content: &content,
        sources: &sources,
        not_asked: &not_asked,
        disagreements: &disagreements,
        reading: &reading,
        cases: cases::judge(&content, &cases),
        proof: Proof::run(&model, &content),
        comparison: against.map(|commit| Comparison::new(&content, &cases, commit)),
    };
    let out = match out {
        Some(out) => out,
        None => project::Package::read()?.target.join("review.html"),
    };
    save(&out, &sheet.page())?;
    for line in sheet.comparison.iter().flat_map(Comparison::lines) {
        println!("{line}");
    }
    println!("{}", out.display());
    sheet.check()
}

fn file<T: serde::de::DeserializeOwned>(name: &'static str) -> Result<T> {
    let folder = project::root().join("src/content");
    Ok(read_file(|file| fs::read_to_string(folder.join(file)), name)?)
}

fn save(out: &Path, page: &str) -> Result {
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(out, page).map_err(|error| format!("cannot write {}: {error}", out.display()))?)
}

impl Sheet<'_> {
    fn page(&self) -> String {
        let sections = self.sections();
        let contents: Vec<_> = sections.iter().map(|(id, title, _)| (*id, *title)).collect();
        let cover = cover::section(self, &contents);
        let sections = sections.into_iter().map(|(id, title, content)| {
            el("section", nodes![text("h2", title), content]).id(id).class("part")
        });
        let head = nodes![
            el("meta", [""; 0]).with("charset", "utf-8"),
            el("meta", [""; 0]).with("name", "viewport").with("content", "width=device-width"),
            text("title", "Massage or PT: review sheet"),
            text("style", include_str!("review/style.css")),
        ];
        let body = el("main", std::iter::once(cover).chain(sections));
        let page = el("html", [el("head", head), el("body", [body])]).with("lang", "en-US");
        format!("<!DOCTYPE html>\n{page}\n")
    }

    /// Id, title and content of each part, in order.
    fn sections(&self) -> Vec<(&'static str, &'static str, Node)> {
        let (protocol, sources) = (&self.content.protocol, self.sources);
        let words = Words { protocol };
        let rules = Rules::new(protocol, sources);
        let mut sections = vec![
            ("questions", "Questions", questions::section(protocol)),
            ("flow", "Flow", flow::section(protocol)),
            ("care_first", "Rules: care first", rules.care_first()),
            ("cautions", "Rules: cautions about massage", rules.cautions()),
            ("points", "Rules: points and the outcome", rules.evidence()),
            ("services", "Rules: services", rules.services()),
            (
                "not_asked",
                "Facts that no question asks about",
                sources::not_asked(self.not_asked, sources),
            ),
            (
                "open",
                "Open questions: where the sources disagree",
                disagreements::section(self.disagreements, sources),
            ),
            ("personas", "Persona cases", cases::section(&self.cases)),
            ("proof", "What is proven", proof::section(&self.proof, words)),
            ("reading", "Reading grades", reading::section(self.content, self.reading)),
            ("sources", "Sources", sources::section(sources)),
        ];
        if let Some(comparison) = &self.comparison {
            sections.insert(0, ("changes", "What changed", changes::section(comparison, words)));
        }
        sections
    }

    /// Fails where the sheet tells of something broken.
    fn check(&self) -> Result {
        let wrong = self.cases.iter().filter(|case| !case.differences().is_empty()).count();
        match (self.proof.broken(), wrong) {
            (0, 0) => Ok(()),
            (broken, wrong) => Err(format!(
                "not ready to sign: {broken} broken parts of the proof, {wrong} personas not as expected"
            )
            .into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_read_or_explained() {
        let read =
            |words: &[&str]| Wish::read(&words.iter().map(ToString::to_string).collect::<Vec<_>>());
        let both = Wish { out: Some("a.html".into()), against: Some("HEAD~1".to_string()) };
        assert_eq!(read(&["--against", "HEAD~1", "--out", "a.html"]), Ok(both));
        assert_eq!(read(&[]), Ok(Wish::default()));
        assert_eq!(read(&["--out"]), Err(USAGE.to_string()));
        assert!(read(&["--outt", "a"]).is_err_and(|error| error.contains("'--outt'")));
    }
}
