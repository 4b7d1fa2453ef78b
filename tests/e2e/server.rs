//! A static server on loopback that stands for "any host": it serves a folder below a sub-path and
//! counts what it is asked for. Also a bare listener that stands for the rest of the world.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// Below this path the folder is served; nothing is at the root, so an absolute link shows itself.
const SUB_PATH: &str = "/press/room/";

/// The same folder, with [`PROBE`] before the worker's own source.
const PROBED_PATH: &str = "/press/probed/";

/// Lets a test ask the worker to fetch an address and hear whether that arrived; or to die.
const PROBE: &str = "self.addEventListener('message', (event) => {
    const address = event.data?.probe;
    if (!address) return;
    event.stopImmediatePropagation();
    fetch(address).then(() => postMessage('probe arrived'), () => postMessage('probe blocked'));
});
new BroadcastChannel('attache-probe').onmessage = () => { throw new Error('told to die'); };
";

/// A page without a policy: what the tests of the policy compare with.
const CONTROL: &str = "<!doctype html><html lang=en><title>control</title><p>no policy here</p>";

pub(crate) struct Server {
    port: u16,
    missed: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves `folder` until the process ends.
    pub(crate) fn start(folder: PathBuf) -> Self {
        assert!(folder.join("index.html").is_file(), "{} holds no page; run `make build` first", folder.display());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let missed = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&missed);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, log) = (folder.clone(), Arc::clone(&log));
                thread::spawn(move || answer(stream, &folder, &log));
            }
        });
        Self { port, missed }
    }

    /// The address of the page.
    pub(crate) fn page(&self) -> String {
        format!("http://127.0.0.1:{}{SUB_PATH}", self.port)
    }

    /// The address of the page whose worker carries the probe.
    pub(crate) fn probed(&self) -> String {
        format!("http://127.0.0.1:{}{PROBED_PATH}", self.port)
    }

    /// The address of a page that has no policy.
    pub(crate) fn control(&self) -> String {
        format!("http://127.0.0.1:{}/control.html", self.port)
    }

    /// Every path that was asked for and not there, but for the icon browsers look for by themselves.
    pub(crate) fn missed(&self) -> Vec<String> {
        self.missed.lock().unwrap().iter().filter(|path| *path != "/favicon.ico").cloned().collect()
    }
}

fn answer(mut stream: TcpStream, folder: &Path, missed: &Mutex<Vec<String>>) {
    let Some(path) = requested_path(&stream) else { return };
    let probed = path.starts_with(PROBED_PATH);
    let inside = path.strip_prefix(if probed { PROBED_PATH } else { SUB_PATH }).filter(|rest| !rest.contains(".."));
    let name = inside.map(|rest| if rest.is_empty() { "index.html" } else { rest });
    let found = match name {
        Some(name) => std::fs::read(folder.join(name)).ok().map(|bytes| match name {
            "worker.js" if probed => (mime(name), [PROBE.as_bytes(), &bytes].concat()),
            _ => (mime(name), bytes),
        }),
        None if path == "/control.html" => Some(("text/html", CONTROL.into())),
        None => None,
    };
    let (status, mime, body) = match found {
        Some((mime, body)) => ("200 OK", mime, body),
        None => {
            missed.lock().unwrap().push(path);
            ("404 Not Found", "text/plain", Vec::new())
        }
    };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-type: {mime}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    // A browser that has gone away is its own business.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn requested_path(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    for line in lines {
        if line.ok()?.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1)?;
    Some(path.split('?').next()?.to_owned())
}

fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Another origin. It answers anybody who asks (with CORS open wide, so that only a policy of the
/// asking page can keep a request from it) and counts them.
pub(crate) struct Elsewhere {
    port: u16,
    hits: Arc<AtomicUsize>,
}

impl Elsewhere {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let hits = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&hits);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                // A connection alone tells the other side that somebody is there: it counts.
                count.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    let _ = requested_path(&stream);
                    let head = "HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi";
                    let _ = stream.write_all(head.as_bytes());
                });
            }
        });
        Self { port, hits }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    pub(crate) fn hits(&self) -> usize {
        self.hits.load(Ordering::SeqCst)
    }
}
