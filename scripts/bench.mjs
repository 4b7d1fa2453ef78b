// How fast the page answers: `node scripts/bench.mjs dist [N ...]`, in Chromium, on corpora of 10, 1,000
// and 10,000 short documents that are made up here, the same at every run, and read by the page itself.
// Prints how long it takes from a click on a filter until its result is painted, and how evenly long
// lists scroll. What lies below the window may be drawn in later frames: fails where something in the
// window was, and with BENCH_MOST_MILLIS=50 where the 95th percentile is above that. BENCH_ONLY=clicks leaves
// scrolling out, BENCH_EACH=1 prints every click.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [dist = "dist", ...sizes] = process.argv.slice(2);
const SIZES = sizes.length ? sizes.map(Number) : [10, 1000, 10000];
const CLICKS = 60;
const VIEWS = ["actors", "timeline", "statements", "goals"];
const FACETS = ["actors", "kinds", "sources", "places"];

// --- Documents: names, places and deeds drawn by a linear congruential generator.
const FIRST = ["Ana", "Boris", "Cora", "Dag", "Elise", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Lena"];
const LAST = ["Paz", "Lind", "Moreau", "Berg", "Costa", "Dahl", "Ekholm", "Falk", "Grau", "Hansen", "Ibsen", "Jansson",
  "Keller", "Larsen", "Moller", "Nilsen", "Olsson", "Petrov", "Quist", "Rossi"];
const PLACES = ["Oslo", "Lima", "Quito", "Bern", "Riga", "Porto", "Turin", "Vienna", "Prague", "Dublin"];
const TOPICS = ["the harbour treaty", "a fishing zone", "the new railway", "an open border", "the river dam", "lower tariffs"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
function article(seed) {
  let state = (seed + 1) * 2654435761 >>> 0;
  const below = (n) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % n;
  const pick = (list) => list[below(list.length)];
  const person = () => `${pick(FIRST)} ${pick(LAST)}`;
  const date = () => `${1 + below(28)} ${pick(MONTHS)} ${2000 + below(22)}`;
  const sentence = () => [
    () => `${person()} met ${person()} in ${pick(PLACES)} on ${date()}.`,
    () => `${person()} visited ${pick(PLACES)} on ${date()}.`,
    () => `${person()} said that ${pick(TOPICS)} would be discussed with ${person()}.`,
    () => `${person()} accused ${person()} of delaying ${pick(TOPICS)}.`,
    () => `${person()} wants to sign ${pick(TOPICS)}.`,
    () => `${person()} rejects ${pick(TOPICS)}.`,
  ][below(6)]();
  const year = 2001 + below(20);
  return `Report ${seed}\n\n${pick(PLACES).toUpperCase()}, ${date().replace(/\d{4}$/, year)} - ${sentence()} ${sentence()} ${sentence()}\n\n${sentence()} ${sentence()}\n`;
}

// --- In the page.
const settled = () => {
  const status = document.querySelector("[data-testid=status]");
  return document.documentElement.dataset.state === "ready" && status?.dataset.step === "idle" && status.dataset.left === "0"
    && document.querySelector("main")?.dataset.drawn === "all";
};
const drop = (files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name, { type: "text/plain" }));
  document.querySelector("main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
};
/** Notes when what was asked and answered passes between page and worker; before the page's own code. */
const note = () => {
  const notes = (globalThis.benchNotes = { asked: [], answered: [], taken: [], bytes: [] });
  const after = new MessageChannel();
  after.port1.onmessage = () => notes.taken.push(performance.now());
  globalThis.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", ({ data }) => {
        notes.answered.push(performance.now());
        notes.bytes.push(data.byteLength ?? 0);
        // Comes after the page's own listener and all that follows from it at once.
        after.port2.postMessage(0);
      });
    }
    postMessage(...what) {
      notes.asked.push(performance.now());
      super.postMessage(...what);
    }
  };
};
/**
 * Clicks a filter's value; tells how long until the answer is painted as far as the window shows it, what of
 * that went where, the size of the answer, and whether what the window showed then was what it showed when
 * all of the answer was drawn.
 */
