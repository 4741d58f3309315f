//! The content as it was at a commit, and what it says entry by entry, ready to be compared.

use std::collections::BTreeMap;
use std::io;

use massage_or_pt::content::author::{FILES, read_file};
use massage_or_pt::engine::{Problem, ProblemKind, Protocol, ProtocolDef, SpaDef, validate};

use super::entries::{self, Entries};
use crate::{Result, process, project};

/// The files that questions and rules are in.
const RULES: [&str; 3] = ["questionnaire.toml", "screening.toml", "scoring.toml"];
const SERVICES: &str = "spa.toml";

/// The content files of one commit, or of today.
pub struct Edition {
    files: BTreeMap<&'static str, io::Result<String>>,
}

/// What the engine decides by, as far as today's reader takes it.
pub struct Decides {
    pub protocol: Protocol,
    /// False where today's services stand in for some that cannot be read: no service changes an outcome.
    pub own_services: bool,
}

/// A commit of this checkout.
#[derive(Clone, Debug)]
pub struct Commit {
    pub hash: String,
    /// `YYYY-MM-DD`
    pub date: String,
}

impl Commit {
    /// The commit of a revision such as a hash, a tag or `HEAD~3`.
    ///
    /// # Errors
    /// That there is no such commit here, or no git to ask.
    pub fn find(revision: &str) -> Result<Self> {
        git(&["rev-parse", "--git-dir"])
            .map_err(|error| format!("cannot look '{revision}' up in git: {error}"))?;
        let wanted = format!("{revision}^{{commit}}");
        let hash = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]);
        let hash = hash.map_err(|_| {
            format!(
                "'{revision}' is no commit of this checkout; give a hash, a branch, a tag or HEAD~1"
            )
        })?;
        let date = git(&["log", "-1", "--format=%cs", &hash])?;
        Ok(Self { hash, date })
    }

    /// The first letters of the hash, enough to find it.
    pub fn short(&self) -> &str {
        self.hash.get(..10).unwrap_or(&self.hash)
    }
}

/// What git says, without the line end.
pub fn git(arguments: &[&str]) -> Result<String> {
    let mut git = std::process::Command::new("git");
    Ok(process::output(git.current_dir(project::root()).args(arguments))?.trim_end().to_string())
}

impl Edition {
    /// The content of a commit.
    pub fn at(commit: &Commit) -> Self {
        Self::read(|file| {
            let path = format!("{}:./src/content/{file}", commit.hash);
            let missing =
                |_| io::Error::new(io::ErrorKind::NotFound, "the commit has no such file");
            git(&["show", &path]).map_err(missing)
        })
    }

    /// The content of the checkout as it is.
    pub fn today() -> Self {
        let folder = project::root().join("src/content");
        Self::read(|file| std::fs::read_to_string(folder.join(file)))
    }

    fn read(read: impl Fn(&str) -> io::Result<String>) -> Self {
        Self { files: FILES.into_iter().map(|file| (file, read(file))).collect() }
    }

    /// What the engine decides by, whether or not it keeps to what is checked today, and what today's
    /// reader does not take, or could not take as it is meant. Nothing where that leaves no rules.
    pub fn decides(&self) -> (Option<Decides>, Vec<String>) {
        let mut problems = Vec::new();
        let [questions, screening, scoring] = RULES;
        let questionnaire = self.file(questions, &mut problems);
        let screening = self.file(screening, &mut problems);
        let scoring = self.file(scoring, &mut problems);
        let own: Option<SpaDef> = self.file(SERVICES, &mut problems);
        let own_services = own.is_some();
        let spa = own.or_else(|| Self::today().file(SERVICES, &mut Vec::new()));
        let (Some(questionnaire), Some(screening), Some(scoring), Some(spa)) =
            (questionnaire, screening, scoring, spa)
        else {
            return (None, problems);
        };
        // What may be cited is no question here.
        let def = ProtocolDef { questionnaire, screening, scoring, spa, source_ids: Vec::new() };
        let (protocol, found) = validate(&def);
        let is_own = |problem: &&Problem| own_services || problem.file != SERVICES;
        let misread = found.iter().filter(is_own).filter(|problem| is_misread(&problem.kind));
        let misread: Vec<_> = misread.map(ToString::to_string).collect();
        let decides = misread.is_empty().then_some(Decides { protocol, own_services });
        problems.extend(misread);
        (decides, problems)
    }

