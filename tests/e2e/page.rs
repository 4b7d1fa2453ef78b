//! What a test says to the page: open, wait until, press, type, ask. Every wait polls; none is a
//! fixed time. Hooks are those of `src/page/TESTIDS.md`.

use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, WebDriver, WebElement};

use crate::browser::Browser;
use crate::server::Server;

/// The longest a browser on a busy machine may take for one thing.
const PATIENCE: Duration = Duration::from_secs(45);

/// How often it is asked at least.
const FEWEST: u32 = 100;

pub(crate) struct Page {
    pub(crate) browser: Browser,
    pub(crate) driver: WebDriver,
    pub(crate) server: Server,
}

/// Runs a test in a browser of its own, with `dist/` served for it.
pub(crate) fn run(browser: Browser, test: impl AsyncFnOnce(&Page)) {
    let server = Server::start(root().join("dist"));
    let driver = browser.start_driver();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let page = Page { browser, driver: browser.open(&driver).await, server };
        // WebKit's driver has no window size of its own and Firefox' is without the frame.
        let _ = page.driver.set_window_rect(0, 0, 1440, 900).await;
        test(&page).await;
        let _ = page.driver.clone().quit().await;
    });
}

/// The project's folder.
pub(crate) fn root() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The address of the build of one file.
pub(crate) fn single() -> String {
    let file = root().join("dist-single/attache.html");
    assert!(file.is_file(), "no {}; run `make single` first", file.display());
    format!("file://{}", file.display())
}

impl Page {
    /// Goes to the page with that fragment and waits until all documents are read.
    pub(crate) async fn open(&self, fragment: &str) {
        self.open_address(&format!("{}{fragment}", self.server.page())).await;
    }

    /// Goes to an address of the page and waits until all documents are read.
    pub(crate) async fn open_address(&self, address: &str) {
        // A change of the fragment alone would not load the page anew.
        self.driver.goto("about:blank").await.unwrap();
        self.driver.goto(address).await.unwrap();
        self.settled().await;
    }

    /// Waits until every document is read and the answer drawn.
    pub(crate) async fn settled(&self) {
        self.until(
            "the page is ready, its documents read and the answer drawn",
            "const status = document.querySelector('[data-testid=status]');
             return document.documentElement.dataset.state === 'ready'
               && ['idle', 'cancelled'].includes(status?.dataset.step) && status.dataset.left === '0'
               && document.querySelector('main')?.getAttribute('aria-busy') !== 'true';",
        )
        .await;
    }

    /// Goes to a view by its tab.
    pub(crate) async fn show(&self, view: &str) {
        self.press(&format!("[data-testid=view-tab-{view}]")).await;
        self.until(
            &format!("{view} is shown"),
            &format!("return document.querySelector('[data-testid=view]')?.dataset.view === '{view}'"),
        )
        .await;
        self.settled().await;
    }

    /// Waits until `script` returns something true.
    pub(crate) async fn until(&self, what: &str, script: &str) {
        let begin = Instant::now();
        let (mut last, mut asked) = (Value::Null, 0);
        // A machine that was stopped for a while still gets some attempts.
        while begin.elapsed() < PATIENCE || asked < FEWEST {
            asked += 1;
            // A page that is being left cannot answer; the next attempt can.
            if let Ok(answer) = self.driver.execute(script, Vec::new()).await {
                last = answer.json().clone();
                if truthy(&last) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!(
            "{:?}: waited in vain until {what} (last answer: {last}); the page says: {}",
            self.browser,
            self.text().await
        );
    }

    /// Runs a script and returns what it returns.
    pub(crate) async fn ask(&self, script: &str) -> Value {
        self.ask_with(script, Vec::new()).await
    }

    /// The same with arguments, `arguments[0]` and so on.
    pub(crate) async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.driver.execute(script, arguments).await.unwrap().json().clone()
    }

    /// Runs a script that calls its last argument with the answer.
    pub(crate) async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.driver.set_script_timeout(PATIENCE).await.unwrap();
        self.driver.execute_async(script, arguments).await.unwrap().json().clone()
    }

    /// How many elements carry that hook.
    pub(crate) async fn count(&self, hook: &str) -> u64 {
        self.ask(&format!("return document.querySelectorAll('[data-testid={hook}]').length"))
            .await
            .as_u64()
            .unwrap_or(0)
    }

    /// The first element with that selector, waited for.
    pub(crate) async fn find(&self, selector: &str) -> WebElement {
        self.until(selector, &format!("return !!document.querySelector(`{selector}`)")).await;
        self.driver.find(By::Css(selector)).await.unwrap()
    }

    /// Presses the first element with that selector, as a person would.
    pub(crate) async fn press(&self, selector: &str) {
        let begin = Instant::now();
        loop {
            // It may be redrawn between finding and pressing.
            match self.try_press(selector).await {
                Ok(()) => return,
                Err(error) => {
                    assert!(begin.elapsed() < PATIENCE, "{:?}: cannot press {selector}: {error}", self.browser)
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn try_press(&self, selector: &str) -> WebDriverResult<()> {
        let element = self.driver.find(By::Css(selector)).await?;
        element.scroll_into_view().await?;
        element.click().await
    }

    /// All the words on the page, for a failure's message.
    async fn text(&self) -> String {
        let answer = self.driver.execute("return document.body?.innerText.slice(0, 600)", Vec::new()).await;
        answer.map(|text| text.json().to_string()).unwrap_or_default()
    }
}

/// What JavaScript takes for true.
fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(b) => *b,
        Value::Number(n) => n.as_f64().is_some_and(|n| n != 0.0),
        Value::String(s) => !s.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
