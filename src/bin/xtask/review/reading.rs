//! How hard the visitor's texts are to read, and the texts that no other part of the sheet shows.

use massage_or_pt::content::Content;
use massage_or_pt::content::author::{FILES, Passage, ReadingDef, passages};
use massage_or_pt::content::reading::Counts;
use massage_or_pt::content::visitor_texts::{VisitorText, visitor_texts};

use super::markup::{Node, code, el, nodes, table, text};

/// What a text should not be above, in years of US school (DG-13).
const AIM: f32 = 8.0;
/// Files whose texts are shown with the questions and rules.
const SHOWN: [&str; 3] = ["questionnaire.toml", "screening.toml", "scoring.toml"];

pub fn section(content: &Content, def: &ReadingDef) -> Node {
    let texts = visitor_texts(content);
    let passages = passages(&texts, def);
    let above = passages.iter().filter(|passage| passage.counts.grade() > AIM).count();
    let intro = format!(
        "The Flesch-Kincaid grade, in years of US school. The aim is 6 to 8, and the build refuses any text \
         above {}. Each text of 8 words or more is graded, all texts of a question or rule together, and \
         short texts of a file together: {} texts make {} passages, of which {above} are above {AIM}. \
         Counted as one syllable, for want of a plainer word: {}.",
        def.most,
        texts.len(),
        passages.len(),
        def.known_words.join(", "),
    );
    let of_file = |file: &str| -> Vec<&Passage> {
        passages.iter().filter(|passage| passage.file == file).collect()
    };
    let files: Vec<_> = FILES.iter().map(|file| (*file, of_file(file))).collect();
    let graded = files.iter().filter(|(_, passages)| !passages.is_empty());
    let overview = graded.clone().map(|(file, passages)| overview(file, passages));
    let heads = ["File", "Passages", "Words", "Easiest", "Middle", "Hardest"];
    let overview = table("Grades by file", &heads, overview).class("grades");
    let files = graded.map(|(file, passages)| match SHOWN.contains(file) {
        true => grades(file, passages),
        false => with_texts(file, passages, &texts, def),
    });
    std::iter::once(text("p", intro)).chain([overview]).chain(files).collect::<Vec<_>>().into()
}

fn overview(file: &str, passages: &[&Passage]) -> Vec<Node> {
    let mut all: Vec<_> = passages.iter().map(|passage| passage.counts.grade()).collect();
    all.sort_by(f32::total_cmp);
    let words: u32 = passages.iter().map(|passage| passage.counts.words).sum();
    let at = |place: usize| all.get(place).map(|grade| format!("{grade:.1}")).unwrap_or_default();
    let shares = [at(0), at(all.len() / 2), at(all.len() - 1)].map(Node::from);
    nodes![file, all.len().to_string(), words.to_string()].into_iter().chain(shares).collect()
}

fn grades(file: &'static str, passages: &[&Passage]) -> Node {
    let rows = passages.iter().map(|passage| {
        let name = match &passage.field {
            Some(field) => format!("{}.{field}", passage.id),
            None => format!("{}, all of it", passage.id),
        };
        nodes![code(&name), passage.counts.words.to_string(), grade(passage.counts)]
    });
    let table = table(file, &["Text", "Words", "Grade"], rows).class("grades");
    el("div", [table]).class("columns")
}

/// Every text of a file; those too short to be graded alone have no grade.
fn with_texts(
    file: &'static str,
    graded: &[&Passage],
    texts: &[VisitorText],
    def: &ReadingDef,
) -> Node {
    let rows = texts.iter().filter(|text| text.file == file).map(|text| {
        let alone = passages(std::slice::from_ref(text), def);
        let alone = alone.iter().find(|passage| passage.id != Passage::SHORT);
        let grade = alone.map_or_else(|| "".into(), |passage| grade(passage.counts));
        nodes![code(&format!("{}.{}", text.id, text.field)), text.text.as_str(), grade]
    });
    let together = graded.iter().filter(|passage| passage.field.is_none()).map(|passage| {
        nodes![code(&passage.id), text("em", "all of it together"), grade(passage.counts)]
    });
    table(file, &["Text", "What it says", "Grade"], rows.chain(together)).class("texts")
}

fn grade(counts: Counts) -> Node {
    let said = format!("{:.1}", counts.grade());
    if counts.grade() > AIM { text("strong", format!("{said} above {AIM}")) } else { said.into() }
}
