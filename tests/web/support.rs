//! A guide mounted in the test page, and what a visitor does to it.
//!
//! Nothing here sleeps: after each action the page is drawn by `flush`, and what the browser does in its
//! own time (history) is waited for by its event.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::Promise;
use massage_or_pt::app::{App, AppProps, Guide, Host};
use massage_or_pt::browser::{frame, history, json};
use massage_or_pt::settings::Settings;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement, Storage, Window};
use yew::scheduler::flush;
use yew::{AppHandle, Renderer};

pub struct Page {
    root: Element,
    guide: Guide,
    app: RefCell<Option<AppHandle<App>>>,
}

impl Page {
    /// A new visit: nothing stored, nothing else on the page.
    pub async fn open() -> Self {
        Self::open_with("{}").await
    }

    /// The same with settings of the owner's, in JSON.
    pub async fn open_with(settings: &str) -> Self {
        for storage in [session_storage(), local_storage()].into_iter().flatten() {
            storage.clear().unwrap();
        }
        // A new entry that is not the guide's, as when the visitor comes from another page.
        window().history().unwrap().push_state(&"elsewhere".into(), "").unwrap();
        blur();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        Self::mounted(guide(settings), &[]).await
    }

    /// One more guide on the same page.
    pub async fn beside() -> Self {
        Self::mounted(Guide::load(), &[]).await
    }

    /// A guide that tells the owner about problems.
    pub async fn with_problems(problems: &'static [String]) -> Self {
        Self::mounted(Guide::load(), problems).await
    }

    async fn mounted(guide: Guide, problems: &'static [String]) -> Self {
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let props = AppProps { guide, number: 0, problems, host: Host::own_page() };
        let app = Renderer::with_root_and_props(root.clone(), props).render();
        let page = Self { root, guide, app: RefCell::new(Some(app)) };
        page.drawn().await;
        page.settled().await;
        page
    }

    /// The same visit after a reload.
    pub async fn reload(self) -> Self {
        let guide = self.guide;
        drop(self);
        Self::mounted(guide, &[]).await
    }

    /// A reload of a page whose owner has changed the settings since.
    pub async fn reload_with(self, settings: &str) -> Self {
        drop(self);
        Self::mounted(guide(settings), &[]).await
    }

    pub fn heading(&self) -> String {
        self.find("h1").text_content().unwrap()
    }

    pub fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    /// A property that was set on the outermost element of the guide.
    pub fn own_style(&self, property: &str) -> String {
        let root: HtmlElement = self.find(".mpt").unchecked_into();
        root.style().get_property_value(property).unwrap()
    }

    pub fn progress(&self) -> f64 {
        self.find("progress").get_attribute("value").unwrap().parse().unwrap()
    }

    pub fn is_picked(&self, link_id: &str, code: &str) -> bool {
        self.input(link_id, code).checked()
    }

    /// Presses an option, as a click or the space bar does.
    pub async fn pick(&self, link_id: &str, code: &str) {
        self.input(link_id, code).click();
        self.drawn().await;
    }

    /// Taps on the region of that name in the picture of the body.
    pub async fn tap_on_body(&self, name: &str) {
        self.drawn().await;
        let titles = self.root.query_selector_all(".mpt-body title").unwrap();
        let title = (0..titles.length())
            .filter_map(|i| titles.get(i))
            .find(|title| title.text_content().unwrap() == name)
            .unwrap_or_else(|| panic!("no region '{name}' on the page '{}'", self.text()));
        let tap = web_sys::MouseEventInit::new();
        tap.set_bubbles(true);
        let tap = web_sys::MouseEvent::new_with_mouse_event_init_dict("click", &tap).unwrap();
        title.next_sibling().unwrap().dispatch_event(&tap).unwrap();
        self.drawn().await;
    }

    /// Presses the button that reads `name`.
    pub async fn press(&self, name: &str) {
        self.button(name).click();
        self.drawn().await;
        self.settled().await;
    }

    /// Waits until the browser has gone back to the first entry, where only the start is left.
    pub async fn settled(&self) {
        let depth = history::current().map_or(0, |entry| entry.depth);
        if depth > 0 && self.has(".mpt-start") {
            after_popstate(|| {}).await;
        }
    }

    /// Presses Enter in a field, which submits the form it is in.
    pub async fn press_enter_in_form(&self) {
        self.find("form").unchecked_into::<HtmlFormElement>().request_submit().unwrap();
        self.drawn().await;
    }

    pub fn all_in_tab_order(&self, selector: &str) -> bool {
        let controls = self.root.query_selector_all(selector).unwrap();
        let mut controls = (0..controls.length()).filter_map(|i| controls.get(i));
        controls.all(|control| control.unchecked_into::<HtmlElement>().tab_index() == 0)
    }

