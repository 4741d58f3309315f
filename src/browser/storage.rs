//! The visitor's answers, kept on their own device so that a reload loses nothing, if the owner allows it.
//!
//! Storage may be blocked (private windows, sandboxed frames, third-party frames) or full: each call then
//! does nothing and says so by `None`.

use crate::settings::Storage;

const PREFIX: &str = "massage-or-pt/";
/// The key of the first version, which named no content version.
const FIRST_KEY: &str = "massage-or-pt";

/// Where one guide keeps its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    storage: Storage,
    /// What the keys of this content version start with.
    version: String,
    key: String,
}

impl Slot {
    /// The slot of one of the guides on a page, by its number there. Answers to the questions of another
    /// content version are elsewhere.
    pub fn new(storage: Storage, version: &str, guide: u32) -> Self {
        let version = [PREFIX, version, "/"].concat();
        let key = [version.as_str(), &guide.to_string()].concat();
        Self { storage, version, key }
    }

    /// What was kept, if anything.
    pub fn load(&self) -> Option<String> {
        area(self.storage)?.get_item(&self.key).ok()?
    }

    /// Keeps a text for as long as the owner allows. Where there is no room for it nothing is kept: an older visit
    /// would lack what was answered since.
    pub fn save(&self, text: &str) -> Option<()> {
        let area = area(self.storage)?;
        area.set_item(&self.key, text).or_else(|_| area.remove_item(&self.key)).ok()
    }

    /// Forgets it.
    pub fn clear(&self) -> Option<()> {
        area(self.storage)?.remove_item(&self.key).ok()
    }

    /// Forgets what another content version kept, and what this guide kept where its owner no longer allows it.
    /// True where there were answers of another content version.
    pub fn tidy(&self) -> bool {
        let mut stale = false;
        for kind in [Storage::Session, Storage::Local] {
            let Some(area) = area(kind) else { continue };
            // Backwards, since those after a removed key move up.
            for i in (0..area.length().unwrap_or(0)).rev() {
                let Ok(Some(key)) = area.key(i) else { continue };
                let is_old = is_ours(&key) && !key.starts_with(&self.version);
                let is_elsewhere = key == self.key && kind != self.storage;
                stale |= is_old;
                if is_old || is_elsewhere {
                    // Where it cannot be removed, it is not read either.
                    area.remove_item(&key).ok();
                }
            }
        }
        stale
    }
}

fn is_ours(key: &str) -> bool {
    key.starts_with(PREFIX) || key == FIRST_KEY
}

fn area(storage: Storage) -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    match storage {
        Storage::Session => window.session_storage().ok()?,
        Storage::Local => window.local_storage().ok()?,
        Storage::Off => None,
    }
}
