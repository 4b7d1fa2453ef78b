//! Starts a browser through its WebDriver, each test its own: a fresh profile and a driver on a port
//! of its own, both gone when the test ends, however it ends.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// A driver process; it and all it started end with it.
pub(crate) struct Driver {
    process: Child,
    address: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver leads a process group: the browser, and for WebKit the display, go with it.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        thread::sleep(Duration::from_millis(100));
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Starts the driver and waits until it listens.
    pub(crate) fn start_driver(self) -> Driver {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let port_argument = format!("--port={port}");
        let mut command = match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => Command::new("geckodriver"),
            // WebKit has no headless mode; `make test` runs all of this under one virtual display.
            Self::WebKit if std::env::var_os("DISPLAY").is_some() => Command::new("WebKitWebDriver"),
            Self::WebKit => Command::new("xvfb-run"),
        };
        if command.get_program() == "xvfb-run" {
            command.args(["-a", "WebKitWebDriver"]);
        }
        command.arg(&port_argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        if self == Self::WebKit {
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
        }
        let process = command.spawn().unwrap_or_else(|error| {
            panic!("cannot start {:?}: {error}; `make setup-test` installs it", command.get_program())
        });
        let driver = Driver { process, address: format!("http://127.0.0.1:{port}") };
        let begin = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begin.elapsed() < Duration::from_secs(60), "the driver of {self:?} never listened");
            thread::sleep(Duration::from_millis(50));
        }
        driver
    }

    /// Opens a browser. Some take two attempts on a busy machine.
    pub(crate) async fn open(self, driver: &Driver) -> WebDriver {
        let mut last = None;
        for _ in 0..3 {
            match WebDriver::new(&driver.address, self.capabilities()).await {
                Ok(session) => return session,
                Err(error) => last = Some(error),
            }
            thread::sleep(Duration::from_secs(1));
        }
        panic!("{self:?} did not open: {last:?}");
    }

    fn capabilities(self) -> Capabilities {
        let value = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "binary": "/usr/bin/chromium",
                    // A container's root has no user namespace for the sandbox; the rest keeps the
                    // browser from talking to its maker, which the network tests would see.
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--window-size=1440,900",
                    ],
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": "/usr/bin/firefox-esr",
                    "args": ["-headless", "--width=1440", "--height=900"],
                    "prefs": { "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        };
        let Value::Object(map) = value else { return Map::new().into() };
        map.into()
    }
}

/// Debian keeps it in a folder named after the machine and the library's version.
fn mini_browser() -> String {
    let machine = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    ["4.1", "6.0", "4.0"]
        .map(|version| {
            let prefix = if version == "6.0" { "webkitgtk" } else { "webkit2gtk" };
            format!("{machine}/{prefix}-{version}/MiniBrowser")
        })
        .into_iter()
        .find(|path| std::path::Path::new(path).is_file())
        .unwrap_or_else(|| "MiniBrowser".to_owned())
}
