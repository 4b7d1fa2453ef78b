// Folds dist/ into one file that needs no server: `node scripts/single.mjs dist dist-single/attache.html`.
//
// In: a Trunk build. Out: one HTML file with the style, the glue and the start inline, the wasm and
// the worker's glue gzipped in base64 data blocks, and a policy that allows these scripts and styles
// by their hashes, a worker from a Blob, and no connection at all. It stops, saying what it met,
// rather than write a file that would fetch or import something.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const [dist = "dist", out = "dist-single/attache.html"] = process.argv.slice(2);
const boot = fileURLToPath(new URL("../boot", import.meta.url));
const read = (path) => readFileSync(path, "utf8");
const stop = (why) => { console.error(`single: ${why}`); process.exit(1); };

let html;
try {
  html = read(join(dist, "index.html"));
} catch {
  stop(`${dist} holds no index.html; run \`make build\` first.`);
}

const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`))?.slice(1).find((v) => v !== undefined);
const inDist = (href) => join(dist, href.replace(/^\.\//, ""));
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
const packed = (path) => base64(gzipSync(readFileSync(path), { level: 9 }));
const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const dataUri = (path) => {
  const type = { ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2" }[extname(path)];
  return type ? `data:${type};base64,${base64(readFileSync(path))}` : stop(`no type known for ${path}`);
};

// Style: every sheet, in its order, in one element.
let style = "";
let icon = "";
html = html.replace(/<link\b[^>]*>/g, (tag) => {
  const [rel, href] = [attribute(tag, "rel"), attribute(tag, "href")];
  if (rel === "stylesheet") style += `${read(inDist(href)).trim()}\n`;
  else if (rel === "icon") icon = `<link rel="icon" href="${dataUri(inDist(href))}">`;
  else if (rel !== "modulepreload" && rel !== "preload") stop(`index.html has a link this script does not know: ${tag}`);
  return "";
});
style = style.replace(/url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)/g, (_, href) => `url("${dataUri(inDist(href))}")`);
if (/@import/.test(style)) stop("a style sheet uses @import");
if (/<\/style/i.test(style)) stop("a style sheet holds </style");

// Script: the page's glue without its exports, then the start.
const tag = html.match(/<script\b[^>]*\bid=["']?boot\b[^>]*><\/script>/)?.[0] ?? stop("index.html has no script with id=boot");
let pageInit = "";
const glue = read(inDist(attribute(tag, "data-glue")))
  .replace(/\bexport\s*\{([^}]*)\}\s*;?/g, (_, names) => {
    pageInit = names.match(/([\w$]+)\s+as\s+default/)?.[1] ?? pageInit;
    return "";
  })
  .replace(/^export\s+(?=(?:async\s+)?function|class|const|let|var)/gm, "");
if (!pageInit) stop("the page's glue has no default export; was it made for the web target?");
if (/^\s*(?:import|export)\b(?!\s*\()/m.test(glue)) stop("the page's glue imports a snippet; inline it in Rust or teach this script");
const own = ["starter.js", "inlined.js"].map((name) =>
  read(join(boot, name)).replace(/^import .*$/gm, "").replace(/^export (?=async|function)/gm, ""));
const script = `\n${glue}\n{\nconst pageInit = ${pageInit};\n${own.join("\n")}\n}\n`
  .replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

const policy = [
  "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`, "worker-src blob:",
  "img-src data:", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
].join("; ");
const wasm = attribute(tag, "data-wasm");
const worker = readdirSync(dist).filter((name) => /^worker(_bg\.wasm|\.js)$/.test(name));
if (worker.length !== 2) stop(`${dist} lacks worker.js or worker_bg.wasm`);
const block = (id, path) => `<script type="text/plain" id="${id}">${packed(path)}</script>\n`;

html = html.replace(/<meta\b[^>]*http-equiv=["']?Content-Security-Policy[^>]*>/i,
  () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
if (!html.includes(policy)) stop("index.html has no Content-Security-Policy to replace");
html = html.replace(/<\/head>/i, () => `${icon}<style>${style}</style></head>`);
html = html.replace(tag, () =>
  block("page-wasm", inDist(wasm)) + block("worker-glue", join(dist, "worker.js")) +
  block("worker-wasm", join(dist, "worker_bg.wasm")) +
  readdirSync(join(dist, "messages")).sort()
    .map((name) => block(`messages-${basename(name, ".ftl")}`, join(dist, "messages", name))).join("") + `<script type="module">${script}</script>`);

mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, html);
console.log(`${out}: ${basename(wasm)} and worker_bg.wasm inside, ${(Buffer.byteLength(html) / 1024).toFixed(0)} KB`);
