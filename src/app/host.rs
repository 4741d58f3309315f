//! What stands around a guide: the page it is in.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use crate::api::HostEvent;

/// The page around a guide, as far as the guide has to do with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    /// Whether pages of the guide are entries of the browser's history. Never inside another page, whose
    /// own Back and router they would confuse.
    pub history: bool,
    /// Whether the link that the page was opened by, where a visitor shared it, brings its answers here.
    pub takes_link: bool,
    /// Whether the guide hears of such links that come later. For an element, `embed.js` does.
    pub hears_links: bool,
    /// Told what happens.
    pub on_event: Callback<HostEvent>,
    /// The visit as text, for as long as the page lives: a guide that is taken out of the page and put
    /// back goes on with it, even where nothing may be stored.
    pub kept: Rc<RefCell<Option<String>>>,
    /// Asked once, when the guide is drawn for the first time: the visit that began before the program was there, of which
    /// nobody has been told. In the form of [`crate::app::saved`].
    pub begin: Callback<(), Option<String>>,
}

impl Host {
    /// A page that is there for the guide alone.
    pub fn own_page() -> Self {
        Self {
            history: true,
            takes_link: true,
            hears_links: true,
            on_event: Callback::noop(),
            kept: Rc::default(),
            begin: Callback::from(|()| None),
        }
    }
}
