// Pictures of every view, for people who judge how it looks: `node scripts/pictures.mjs dist pictures [WORD]`.
// 1440, 768 and 360 px, light and dark, in Chromium; also with the evidence open and with the filters
// as a sheet. With WORD only the pictures whose name holds it. Prints what the page logged as an error.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [dist = "dist", out = "pictures", word = ""] = process.argv.slice(2);
const WIDTHS = { 1440: 900, 768: 1024, 360: 740 };
const hook = (name) => `[data-testid=${name}]`;
/** The views are those that the page has tabs for; the actor page is reached from an actor. */
const screensOf = (views, actor) => [
  { name: "shell", address: "", blocked: true },
  ...views.map((view) => ({ name: view, address: `#/${view}` })),
  ...(actor ? [{ name: "actor", address: `#/actor?actor=${actor}` }] : []),
  { name: "timeline-evidence", address: "#/timeline", press: [`${hook("timeline-row")} ${hook("fact-open")}`] },
  { name: "network-evidence", address: "#/network", press: [`${hook("network-row")} ${hook("fact-open")}`] },
  { name: "map-evidence", address: "#/map", press: [`${hook("map-row")} ${hook("fact-open")}`] },
  { name: "concordance-word", address: "#/concordance", press: [hook("concordance-suggestion")] },
  { name: "statements-evidence", address: "#/statements", press: [`${hook("statement-row")} ${hook("fact-open")}`] },
  { name: "filters", address: "#/timeline", press: [hook("filters-open")], narrow: true },
  { name: "compare-differ", address: "#/compare?part=differ" },
  { name: "compare-naming", address: "#/compare?part=naming" },
  { name: "paste", address: "#/library", press: [hook("paste-open")] },
  { name: "shortcuts", address: "#/actors", press: [hook("shortcuts-open")] },
  { name: "nothing", address: "#/statements?q=zzzzzz" },
  { name: "query", address: "#/timeline?q=(is:planned+OR+is:negated)", type: "who:" },
  { name: "query-wrong", address: "#/timeline", type: "(peace type:zeppelin", submit: true },
  { name: "search-help", address: "#/timeline", press: [hook("search-help")] },
  { name: "arabic", address: "#/statements?lang=ar", press: [`${hook("statement-row")} ${hook("fact-open")}`] },
  { name: "contrast", address: "#/timeline?theme=contrast", press: [`${hook("timeline-row")} ${hook("fact-open")}`] },
];

const server = spawn(process.execPath, [fileURLToPath(new URL("serve.mjs", import.meta.url)), dist], {
  env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"],
});
server.on("exit", (code) => code && process.exit(code));
const base = await new Promise((found) => server.stdout.on("data", (line) => {
  const address = String(line).match(/http:\S+/);
  if (address) found(address[0]);
}));

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
let made = 0;
// The first answer is drawn, and then all the documents are read.
const ready = () => document.documentElement.dataset.state === "ready"
  && document.querySelector("[data-testid=status]")?.dataset.step === "idle"
  && document.querySelector("main")?.getAttribute("aria-busy") !== "true";
const first = await browser.newPage();
await first.goto(`${base}#/actors`);
await first.waitForFunction(ready, null, { timeout: 60000 });
const [views, actor] = await first.evaluate(() => [
  [...document.querySelectorAll("[data-testid^=view-tab-]")].map((tab) => tab.dataset.testid.slice("view-tab-".length)),
  document.querySelector("[data-testid=actor-row]")?.dataset.key,
]);
await first.close();
const SCREENS = screensOf(views, actor);
for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of Object.entries(WIDTHS)) {
    for (const screen of SCREENS) {
      const name = `${screen.name}-${width}-${colorScheme}`;
      if (!name.includes(word) || (screen.narrow && width >= 900)) continue;
      const context = await browser.newContext({ viewport: { width: Number(width), height }, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      page.on("console", (line) => line.type() === "error" && console.error(`${name}: ${line.text()}`));
      page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
      if (screen.blocked) await page.route("**/*.wasm", () => {});
      await page.goto(base + screen.address, { waitUntil: "commit" });
      if (screen.blocked) await page.waitForSelector("#shell");
      else {
        await page.waitForFunction(ready, null, { timeout: 30000 }).catch(() => console.error(`${name}: never became ready`));
        for (const target of screen.press ?? []) {
          await page.locator(target).first().click({ timeout: 3000 }).catch(() => console.error(`${name}: nothing to press at ${target}`));
          await page.waitForTimeout(300);
        }
        if (screen.type) {
          await page.locator("#search").fill("");
          await page.locator("#search").pressSequentially(screen.type);
          if (screen.submit) await page.keyboard.press("Enter");
          await page.waitForTimeout(500);
        }
      }
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(out, `${name}.png`) });
      made += 1;
      await context.close();
    }
  }
}
await browser.close();
server.kill();
console.log(`${made} pictures in ${out}/`);
