//! axe-core finds nothing to object to: every view, light and dark, wide and narrow.

use attache::query::ViewName;
use serde_json::{Value, json};

use crate::page::{Page, root};

/// Runs axe and tells each violation with the elements it concerns.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) =>
            `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any?.[0]?.message ?? ''}`).join('; ')}`)),
        (error) => done([String(error)]));";

pub(crate) async fn axe_finds_no_violation_light(page: &Page) {
    check(page, "light").await;
}

pub(crate) async fn axe_finds_no_violation_dark(page: &Page) {
    check(page, "dark").await;
}

async fn check(page: &Page, theme: &str) {
    let path = root().join("node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}; run `make setup-test`", path.display()));
    let script = format!("{axe};\n{RUN}");
    let mut found = Vec::new();
    for view in ViewName::ALL.map(ViewName::name) {
        page.open(&format!("#/{view}?theme={theme}")).await;
        found.extend(run(page, &script, view).await);
        if view == "statements" {
            page.press("[data-testid=statement-row] [data-testid=fact-open]").await;
            page.until("the evidence is open", "return document.querySelector('[data-testid=evidence-sentence]')")
                .await;
            found.extend(run(page, &script, "evidence").await);
        }
    }
    let _ = page.driver.set_window_rect(0, 0, 400, 800).await;
    page.open(&format!("#/timeline?theme={theme}")).await;
    found.extend(run(page, &script, "narrow timeline").await);
    let is_narrow =
        page.ask("return !!document.querySelector('[data-testid=filters-open]')?.checkVisibility?.()").await;
    if is_narrow == json!(true) {
        page.press("[data-testid=filters-open]").await;
        page.until("the sheet is open", "return document.querySelector('[data-testid=filters]')").await;
        found.extend(run(page, &script, "filters as a sheet").await);
    }
    assert!(found.is_empty(), "{:?}, {theme}:\n{}", page.browser, found.join("\n"));
}

async fn run(page: &Page, script: &str, place: &str) -> Vec<String> {
    // Colours are measured where nothing moves any more.
    page.until("nothing moves", "return document.getAnimations().every((a) => a.playState !== 'running')").await;
    let violations = page.ask_later(script, Vec::new()).await;
    let Value::Array(list) = violations else { return vec![format!("{place}: axe gave no answer")] };
    list.iter().map(|line| format!("{place}: {}", line.as_str().unwrap_or_default())).collect()
}