    /// What it says, entry by entry: questions, rules and services in words as far as there is something
    /// to say them by, all else as it is written. Files that are not there have no entries.
    pub fn entries(&self, decides: Option<&Decides>) -> Entries {
        let own_services = decides.is_some_and(|decides| decides.own_services);
        let in_words = |file: &str| match file {
            SERVICES => own_services,
            file => decides.is_some() && RULES.contains(&file),
        };
        let said = decides.map(|decides| entries::in_words(&decides.protocol));
        let mut entries = said.unwrap_or_default();
        entries.retain(|key, _| own_services || key.kind != entries::SERVICE);
        for (file, text) in self.files.iter().filter(|(file, _)| !in_words(file)) {
            entries.extend(text.iter().flat_map(|text| entries::as_written(file, text)));
        }
        entries
    }

    fn file<T: serde::de::DeserializeOwned>(
        &self,
        file: &'static str,
        problems: &mut Vec<String>,
    ) -> Option<T> {
        let text = |name: &str| match self.files.get(name) {
            Some(Ok(text)) => Ok(text.clone()),
            Some(Err(error)) => Err(io::Error::new(error.kind(), error.to_string())),
            None => Err(io::ErrorKind::NotFound.into()),
        };
        let read = read_file(text, file);
        read.map_err(|found| problems.extend(found.lines().map(str::to_string))).ok()
    }
}

/// Whether a protocol with this mistake says something else than its author wrote.
fn is_misread(problem: &ProblemKind) -> bool {
    matches!(
        problem,
        ProblemKind::BadCondition { .. }
            | ProblemKind::UnknownItem { .. }
            | ProblemKind::UnknownOption { .. }
            | ProblemKind::DuplicateId
            | ProblemKind::DuplicateOption { .. }
            | ProblemKind::TooManyItems
            | ProblemKind::TooManyOptions
            | ProblemKind::LaterItem { .. }
            | ProblemKind::DependsOnItself
            | ProblemKind::Cycle { .. }
            | ProblemKind::WeightOutOfRange { .. }
            | ProblemKind::ThresholdOutOfRange { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::changes::difference::differences;

    /// The content of today with a text of one file replaced.
    fn edited(name: &str, old: &str, new: &str) -> Edition {
        let folder = project::root().join("src/content");
        Edition::read(|file| {
            let text = std::fs::read_to_string(folder.join(file))?;
            assert!(file != name || text.contains(old), "{file} has no {old:?}");
            Ok(if file == name { text.replacen(old, new, 1) } else { text })
        })
    }

    #[test]
    fn a_file_of_another_format_is_named_and_compared_as_it_is_written() {
        let edition = edited("scoring.toml", "weight = 4", "points = 4");
        let (decides, problems) = edition.decides();
        assert!(decides.is_none() && problems[0].starts_with("scoring.toml: "), "{problems:?}");
        let changed = said(&edition.entries(None), &Edition::today().entries(None));
        assert_eq!(changed, ["scoring.toml evidence.relax: points: 4 -> none, weight: none -> 4"]);
    }

    #[test]
    fn services_of_another_format_leave_the_outcomes_to_be_compared() {
        let edition = edited("spa.toml", "offered_up_to = \"ok\"", "up_to = \"ok\"");
        let (decides, problems) = edition.decides();
        assert!(problems[0].starts_with("spa.toml: "), "{problems:?}");
        let decides = decides.expect("the rules can be read");
        assert!(!decides.own_services && !decides.protocol.services.is_empty());
        let today =
            Decides { own_services: false, ..Edition::today().decides().0.expect("readable") };
        let changed =
            said(&edition.entries(Some(&decides)), &Edition::today().entries(Some(&today)));
        let expected = "spa.toml styles.deep_tissue: offered_up_to: none -> ok, up_to: ok -> none";
        assert_eq!(changed, [expected]);
    }

    fn said(old: &Entries, new: &Entries) -> Vec<String> {
        let changed = differences(old, new).into_iter();
        changed.map(|(key, what)| format!("{} {}{}", key.kind, key.id, what.names())).collect()
    }

    #[test]
    fn a_condition_that_cannot_be_read_is_not_passed_over() {
        let edition = edited("scoring.toml", "goals = relax", "goal = relax");
        let (decides, problems) = edition.decides();
        assert!(decides.is_none() && problems[0].contains("'goal'"), "{problems:?}");
    }

    #[test]
    fn what_only_todays_checks_refuse_is_compared_all_the_same() {
        let (decides, problems) = edited("screening.toml", "count.", "count. ").decides();
        assert!(decides.is_some_and(|decides| decides.own_services) && problems.is_empty());
    }

    #[test]
    fn a_revision_that_git_does_not_know_is_named() {
        for revision in ["no-such-revision", "--all", ""] {
            let error = Commit::find(revision).expect_err("there is no such commit").to_string();
            assert!(error.contains(&format!("'{revision}'")), "{error}");
        }
    }
}
