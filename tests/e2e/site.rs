//! The built page: served on a free local port, as it is or changed, or opened as a file.

use std::convert::Infallible;
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use http::{Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::{oneshot, watch};
use tokio::task::LocalSet;
use url::Url;

/// The page as one file.
const ONE_FILE: &str = "massage-or-pt.html";

/// Below those that systems give away.
const PORTS: RangeInclusive<u16> = 20_000..=32_000;

/// A file beside those that are built. A file, since policies forbid scripts in the page itself.
const WATCHER: &str = "watcher.js";

/// Serves `dist/` until dropped, and keeps what it was asked for.
pub struct Site {
    address: SocketAddr,
    asked: Asked,
    /// Dropped, it ends the thread.
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

/// The path of every request so far.
type Asked = Arc<Mutex<Vec<String>>>;

/// What a request is answered with.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// It is sent so long after it was asked for.
    pub delay: Duration,
    /// It is not sent before this says so.
    pub gate: Option<watch::Receiver<bool>>,
}

impl Site {
    pub fn serve() -> Self {
        Self::serve_changed(|_, _| {})
    }

    /// Lets a test change each answer before it is sent; it is told the name of the file.
    pub fn serve_changed(change: impl Fn(&str, &mut Answer) + Send + 'static) -> Self {
        assert!(dist().join("index.html").exists(), "dist/ is missing; run cargo xtask build");
        Self::answering(change)
    }

    /// The same, whether or not there is a release.
    pub fn answering(change: impl Fn(&str, &mut Answer) + Send + 'static) -> Self {
        let listener = listen();
        listener.set_nonblocking(true).expect("a port can be listened to without blocking");
        let address = listener.local_addr().expect("a port has an address");
        let asked = Asked::default();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn({
            let asked = Arc::clone(&asked);
            move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                let runtime = runtime.expect("a runtime starts");
                LocalSet::new().block_on(&runtime, async {
                    tokio::select! {
                        _ = stopped => {}
                        () = serve(listener, Rc::new(change), asked) => {}
                    }
                });
            }
        });
        Self { address, asked, stop: Some(stop), thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
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
        if name == WATCHER {
            return Self::ok(content_type(name), include_bytes!("watcher.js").to_vec());
        }
        Self::read(&dist().join(name)).unwrap_or_else(Self::not_found)
    }

    /// A file as it is; none where there is no such file.
    pub fn read(file: &Path) -> Option<Self> {
        let name = file.file_name()?.to_string_lossy();
        Some(Self::ok(content_type(&name), fs::read(file).ok()?))
    }

    fn ok(content_type: &str, body: Vec<u8>) -> Self {
        let headers = vec![("Content-Type", content_type.to_string())];
        Self { headers, body, ..Self::empty(200) }
    }

    pub fn not_found() -> Self {
        Self::empty(404)
    }

    fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO, gate: None }
    }

    /// Another text in place of what there was, or was not.
    pub fn replace_by(&mut self, text: &str) {
        *self = Self::ok("application/json", text.into());
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

    async fn into_response(mut self) -> Response<Full<Bytes>> {
        if let Some(gate) = &mut self.gate {
            // One whose test has ended is never sent.
            gate.wait_for(|open| *open).await.ok();
        }
        if self.delay > Duration::ZERO {
            tokio::time::sleep(self.delay).await;
        }
        let mut response = Response::new(Full::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).expect("a valid status");
        for (name, value) in self.headers {
            response.headers_mut().insert(name, value.parse().expect("a valid header"));
        }
        response
    }
}

/// On a port of its own: what a page has left in a browser is found by no other test.
fn listen() -> TcpListener {
    static NEXT: AtomicU16 = AtomicU16::new(*PORTS.start());
    loop {
        let port = NEXT.fetch_add(1, Ordering::Relaxed);
        assert!(PORTS.contains(&port), "no local port is free in {PORTS:?}");
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)) {
            return listener;
        }
    }
}

/// Browsers keep several connections open, so each has a task of its own.
async fn serve(
    listener: TcpListener,
    change: Rc<impl Fn(&str, &mut Answer) + 'static>,
    asked: Asked,
) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a runtime is here");
    while let Ok((stream, _)) = listener.accept().await {
        let (change, asked) = (Rc::clone(&change), Arc::clone(&asked));
        let service = service_fn(move |request: Request<Incoming>| {
            let address = request.uri().to_string();
            let name = file_name(&address).to_string();
            asked.lock().unwrap_or_else(PoisonError::into_inner).push(address);
            let mut answer = Answer::of_file(&name);
            change(&name, &mut answer);
            async { Ok::<_, Infallible>(answer.into_response().await) }
        });
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        // A browser that went away needs no answer.
        tokio::task::spawn_local(async { drop(connection.await) });
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.stop.take());
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

/// A built page with other settings in its block.
pub fn with_settings(page: &str, settings: &str) -> String {
    let tag = "id=\"massage-or-pt-settings\">";
    let (before, rest) = page.split_once(tag).expect("a settings block");
    let (_, after) = rest.split_once("</script>").expect("the block ends");
    [before, tag, settings, "</script>", after].concat()
}

/// Whether a file is the program, as WebAssembly or as plain JavaScript.
pub fn is_program(name: &str) -> bool {
    is_plain(name) || name.ends_with(".wasm")
}

/// Whether a file is the program for browsers without WebAssembly.
pub fn is_plain(name: &str) -> bool {
    name.ends_with("-plain.js")
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
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
