//! The content and the owner's settings, handed through the views for free.

use std::cell::Cell;

use crate::content::{Content, unpack_in};
use crate::settings::Settings;

/// What a running guide shows and decides by. It lives as long as the page, so that every word in it can be
/// shown without a copy.
#[derive(Clone, Copy, Debug)]
pub struct Guide(&'static Loaded);

#[derive(Debug)]
struct Loaded {
    content: Content,
    settings: Settings,
    /// The words of its language, as they came; empty for English.
    words: &'static str,
    /// The one that was loaded before, with other settings.
    before: Option<Guide>,
}

thread_local! {
    /// There is one for each different language and settings, however often a page mounts and unmounts the guide.
    static LATEST: Cell<Option<Guide>> = const { Cell::new(None) };
}

impl Guide {
    /// The guide as it is built.
    pub fn load() -> Self {
        Self::with(Settings::default())
    }

    /// The guide as its owner has set it, in English.
    pub fn with(settings: Settings) -> Self {
        Self::speaking(String::new(), settings)
    }

    /// The same in another language, whose words are as in [`unpack_in`].
    pub fn speaking(words: String, settings: Settings) -> Self {
        let before = LATEST.get();
        let mut loaded = std::iter::successors(before, |guide| guide.0.before);
        if let Some(guide) =
            loaded.find(|guide| guide.0.settings == settings && guide.0.words == words)
        {
            return guide;
        }
        let words = words.leak();
        let content = unpack_in(words).with(&settings);
        let guide = Self(Box::leak(Box::new(Loaded { content, settings, words, before })));
        LATEST.set(Some(guide));
        guide
    }

    /// All there is to show and decide by, the owner's services and links included.
    pub fn content(self) -> &'static Content {
        &self.0.content
    }

    /// What the owner has set.
    pub fn settings(self) -> &'static Settings {
        &self.0.settings
    }
}

impl PartialEq for Guide {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
