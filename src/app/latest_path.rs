//! The path of the latest answers, kept so that a page need not follow all of them again for each thing it shows.

use std::sync::{Arc, Mutex, PoisonError};

use crate::engine::{Path, Protocol, Response};

/// Shared by all states of one visit.
#[derive(Clone, Debug, Default)]
pub struct LatestPath(Arc<Mutex<Option<Arc<Path>>>>);

impl LatestPath {
    /// The path of a response to the same protocol as before.
    pub fn follow(&self, protocol: &Protocol, response: &Response) -> Arc<Path> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut latest = kept.take();
        match latest.as_mut().and_then(Arc::get_mut) {
            Some(path) => path.update(protocol, response),
            None => latest = latest.filter(|path| path.response() == response),
        }
        let path = latest.unwrap_or_else(|| Arc::new(Path::new(protocol, response)));
        *kept = Some(Arc::clone(&path));
        path
    }
}

/// What is kept makes no difference to what is shown.
impl PartialEq for LatestPath {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
