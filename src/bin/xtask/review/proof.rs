//! What is proven over every complete response, and how the proof is tied to the code that runs.

use massage_or_pt::verify::{
    Broken, Checked, Covered, Model, PROPERTIES, Verdict, agreement, prove,
};

use super::markup::{Node, el, nodes, table, text};
use super::numbers::power;
use super::words::Words;
use crate::verify::{SEED, on_personas};

/// On how many random responses the proof is compared with the engine here; `cargo xtask verify` takes a
/// million.
const RANDOM: u64 = 50_000;

/// What the proof came to.
pub struct Proof {
    pub responses: Covered,
    pub verdicts: Vec<Verdict>,
    /// On how many responses the diagrams and the engine were compared, at random and for the personas.
    pub agreed: [Result<u64, Broken>; 2],
}

impl Proof {
    /// Proves every property and compares with the engine.
    pub fn run(model: &Model, content: &massage_or_pt::content::Content) -> Self {
        Self {
            responses: model.covers_all(),
            verdicts: prove(model, &PROPERTIES),
            agreed: [agreement::on_random(model, RANDOM, SEED), on_personas(content, model)],
        }
    }

    /// How many properties were proven, in words.
    pub fn summary(&self) -> String {
        let proven = self.verdicts.iter().filter(|verdict| verdict.checked.is_ok()).count();
        format!("{proven} of {} proven over every response", self.verdicts.len())
    }

    /// How many properties and comparisons failed.
    pub fn broken(&self) -> usize {
        let properties = self.verdicts.iter().filter(|verdict| verdict.checked.is_err()).count();
        properties + self.agreed.iter().filter(|agreed| agreed.is_err()).count()
    }
}

/// The table of properties.
pub fn section(proof: &Proof, words: Words) -> Node {
    let rows = proof.verdicts.iter().map(|verdict| {
        let (covers, said) = checked(&verdict.checked, words);
        nodes![verdict.property, covers, said]
    });
    let what = ["random complete responses", "persona cases"];
    let agreed = proof.agreed.iter().zip(what).map(|(agreed, what)| match agreed {
        Ok(count) => text("li", format!("The proof and the guide say the same on {count} {what}.")),
        Err(broken) => el(
            "li",
            nodes![format!("On {what} the proof and the guide differ: "), said(broken, words)],
        ),
    });
    nodes![
        el("p", nodes![
            "The guide can be answered in ", power(&proof.responses), " ways. Each property below is \
             checked by decision diagrams over every one of these, not over a sample. What is proven is \
             that the rules do what they say; whether the rules are right is for the reviewer."
        ]),
        el("ul", agreed),
        table("Properties", &["Property", "Responses covered", "Verdict"], rows).class("proof"),
    ]
    .into()
}

fn checked(checked: &Checked, words: Words) -> (Node, Node) {
    match checked {
        Ok(covered) => (power(covered), "proven".into()),
        Err(broken) => ("".into(), said(broken, words)),
    }
}

fn said(broken: &Broken, words: Words) -> Node {
    let shown = broken.response.iter().chain(&broken.then).map(|response| {
        el(
            "ul",
            words.answers(|item| response.get(item)).into_iter().map(|answer| el("li", [answer])),
        )
    });
    let what = text("strong", format!("BROKEN: {}", broken.what)).class("wrong");
    nodes![what, shown.collect::<Vec<_>>()].into()
}
