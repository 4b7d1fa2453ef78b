// How fast three libraries read the same English in the same Chromium, one after the other in every
// run: `node scripts/bench-peers.mjs TEXT.conllu PEERS [DIST]`. Ours: tokens, sentences, tags, lemmas,
// trees and names. compromise: people, places, organisations and dates read out. wink-nlp with its small
// English model: tokens, sentences, tags and entities read out. Prints words a second (median of the
// runs), the ratios, how long our models take to be ready, and, where DIST holds a build, how much memory
// its worker has taken once it has read the built-in documents.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [source, peers, dist = "dist"] = process.argv.slice(2);
const RUNS = Number(process.env.RUNS ?? 7);
const BARS = { compromise: 8, ready: 60, memory: 96 };
const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The text of the treebank by document.
const documents = readFileSync(source, "utf8").split(/^# newdoc.*$/m).map((part) =>
  part.split("\n").filter((l) => l.startsWith("# text = ") || l.startsWith("# newpar"))
    .map((l) => (l.startsWith("# newpar") ? "\n\n" : `${l.slice(9)} `)).join("").trim()).filter(Boolean);
const words = documents.join(" ").split(/\s+/).length;

// A CommonJS package and what it requires, as one script that sets a global.
function bundle(name, global) {
  const modules = new Map();
  const add = (path) => {
    if (modules.has(path)) return;
    const code = readFileSync(path, "utf8");
    const names = {};
    modules.set(path, { code, names });
    if (extname(path) === ".json") return;
    const find = createRequire(path);
    for (const [, wanted] of code.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      try { names[wanted] = find.resolve(wanted); } catch { continue; }
      if (names[wanted].startsWith("/")) add(names[wanted]);
    }
  };
  const entry = createRequire(join(root, "package.json")).resolve(name);
  add(entry);
  const parts = [...modules].map(([path, { code, names }]) => `${JSON.stringify(path)}: [${JSON.stringify(names)}, `
    + (extname(path) === ".json" ? `(m) => { m.exports = ${code} }]` : `function (module, exports, require) { ${code}\n}]`));
  return `{ const all = { ${parts.join(",\n")} }; const done = {};
    const load = (path) => { if (!done[path]) { const m = done[path] = { exports: {} }; const [names, run] = all[path];
      run(m, m.exports, (name) => load(names[name])); } return done[path].exports; };
    globalThis[${JSON.stringify(global)}] = load(${JSON.stringify(entry)}); }`;
}

const files = {
  "/ours.js": readFileSync(join(peers, "peers.js"), "utf8"),
  "/ours.wasm": readFileSync(join(peers, "peers_bg.wasm")),
  "/compromise.js": readFileSync(join(root, "node_modules/compromise/builds/compromise.js"), "utf8"),
  "/dates.js": readFileSync(join(root, "node_modules/compromise-dates/builds/compromise-dates.min.js"), "utf8"),
  "/wink.js": bundle("wink-nlp", "winkNLP"),
  "/model.js": bundle("wink-eng-lite-web-model", "winkModel"),
  "/": `<!doctype html><meta charset="utf-8"><title>peers</title>${["ours", "compromise", "dates", "wink", "model"]
    .map((name) => `<script src="/${name}.js"></script>`).join("")}`,
};
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html" };
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  const page = path.startsWith("/dist/") ? join(dist, path === "/dist/" ? "index.html" : path.slice(6)) : null;
  const body = page ? existsSync(page) && readFileSync(page) : files[path];
  if (!body) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(page ?? path)] ?? "text/html" }).end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(base);

  // How long the models take: from the compiled module to the first analysis, each time from nothing.
  const ready = [];
  for (let i = 0; i < RUNS; i += 1) {
    const fresh = await browser.newPage();
    await fresh.goto(base);
    ready.push(await fresh.evaluate(async () => {
      const module = await WebAssembly.compileStreaming(fetch("/ours.wasm"));
      await wasm_bindgen({ module_or_path: module });
      const start = performance.now();
      wasm_bindgen.read("Ready.");
      return performance.now() - start;
    }));
    await fresh.close();
  }

  await page.evaluate(async (texts) => {
    await wasm_bindgen({ module_or_path: "/ours.wasm" });
    const nlp = window.nlp;
    nlp.plugin(window.compromiseDates);
    const wink = winkNLP(winkModel, ["sbd", "pos", "ner"]);
    const its = wink.its;
    window.texts = texts;
    window.readers = {
      attache: (text) => wasm_bindgen.read(text)[2],
      compromise: (text) => {
        const doc = nlp(text);
        return doc.people().out("array").length + doc.places().out("array").length
          + doc.organizations().out("array").length + doc.dates().out("array").length;
      },
      wink: (text) => {
        const doc = wink.readDoc(text);
        const tokens = doc.tokens();
        return tokens.out(its.value).length + tokens.out(its.pos).length + doc.sentences().out().length
          + doc.entities().out(its.detail).length;
      },
    };
    for (const read of Object.values(window.readers)) texts.slice(0, 3).forEach(read);
  }, documents);

  const speeds = { attache: [], compromise: [], wink: [] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of Object.keys(speeds)) {
      const millis = await page.evaluate((who) => {
        const start = performance.now();
        for (const text of window.texts) window.readers[who](text);
        return performance.now() - start;
      }, name);
      speeds[name].push((words / millis) * 1000);
    }
  }
  const version = await browser.version();
  console.log(`Chromium ${version}; ${documents.length} documents, ${words} words; median of ${RUNS} runs, all three in each`);
  for (const [name, list] of Object.entries(speeds)) {
    const range = `${Math.round(Math.min(...list))} to ${Math.round(Math.max(...list))}`;
    console.log(`  ${name.padEnd(12)}${String(Math.round(median(list))).padStart(8)} words/s   (${range})`);
  }
  const ratio = (name) => median(speeds.attache.map((own, i) => own / speeds[name][i]));
  console.log(`  times compromise ${ratio("compromise").toFixed(1)} (bar ${BARS.compromise}); times wink-nlp ${ratio("wink").toFixed(2)}`);
  console.log(`  models ready in ${median(ready).toFixed(0)} ms (bar ${BARS.ready}; ${ready.map((r) => r.toFixed(0)).join(" ")})`);

  if (existsSync(join(dist, "worker.js"))) {
    const library = await browser.newPage();
    // Keeps hold of the memory of the worker's module.
    const hold = `for (const way of ["instantiate", "instantiateStreaming"]) { const own = WebAssembly[way].bind(WebAssembly);
      WebAssembly[way] = async (...given) => { const made = await own(...given);
        self.heldMemory = (made.instance ?? made).exports.memory; return made; }; }\n`;
    await library.route("**/worker*.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: hold + await response.text() });
    });
    await library.goto(`${base}/dist/`);
    await library.waitForFunction(() => document.documentElement.dataset.state === "ready"
      && document.querySelector("[data-testid=status]")?.dataset.step === "idle", null, { timeout: 120000 });
    const sizes = await Promise.all(library.workers().map((worker) => worker.evaluate(() => self.heldMemory?.buffer.byteLength ?? 0)));
    console.log(`  worker's memory after the built-in documents ${(Math.max(...sizes) / 1e6).toFixed(1)} MB (bar ${BARS.memory})`);
  } else {
    console.log(`  no ${dist}/worker.js: run \`make build\` to measure the worker's memory as well`);
  }
} finally {
  await browser.close();
  server.close();
}
