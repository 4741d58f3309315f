//! Counts tests while their output streams past.

use std::{
    io::{BufRead, BufReader, Write, stdout},
    ops::AddAssign,
    process::{Command, Stdio},
};

use crate::{Result, process};

/// How many tests ended how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
    /// Browsers and the like that this machine lacks, so that nothing was tested in them.
    pub missing: Vec<&'static str>,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.missing.extend(other.missing);
    }
}

/// Runs a test command and adds up its "test result" lines.
pub fn run(command: &mut Command, total: &mut Tally) -> Result {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| process::not_started(command, &error))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            stdout().write_all(&line)?;
            *total += Tally::of_line(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    if child.wait()?.success() {
        Ok(())
    } else {
        Err(format!("{} failed", process::line(command)).into())
    }
}

impl Tally {
    /// Nothing, unless the line is a test runner's last.
    fn of_line(line: &str) -> Self {
        let Some((_, counts)) = line.split_once("test result: ") else {
            return Self::default();
        };
        let count = |word| {
            let before = counts.split_once(word).map_or("", |(before, _)| before);
            let digits = before.trim_end().rsplit(' ').next().unwrap_or_default();
            digits.parse().unwrap_or(0)
        };
        let (passed, failed, ignored) = (count("passed"), count("failed"), count("ignored"));
        Self { passed, failed, ignored, missing: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_test_runners_print() {
        let tally = |passed, failed, ignored| Tally { passed, failed, ignored, ..Tally::default() };
        for (line, expected) in [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out",
                tally(12, 0, 1),
            ),
            (
                "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out\n",
                tally(1, 2, 0),
            ),
            ("test passes ... ok", tally(0, 0, 0)),
        ] {
            assert_eq!(Tally::of_line(line), expected, "{line}");
        }
    }
}
