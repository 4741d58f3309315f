//! Input that nobody thought of: content files with random edits, and responses that no page can make.

use std::collections::BTreeMap;

use massage_or_pt::content::author::{FILES, load};
use massage_or_pt::engine::{ItemIndex, OptionSet, Path, Response, recommend, what_would_change};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};

use crate::support::protocol;

/// The same cases in every run, and nothing left behind on disk.
fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn content_with_random_edits_is_read_or_refused_by_file_and_fix(edits in vec(edit(), 1..4)) {
        let mut files = shipped();
        for edit in &edits {
            edit.make(&mut files);
        }
        let problems = load(|file| Ok(files[file].clone())).err().unwrap_or_default();
        for problem in problems {
            let said = problem.to_string();
            prop_assert!(FILES.iter().any(|file| said.starts_with(&format!("{file}: "))), "{said}");
            prop_assert!(said.contains("; "), "no fix: {said}");
            prop_assert!(!said.contains('\n'), "more than a line: {said}");
        }
    }
}

proptest! {
    #![proptest_config(config(2048))]

    #[test]
    fn any_response_is_answered_or_asked_for_the_next_answer(response in any_response()) {
        let path = Path::new(protocol(), &response);
        match recommend(protocol(), &response) {
            Ok(_) => prop_assert_eq!(path.next_unanswered(), None),
            Err(incomplete) => {
                let next = path.next_unanswered().and_then(|item| protocol().questionnaire.get(item));
                prop_assert_eq!(next.map(|item| item.link_id.as_str()), Some(&*incomplete.link_id));
                prop_assert!(what_would_change(protocol(), &response).is_empty());
            }
        }
        for change in what_would_change(protocol(), &response) {
            prop_assert!(!response.get(change.index).is_empty(), "{}", change.item.link_id);
        }
    }

    #[test]
    fn every_walk_through_any_response_ends(response in any_response(), start in any_item()) {
        let path = Path::new(protocol(), &response);
        let items = protocol().questionnaire.items.len();
        let forth = std::iter::successors(Some(start), |item| path.next_item(*item));
        let back = std::iter::successors(Some(start), |item| path.previous_item(*item));
        for steps in [forth.take(items + 2).count(), back.take(items + 2).count()] {
            prop_assert!(steps <= items + 1, "it goes round in a circle");
        }
    }
}

/// Options that do not exist, several for an item that takes one, "none" with others, items that are not
/// there: whatever memory can hold.
fn any_response() -> impl Strategy<Value = Response> {
    let few = vec(0_usize..40, 0..4);
    vec((any_item(), few), 0..40).prop_map(|answers| {
        let mut response = Response::default();
        for (item, options) in answers {
            let picked = options.into_iter().fold(OptionSet::EMPTY, OptionSet::with);
            response.set(item, picked);
        }
        response
    })
}

fn any_item() -> impl Strategy<Value = ItemIndex> {
    let items = protocol().questionnaire.items.len() as u16;
    prop_oneof![9 => 0..items, 1 => any::<u16>()].prop_map(ItemIndex)
}

type Files = BTreeMap<&'static str, String>;

fn shipped() -> Files {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    let read = |file| std::fs::read_to_string(folder.join(file)).expect("the content is there");
    FILES.iter().map(|file| (*file, read(file))).collect()
}

/// What a slip of the hand does to a file.
#[derive(Clone, Debug)]
struct Edit {
    file: &'static str,
    line: Index,
    slip: Slip,
}

#[derive(Clone, Debug)]
enum Slip {
    LineLost,
    LineTwice,
    LinesSwapped(Index),
    CharChanged(Index, char),
    CharLost(Index),
    WordPasted(Index, &'static str),
    RestLost,
}

const PASTED: [&str; 13] =
    ["\"", "[", "]", "{", "}", "=", "&", "|", "none", "not_sure", "-1", "1e99", "\\"];

fn edit() -> impl Strategy<Value = Edit> {
    let slip = prop_oneof![
        Just(Slip::LineLost),
        Just(Slip::LineTwice),
        any::<Index>().prop_map(Slip::LinesSwapped),
        (any::<Index>(), any::<char>()).prop_map(|(at, new)| Slip::CharChanged(at, new)),
        any::<Index>().prop_map(Slip::CharLost),
        (any::<Index>(), select(&PASTED[..])).prop_map(|(at, word)| Slip::WordPasted(at, word)),
        Just(Slip::RestLost),
    ];
    (select(&FILES[..]), any::<Index>(), slip).prop_map(|(file, line, slip)| Edit {
        file,
        line,
        slip,
    })
}

impl Edit {
    fn make(&self, files: &mut Files) {
        let Some(text) = files.get_mut(self.file) else { return };
        let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
        if lines.is_empty() {
            return;
        }
        let count = lines.len();
        let at = self.line.index(count);
        match &self.slip {
            Slip::LineLost => drop(lines.remove(at)),
            Slip::LineTwice => lines.insert(at, lines[at].clone()),
            Slip::LinesSwapped(other) => lines.swap(at, other.index(count)),
            Slip::CharChanged(place, new) => splice(&mut lines[at], *place, 1, &new.to_string()),
            Slip::CharLost(place) => splice(&mut lines[at], *place, 1, ""),
            Slip::WordPasted(place, word) => splice(&mut lines[at], *place, 0, word),
            Slip::RestLost => lines.truncate(at),
        }
        *text = lines.join("\n");
    }
}

/// Takes out `length` characters at a place, and puts others there.
fn splice(line: &mut String, place: Index, length: usize, new: &str) {
    let chars: Vec<char> = line.chars().collect();
    let at = place.index(chars.len() + 1);
    let rest = chars.iter().skip(at + length);
    *line = chars.iter().take(at).copied().chain(new.chars()).chain(rest.copied()).collect();
}
