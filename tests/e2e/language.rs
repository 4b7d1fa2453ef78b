//! The page in Arabic: every view is drawn from right to left, nothing is lost, and the way back is open.

use attache::query::ViewName;

use crate::page::Page;

pub(crate) async fn arabic_is_written_from_right_to_left(page: &Page) {
    for view in ViewName::tabs() {
        page.open(&format!("#/{}?lang=ar", view.name())).await;
        page.until(
            "the page is Arabic",
            "return document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl'",
        )
        .await;
        let is_arabic = "return /[\\u0600-\\u06ff]/.test(document.querySelector('.tabs').textContent)
            && document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1";
        page.until(&format!("{} speaks Arabic and fits the window", view.name()), is_arabic).await;
    }
    page.press("[data-testid=settings]").await;
    page.ask(
        "const select = document.querySelector('[data-testid=language]');
         select.value = 'en'; select.dispatchEvent(new Event('change', { bubbles: true }));",
    )
    .await;
    page.until("the page is English again", "return document.documentElement.dir === 'ltr'").await;
    assert_eq!(page.ask("return location.hash.includes('lang')").await, false, "{:?}", page.browser);
    assert_eq!(page.server.missed(), Vec::<String>::new(), "the page asked for what is not beside it");
}
