//! The questions as a FHIR R4 Questionnaire, for the systems of practices: what a visitor's
//! QuestionnaireResponse answers.
//!
//! It says what is asked and when. The rules that decide are no part of it.

use std::{fs, path::Path};

use massage_or_pt::{
    api::fhir::{OPTIONS, QUESTIONNAIRE, option_code},
    content::{Content, TRANSLATED, unpack, unpack_in},
    engine::{AnswerOption, Item},
};
use serde_json::{Value, json};

use crate::Result;

mod enable_when;

use enable_when::enable_when;

pub const FILE: &str = "questionnaire.fhir.json";

const DESCRIPTION: &str = "A few plain questions for someone with an ache, to choose between massage, physical \
                           therapy, both, or a doctor first. It is not a diagnosis, and no licensed clinician has \
                           signed it off yet. The guide that asks them passes over what can no longer change its \
                           answer, and stops at an emergency sign: that is why only the first item is required.";

mod extension {
    pub const EXCLUSIVE: &str =
        "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
    pub const DISPLAY_CATEGORY: &str =
        "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory";
    pub const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
}

pub fn write(dist: &Path) -> Result {
    Ok(fs::write(dist.join(FILE), format!("{:#}\n", Languages::unpack().questionnaire()))?)
}

/// The content in English, and in every other language.
struct Languages {
    english: Content,
    others: Vec<Content>,
}

impl Languages {
    fn unpack() -> Self {
        let others = TRANSLATED.iter().map(|it| unpack_in(it.words)).collect();
        Self { english: unpack(), others }
    }

    fn questionnaire(&self) -> Value {
        let protocol = &self.english.protocol;
        let title = |content: &Content| content.messages.title.clone();
        let items = 0..protocol.questionnaire.items.len();
        json!({
            "resourceType": "Questionnaire",
            "language": self.english.language.code,
            "url": QUESTIONNAIRE,
            "version": protocol.version,
            "name": "MassageOrPhysicalTherapy",
            "title": title(&self.english),
            "_title": self.translations(title),
            // Until a clinician has signed it.
            "status": "draft",
            "date": protocol.reviewed,
            "description": format!("{DESCRIPTION}{}", unreviewed()),
            "item": items.map(|place| self.item(place)).collect::<Vec<_>>(),
        })
    }

    fn item(&self, place: usize) -> Value {
        let item = item_at(&self.english, place);
        let options = item.options.iter().enumerate().map(|(i, option)| {
            let text = |it: &Content| item_at(it, place).options[i].text.to_string();
            self.option(item, option, text)
        });
        let mut fields = json!({
            "linkId": item.link_id,
            "text": item.text,
            "_text": self.translations(|it| item_at(it, place).text.to_string()),
            "type": "choice",
            "required": place == 0,
            "repeats": item.repeats,
            "answerOption": options.collect::<Vec<_>>(),
        });
        let hints = self.hints(item, place);
        // FHIR has no empty lists.
        if !hints.is_empty() {
            fields["item"] = json!(hints);
        }
        enable_when(&mut fields, &self.english.protocol, &item.enable_when);
        fields
    }

    fn option(
        &self,
        item: &Item,
        option: &AnswerOption,
        text: impl Fn(&Content) -> String,
    ) -> Value {
        let mut coding = coding(item, option);
        coding["display"] = json!(option.text);
        coding["_display"] = self.translations(text);
        let mut answer = json!({ "valueCoding": coding });
        if option.exclusive {
            answer["extension"] = json!([{ "url": extension::EXCLUSIVE, "valueBoolean": true }]);
        }
        answer
    }

    /// What stands in small print under the question and its options.
    fn hints(&self, item: &Item, place: usize) -> Vec<Value> {
        let of_item = item.hint.iter().map(|_| {
            let text = |it: &Content| item_at(it, place).hint.unwrap_or_default().to_string();
            self.hint(&item.link_id, text)
        });
        let with_hint = item.options.iter().enumerate().filter(|(_, option)| option.hint.is_some());
        let of_options = with_hint.map(|(i, option)| {
            self.hint(&option_code(item, option), |it| {
                let AnswerOption { text, hint, .. } = &item_at(it, place).options[i];
                format!("{text}: {}", hint.as_deref().unwrap_or_default())
            })
        });
        of_item.chain(of_options).collect()
    }

    fn hint(&self, of: &str, text: impl Fn(&Content) -> String) -> Value {
        let category = json!({
            "url": extension::DISPLAY_CATEGORY,
            "valueCodeableConcept": { "coding": [{
                "system": "http://hl7.org/fhir/questionnaire-display-category", "code": "instructions",
            }] },
        });
        json!({
            "extension": [category],
            "linkId": format!("{of}.hint"),
            "text": text(&self.english),
            "_text": self.translations(text),
            "type": "display",
        })
    }

    /// What FHIR puts beside a text.
    fn translations(&self, text: impl Fn(&Content) -> String) -> Value {
        let translation = |content: &Content| {
            json!({ "url": extension::TRANSLATION, "extension": [
                { "url": "lang", "valueCode": content.language.code },
                { "url": "content", "valueString": text(content) },
            ] })
        };
        json!({ "extension": self.others.iter().map(translation).collect::<Vec<_>>() })
    }
}

/// The same item in any language.
fn item_at(content: &Content, place: usize) -> &Item {
    &content.protocol.questionnaire.items[place]
}

/// What readers must know of a translation.
fn unreviewed() -> String {
    let sentence = |name| format!(" The {name} has not been reviewed by a native clinician yet.");
    TRANSLATED.iter().filter(|it| !it.reviewed).map(|it| sentence(it.name)).collect()
}

/// An option of an item as FHIR points at it.
fn coding(item: &Item, option: &AnswerOption) -> Value {
    json!({ "system": OPTIONS, "code": option_code(item, option) })
}