const click = ([facet, at]) => new Promise((done) => {
  const values = [...document.querySelectorAll(`[data-testid=facet-value][data-facet=${facet}]:not(:disabled)`)];
  const value = values[at % values.length];
  if (!value) return done(null);
  const main = document.querySelector("main");
  const notes = globalThis.benchNotes;
  // All that carries a hook and lies in the window, where it lies and what it says.
  const shown = () => [...document.querySelectorAll("[data-testid]")].flatMap((element) => {
    const { left, top, bottom, width } = element.getBoundingClientRect();
    if (!width || bottom <= 0 || top >= innerHeight || element.dataset.testid === "view") return [];
    const words = element.querySelector("[data-testid]") ? "" : element.textContent;
    return [`${element.dataset.testid} ${element.dataset.fact ?? element.dataset.key} ${Math.round(left)},${Math.round(top)} ${words}`];
  });
  notes.asked = [];
  notes.answered = [];
  notes.taken = [];
  notes.bytes = [];
  const start = performance.now();
  value.click();
  const look = () => {
    if (!notes.answered.length || main.dataset.drawn === "none") return requestAnimationFrame(look);
    const frame = performance.now();
    // This frame holds the answer; it has been made when the next task after it runs.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const whole = performance.now() - start;
      const first = shown();
      const wait = () => {
        if (main.dataset.drawn !== "all") return requestAnimationFrame(wait);
        const last = shown();
        const differs = first.findIndex((words, i) => words !== last[i]);
        const late = differs < 0 && first.length < last.length ? first.length : differs;
        done({
          facet,
          whole,
          ask: notes.asked[0] - start,
          worker: notes.answered.at(-1) - notes.asked[0],
          // A frame can begin before the task that comes after the drawing.
          draw: Math.min(frame, notes.taken.at(-1) ?? frame) - notes.answered.at(-1),
          frame: Math.max(0, frame - (notes.taken.at(-1) ?? frame)),
          paint: start + whole - frame,
          bytes: notes.bytes.at(-1),
          rest: performance.now() - start - whole,
          late: late < 0 ? null : `${facet} ${value.dataset.key}: ${first[late]} | ${last[late]}`,
        });
      };
      requestAnimationFrame(wait);
    };
    channel.port2.postMessage(0);
  };
  requestAnimationFrame(look);
});
/**
 * Scrolls for some seconds, then jumps to places of the list; gives the lengths of the frames, the most
 * rows that were in the document, and in how many frames no row stood in the middle of the window.
 */
const scroll = ([millis, row]) => new Promise((done) => {
  const frames = [];
  let [most, blank] = [0, 0];
  const begin = performance.now();
  let last = begin;
  let [n, jumps] = [0, 0];
  const rows = document.getElementsByTagName("li");
  const step = (now) => {
    frames.push(now - last);
    last = now;
    if (n % 10 === 0) most = Math.max(most, [...rows].filter((r) => r.dataset.testid === row).length);
    const middle = document.elementFromPoint(document.querySelector("main").getBoundingClientRect().left + 60, innerHeight / 2);
    if (n > 60 && !middle?.closest(`[data-testid=${row}]`)) blank += 1;
    n += 1;
    // Two thirds of the time at a steady pace, then leaps through the list.
    if (now - begin < millis * 2 / 3) window.scrollBy(0, 60);
    else if (n % 15 === 0) window.scrollTo(0, document.documentElement.scrollHeight * [0.5, 0.9, 0.1, 0.7, 0.3][jumps++ % 5]);
    if (now - begin < millis) requestAnimationFrame(step);
    else done({ frames: frames.slice(2), most, blank, height: document.documentElement.scrollHeight });
  };
  requestAnimationFrame(step);
});

const server = spawn(process.execPath, [fileURLToPath(new URL("serve.mjs", import.meta.url)), dist], {
  env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"],
});
server.on("exit", (code) => code && process.exit(code));
const base = await new Promise((found) => server.stdout.on("data", (line) => {
  const address = String(line).match(/http:\S+/);
  if (address) found(address[0]);
}));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const ms = (n) => `${n.toFixed(1)} ms`.padStart(11);
const sorted = (times, name) => times.map((time) => time[name]).sort((a, b) => a - b);
const line = (name, times) => {
  const [whole, worker, bytes] = ["whole", "worker", "bytes"].map((part) => sorted(times, part));
  console.log(name.padEnd(26) + [0.5, 0.9, 0.95, 1].map((share) => ms(at(whole, share))).join("") + String(times.length).padStart(11)
    + ms(at(worker, 0.5)) + ms(at(worker, 0.95)) + `${(at(bytes, 0.5) / 1000).toFixed(0)} kB`.padStart(11));
};
/**
 * Where the time goes: from the click to the question, in the worker and on the way, until the answer is in the
 * document, until a frame begins, until it is made.
 */