    /// Presses a button whose effect comes with a history event.
    pub async fn press_and_wait(&self, name: &str, heading: &str) {
        let button = self.button(name);
        after_popstate(move || button.click()).await;
        assert_eq!(self.heading(), heading);
    }

    /// Answers questions in order.
    pub async fn answer(&self, answers: &[(&str, &[&str])]) {
        for (link_id, codes) in answers {
            for code in *codes {
                self.pick(link_id, code).await;
            }
            self.press("Continue").await;
        }
    }

    /// The browser's Back button.
    pub async fn back(&self) {
        after_popstate(|| window().history().unwrap().back().unwrap()).await;
    }

    /// The browser's Forward button.
    pub async fn forward(&self) {
        after_popstate(|| window().history().unwrap().forward().unwrap()).await;
    }

    /// Waits until all is drawn: an outcome comes part by part, each after the one before was painted, and a picture of
    /// the body after its question.
    async fn drawn(&self) {
        flush().await;
        while self.has(".mpt-below, .mpt-body__picture:empty") {
            let painted = Promise::new(&mut |done, _| {
                frame::after_paint(move || {
                    done.call0(&JsValue::NULL).unwrap();
                });
            });
            JsFuture::from(painted).await.unwrap();
            flush().await;
        }
    }

    fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} on the page '{}'", self.text()))
    }

    fn input(&self, link_id: &str, code: &str) -> HtmlInputElement {
        self.find(&format!("#mpt-{link_id}-{code}")).unchecked_into()
    }

    fn button(&self, name: &str) -> HtmlElement {
        let buttons = self.root.query_selector_all("button").unwrap();
        (0..buttons.length())
            .filter_map(|i| buttons.get(i))
            .find(|button| button.text_content().unwrap() == name)
            .unwrap_or_else(|| panic!("no button '{name}' on the page '{}'", self.text()))
            .unchecked_into()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// The settings block of a page, until dropped.
pub struct Block(Element);

impl Block {
    pub fn new(text: &str) -> Self {
        let block = document().create_element("script").unwrap();
        block.set_id("massage-or-pt-settings");
        block.set_attribute("type", "application/json").unwrap();
        block.set_text_content(Some(text));
        document().body().unwrap().append_child(&block).unwrap();
        Self(block)
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Makes session storage throw, as it does in some frames and private windows, until dropped.
pub struct BlockedStorage {
    real: js_sys::Object,
}

impl BlockedStorage {
    pub fn new() -> Self {
        let name = "sessionStorage".into();
        let real = js_sys::Object::get_own_property_descriptor(&window(), &name);
        js_sys::eval(
            "Object.defineProperty(window, 'sessionStorage', \
             { configurable: true, get() { throw new DOMException('blocked', 'SecurityError'); } })",
        )
        .unwrap();
        assert!(session_storage().is_none(), "storage is not blocked");
        Self { real: real.unchecked_into() }
    }
}

impl Drop for BlockedStorage {
    fn drop(&mut self) {
        js_sys::Object::define_property(&window(), &"sessionStorage".into(), &self.real);
    }
}

/// The keys of what is kept in a storage.
pub fn keys(storage: Option<Storage>) -> Vec<String> {
    let Some(storage) = storage else { return Vec::new() };
    (0..storage.length().unwrap()).filter_map(|i| storage.key(i).unwrap()).collect()
}

/// Keeps a text as another version of the guide may have done.
pub fn store(key: &str, text: &str) {
    session_storage().unwrap().set_item(key, text).unwrap();
}

/// A guide with settings of the owner's, in JSON.
fn guide(settings: &str) -> Guide {
    let (settings, problems) = Settings::read(&json::parse(&settings.into()).unwrap());
    assert_eq!(problems, []);
    Guide::with(settings)
}

pub fn focused_tag() -> String {
    document().active_element().map(|element| element.tag_name()).unwrap_or_default()
}

pub fn focused_class() -> String {
    document().active_element().map(|element| element.class_name()).unwrap_or_default()
}

/// How many pages the browser's Back and Forward lead to, this one included.
pub fn history_entries() -> u32 {
    window().history().unwrap().length().unwrap()
}

pub fn scroll_y() -> f64 {
    window().scroll_y().unwrap()
}

async fn after_popstate(action: impl FnOnce()) {
    let event = Promise::new(&mut |resolve, _| {
        EventListener::once(&window(), "popstate", move |_| {
            resolve.call0(&JsValue::NULL).unwrap();
        })
        .forget();
    });
    action();
    JsFuture::from(event).await.unwrap();
    flush().await;
}

fn blur() {
    if let Some(element) = document().active_element() {
        element.unchecked_into::<HtmlElement>().blur().unwrap();
    }
}

pub fn session_storage() -> Option<Storage> {
    window().session_storage().ok()?
}

pub fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn document() -> web_sys::Document {
    window().document().unwrap()
}

fn window() -> Window {
    web_sys::window().unwrap()
}
