//! The built page: served on a free local port, as it is or changed, or opened as a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tiny_http::{Header, Response, Server};
use url::Url;

/// The page as one file.
const ONE_FILE: &str = "massage-or-pt.html";

/// A file beside those that are built. A file, since policies forbid scripts in the page itself.
const WATCHER: &str = "watcher.js";

/// Serves `dist/` until dropped, and keeps what it was asked for.
pub struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What a request is answered with.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Site {
    pub fn serve() -> Self {
        Self::serve_changed(|_, _| {})
    }

    /// Lets a test change each answer before it is sent; it is told the name of the file.
    pub fn serve_changed(change: impl Fn(&str, &mut Answer) + Send + 'static) -> Self {
        assert!(dist().join("index.html").exists(), "dist/ is missing; run cargo xtask build");
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a local port is free"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let thread = std::thread::spawn({
            let (server, asked) = (Arc::clone(&server), Arc::clone(&asked));
            move || {
                for request in server.incoming_requests() {
                    let address = request.url().to_string();
                    let name = file_name(&address).to_string();
                    asked.lock().unwrap_or_else(PoisonError::into_inner).push(address);
                    let mut answer = Answer::of_file(&name);
                    change(&name, &mut answer);
                    // A browser that went away needs no answer.
                    let _ = request.respond(answer.into_response());
                }
            }
        });
        Self { server, thread: Some(thread), asked }
    }

    pub fn url(&self) -> String {
        format!("http://{}/", self.server.server_addr().to_ip().expect("an address"))
    }

    /// The path of every request so far, with what may follow it.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Allows no request but for the built files and the icon that a browser asks of any site.
    pub fn check_requests(&self) {
        let asked = self.asked();
        assert!(asked.contains(&"/".to_string()), "no request was recorded");
        for path in asked.iter().filter(|path| *path != "/" && *path != "/favicon.ico") {
            assert!(dist().join(&path[1..]).is_file(), "the page asked for {path}");
        }
    }
}

impl Answer {
    fn of_file(name: &str) -> Self {
        let watcher = || include_bytes!("watcher.js").to_vec();
        let file = if name == WATCHER { Ok(watcher()) } else { fs::read(dist().join(name)) };
        match file {
            Ok(body) => {
                let headers = vec![("Content-Type", content_type(name).to_string())];
                Self { status: 200, headers, body }
            }
            Err(_) => Self::not_found(),
        }
    }

    pub fn not_found() -> Self {
        Self { status: 404, headers: Vec::new(), body: Vec::new() }
    }

    /// Puts elements into a page, before everything else in it.
    pub fn insert_first(&mut self, elements: &str) {
        let page = String::from_utf8_lossy(&self.body);
        self.body = page.replacen("<head>", &format!("<head>{elements}"), 1).into();
    }

    /// The same with a script.
    pub fn run_first(&mut self, script: &str) {
        self.insert_first(&format!("<script>{script}</script>"));
    }

    /// Has the page watched: see `watcher.js`.
    pub fn watch(&mut self) {
        self.insert_first(&format!("<script src=\"{WATCHER}\"></script>"));
    }

    /// Replaces a header, or adds it.
    pub fn set_header(&mut self, name: &'static str, value: impl Into<String>) {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.into()));
    }

    fn into_response(self) -> Response<std::io::Cursor<Vec<u8>>> {
        let response = Response::from_data(self.body).with_status_code(self.status);
        self.headers.iter().fold(response, |response, (name, value)| {
            let header = Header::from_bytes(*name, value.as_bytes()).expect("a valid header");
            response.with_header(header)
        })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// The single file, alone in a folder whose name is not easy, by its `file://` address.
pub fn file_url() -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("Für den Rücken & Nacken 按摩 100%");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let file = folder.join(ONE_FILE);
    // Other tests may be reading it: it is replaced in one step.
    let new = folder.join(format!("{:?}.html", std::thread::current().id()));
    let copied = fs::copy(dist().join(ONE_FILE), &new).and_then(|_| fs::rename(&new, &file));
    copied.unwrap_or_else(|error| panic!("dist/{ONE_FILE}: {error}; run cargo xtask build"));
    Url::from_file_path(file).expect("an absolute path").to_string()
}

pub fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// Only names of files directly in `dist/`, so that no path can lead out of it.
fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    match path.rsplit('/').next() {
        None | Some("") => "index.html",
        Some(name) => name,
    }
}

fn content_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
