//! The single file with settings that its owner wrote into it by hand.

use std::fs;
use std::path::PathBuf;

use url::Url;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::personas::{self, Case};
use crate::site;
use crate::visit::Visit;

in_every_engine![
    settings_written_into_the_file_take_effect,
    a_typo_in_the_file_is_said_and_the_standard_guide_works,
    a_wrong_setting_in_the_file_is_named_and_the_others_take_effect,
];

/// A copy of the single file in a folder with spaces and letters of other scripts, removed when dropped.
pub struct EditedFile(PathBuf);

impl EditedFile {
    pub fn new(name: &str, engine: Engine, settings: &str) -> Self {
        let page = fs::read_to_string(site::dist().join("massage-or-pt.html")).expect("a build");
        let folder = format!("massage or pt {name} {engine:?} {} ñ 心", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        fs::create_dir_all(&folder).expect("a folder for the copy");
        let edited = site::with_settings(&page, settings);
        fs::write(folder.join("our guide.html"), edited).expect("the copy is written");
        Self(folder)
    }

    pub fn url(&self) -> String {
        let url = Url::from_file_path(self.0.join("our guide.html"));
        url.expect("an absolute path").to_string()
    }
}

impl Drop for EditedFile {
    fn drop(&mut self) {
        // A folder that stays does no harm.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Someone who is offered Swedish massage.
fn relaxing() -> Case {
    let wanted = |case: &Case| case.service.as_deref() == Some("swedish");
    personas::all().into_iter().find(wanted).expect("such a persona")
}

async fn settings_written_into_the_file_take_effect(engine: Engine) {
    let file = EditedFile::new(
        "edited",
        engine,
        r#"{
  "spa_name": "Stillwater <b>&</b> Sons",
  "booking_url": "https://a.example/book/{service}?why={outcome}",
  "phone": "+1 (555) 01-02",
  "theme": "dark",
  "services": [
    { "style": "deep_tissue" },
    { "style": "swedish", "name": "Slow Hour", "price": "ask us", "id": "slow" }
  ]
}"#,
    );
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &file.url()).await;
    assert_eq!(visit.count(".mpt-settings-notice").await, 0);
    assert_eq!(visit.count(".mpt[data-theme=dark]").await, 1);
    visit.answer_all(&relaxing().answers).await;
    assert_eq!(visit.text_of(".mpt-service__name").await.as_deref(), Some("Slow Hour"));
    assert_eq!(visit.text_of(".mpt-service__price").await.as_deref(), Some("ask us"));
    let link = visit.link_of(".mpt-booking-link").await;
    assert_eq!(link.as_deref(), Some("https://a.example/book/slow?why=massage"));
    let service = visit.text_of(".mpt-service").await.unwrap_or_default();
    assert!(service.contains("At Stillwater <b>&</b> Sons"), "{service}");
    assert_eq!(visit.link_of("a[href^='tel:+1555']").await.as_deref(), Some("tel:+15550102"));
}

async fn a_typo_in_the_file_is_said_and_the_standard_guide_works(engine: Engine) {
    let file =
        EditedFile::new("typo", engine, "{ \"spa_name\": \"Stillwater\" \"theme\": \"dark\" }");
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &file.url()).await;
    let notice = visit.text_of(".mpt-settings-notice").await.expect("a message");
    assert!(notice.contains("look for a missing comma or quote"), "{notice}");
    assert_eq!(visit.count(".mpt[data-theme]").await, 0);
    visit.answer_all(&relaxing().answers).await;
    let service = visit.text_of(".mpt-service").await.unwrap_or_default();
    assert!(service.contains("At La Belle Spa"), "{service}");
}

async fn a_wrong_setting_in_the_file_is_named_and_the_others_take_effect(engine: Engine) {
    let file = EditedFile::new(
        "wrong",
        engine,
        "{ \"theme\": \"dark\", \"booking_url\": \"javascript:alert(1)\" }",
    );
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &file.url()).await;
    let notice = visit.text_of(".mpt-settings-notice").await.expect("a message");
    assert!(notice.contains("booking_url: this link may not be opened"), "{notice}");
    assert_eq!(visit.count(".mpt[data-theme=dark]").await, 1);
}
