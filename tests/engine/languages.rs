//! Every language says the same of everyone: a translation is words and nothing else.

use massage_or_pt::content::visitor_texts::visitor_texts;
use massage_or_pt::content::{Content, TRANSLATED, pseudo, unpack_in};
use massage_or_pt::engine::{Path, recommend};

use crate::personas::{Case, all};
use crate::support::content;

/// Every language besides English, and those that nobody speaks.
fn languages() -> Vec<(&'static str, Content)> {
    let shipped = TRANSLATED.iter().map(|it| (it.code, it.words));
    let made = [("longer", pseudo::longer()), ("mirrored", pseudo::mirrored())];
    let made = made.map(|(name, words)| (name, &*words.leak()));
    let unpacked = |(name, words)| (name, unpack_in(words));
    shipped.chain(made).map(unpacked).collect()
}

/// All that is asked and said of a persona, by ids.
fn said(content: &Content, case: &Case) -> String {
    let protocol = &content.protocol;
    let response = case.response(&protocol.questionnaire).expect("cases are readable");
    let got = recommend(protocol, &response).expect("cases are complete");
    let path = Path::new(protocol, &response);
    let asked: Vec<_> = path.answered(protocol).map(|(_, item, _)| &item.link_id).collect();
    let reasons: Vec<_> = got.reasons.iter().map(|it| (it.rule, &it.option.code)).collect();
    let precautions: Vec<_> =
        got.precautions.iter().map(|it| (it.reason.rule, it.status)).collect();
    let service = got.service.as_ref().map(|it| (&it.service.id, &it.service.booking_url));
    let calls: Vec<_> = got.calls.iter().map(|call| &call.url).collect();
    let sources = &content.page(&got).sources;
    let decided = (got.outcome, got.urgency, got.massage, got.strength, got.runner_up, got.page);
    format!("{decided:?} {asked:?} {reasons:?} {precautions:?} {service:?} {calls:?} {sources:?}")
}

#[test]
fn every_persona_hears_the_same_in_every_language() {
    for (language, translated) in languages() {
        for case in all() {
            assert_eq!(
                said(&translated, &case),
                said(content(), &case),
                "{language}: {}",
                case.name
            );
        }
    }
}

#[test]
fn everything_is_said_in_another_way() {
    // The same in both languages.
    const SAME: [&str; 2] = ["No", "Diabetes"];
    for (language, translated) in languages() {
        let services = |content: &Content| {
            let texts = content.protocol.services.iter().map(|it| [&it.name, &it.description]);
            texts.flatten().cloned().collect::<Vec<_>>()
        };
        let texts = |content: &Content| visitor_texts(content).into_iter().map(|it| it.text);
        let all = |content: &Content| texts(content).chain(services(content)).collect::<Vec<_>>();
        let (english, translated) = (all(content()), all(&translated));
        assert_eq!(english.len(), translated.len());
        for (english, translated) in english.iter().zip(&translated) {
            let same = english == translated && !SAME.contains(&english.as_str());
            assert!(!same, "{language}: {english:?} is English");
        }
    }
}

#[test]
fn a_language_names_itself_and_says_that_nobody_has_reviewed_it() {
    for (it, (_, content)) in TRANSLATED.iter().zip(languages()) {
        let language = &content.language;
        assert_eq!(language.code, it.code);
        assert!(["ltr", "rtl"].contains(&language.direction.as_str()));
        assert_eq!(language.note.is_empty(), it.reviewed, "{language:?}");
    }
    assert_eq!(content().language.note, "");
}

#[test]
fn words_that_were_made_for_another_content_are_left_alone() {
    let (fingerprint, words) = TRANSLATED[0].words.split_once('\n').expect("a first line");
    for words in [format!("{}\n{words}", fingerprint.replace(char::is_numeric, "x")), "x\n".into()]
    {
        let unpacked = unpack_in(words.leak());
        assert!(format!("{unpacked:?}") == format!("{:?}", content()));
    }
}

#[test]
fn the_longer_language_is_longer_by_40_percent() {
    let longer = unpack_in(pseudo::longer().leak());
    let length = |content: &Content| {
        visitor_texts(content).iter().map(|it| it.text.chars().count()).sum::<usize>()
    };
    assert!(length(&longer) * 10 >= length(content()) * 14);
}