const PHASES = ["ask", "worker", "draw", "frame", "paint"];
const phases = (name, times) => {
  const mean = (phase) => times.reduce((sum, time) => sum + time[phase], 0) / times.length;
  console.log(name.padEnd(26) + PHASES.map((phase) => ms(mean(phase))).join("") + String(times.length).padStart(11));
};
/** How many clicks took so long, in steps of 10 ms. */
const histogram = (times) => {
  const steps = new Map();
  for (const time of times) steps.set(Math.floor(time / 10) * 10, (steps.get(Math.floor(time / 10) * 10) ?? 0) + 1);
  return [...steps].sort(([a], [b]) => a - b).map(([from, n]) => `${from}–${from + 10} ms: ${n}`).join(", ");
};
/** Goes on, but ends as failed. */
const fail = (words) => {
  console.error(words);
  process.exitCode = 1;
};
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(note);
  page.on("pageerror", (error) => console.error(`${size}: ${error.message}`));
  await page.goto(`${base}#/statements`);
  await page.waitForFunction(settled, null, { timeout: 60000 });
  const began = Date.now();
  for (let first = 0; first < size; first += 500) {
    const files = Array.from({ length: Math.min(500, size - first) }, (_, i) => [`r${first + i}.txt`, article(first + i)]);
    await page.evaluate(drop, files);
  }
  // The queue can be empty for a moment between two drops: it has to stay so.
  for (let calm = 0; calm < 3; ) {
    await page.waitForFunction(settled, null, { timeout: 1800000, polling: 500 });
    await page.waitForTimeout(700);
    calm = (await page.evaluate(settled)) ? calm + 1 : 0;
  }
  const facts = await page.evaluate(() => document.querySelector("[data-testid=passing-count]").dataset.total);
  console.log(`\n${size} documents, ${facts} facts, read in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  console.log("filter click to paint".padEnd(26) + ["p50", "p90", "p95", "max", "clicks", "worker p50", "p95", "answer"].map((h) => h.padStart(11)).join(""));
  const all = [];
  for (const view of VIEWS) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/${view}`);
    await page.waitForTimeout(300);
    await page.waitForFunction(settled, null, { timeout: 60000 });
    const times = [];
    for (let i = 0; times.length < CLICKS / 4 && i < CLICKS; i += 1) {
      const time = await page.evaluate(click, [FACETS[i % 4], i]);
      if (time !== null) times.push({ ...time, view });
      // Every second click takes the filters out again, so that there is always much to draw.
      if (i % 2) await page.evaluate((hash) => { location.hash = hash; }, `#/${view}`);
      await page.waitForTimeout(60);
      await page.waitForFunction(settled, null, { timeout: 60000 });
    }
    all.push(...times);
    line(view, times);
  }
  line("all", all);
  for (const facet of FACETS) {
    const own = all.filter((time) => time.facet === facet);
    if (own.length) line(`  by ${facet}`, own);
  }
  console.log("where the time goes (mean)".padEnd(26) + [...PHASES, "clicks"].map((h) => h.padStart(11)).join(""));
  phases("all", all);
  for (const view of VIEWS) phases(`  ${view}`, all.filter((time) => time.view === view));
  phases("  slowest tenth", [...all].sort((a, b) => b.whole - a.whole).slice(0, Math.ceil(all.length / 10)));
  if (process.env.BENCH_EACH) {
    all.forEach((time) => console.log(`  ${time.view} ${time.facet}`.padEnd(26) + ["whole", ...PHASES].map((phase) => ms(time[phase])).join("")));
  }
  const whole = sorted(all, "whole");
  const late = all.filter((time) => time.late);
  console.log("drawn later".padEnd(26) + `the rest ${ms(at(sorted(all, "rest"), 0.5)).trim()} after the first frame (p50); in ${late.length} of ${all.length} clicks something in the window`);
  if (late.length) fail(late[0].late);
  console.log("distribution".padEnd(26) + histogram(whole));
  if (at(whole, 0.95) > Number(process.env.BENCH_MOST_MILLIS ?? Infinity)) fail("too slow");
  if (process.env.BENCH_ONLY === "clicks") {
    await page.close();
    continue;
  }
  for (const [view, row] of [["actors", "actor-row"], ["timeline", "timeline-row"], ["statements", "statement-row"]]) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/${view}`);
    await page.waitForTimeout(300);
    await page.waitForFunction(settled, null, { timeout: 60000 });
    const { frames, most, blank, height } = await page.evaluate(scroll, [4500, row]);
    frames.sort((a, b) => a - b);
    const mean = frames.reduce((a, b) => a + b, 0) / frames.length;
    console.log(`scroll, ${view}`.padEnd(26) + `${(1000 / mean).toFixed(1)} fps, frames p95 ${at(frames, 0.95).toFixed(1)} ms, max ${frames.at(-1).toFixed(1)} ms; at most ${most} rows drawn, list ${height} px high, no row in ${blank} of ${frames.length} frames`);
  }
  await page.close();
}
await browser.close();
server.kill();
