// What a reader downloads: `node scripts/sizes.mjs dist`. Raw, gzip -9 and brotli -q11 of every file. Fails
// where the page's wasm or what the shell needs for its first paint has grown above what they may weigh.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [dist = "dist"] = process.argv.slice(2);
if (!existsSync(dist)) {
  console.error(`sizes: no ${dist}; run \`make build\` first.`);
  process.exit(1);
}
const walk = (folder) => readdirSync(folder).sort().flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : [path];
});
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
const row = (name, sizes) => console.log(name.padEnd(44) + sizes.map(kb).join(""));
const weigh = (path) => {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length];
};

/** Bytes, compressed by brotli. */
const MOST = { shell: 100_000, "page wasm": 350_000 };

const sums = { page: [0, 0, 0], worker: [0, 0, 0], shell: [0, 0, 0], "page wasm": [0, 0, 0] };
/** Sums that a file belongs to. The shell is painted from the document and its style, before any script. */
const parts = (name) => {
  if (name.startsWith("worker")) return ["worker"];
  if (name === "index.html" || name.endsWith(".css")) return ["page", "shell"];
  return name.startsWith("page") && name.endsWith(".wasm") ? ["page", "page wasm"] : ["page"];
};
console.log("".padEnd(44) + ["raw", "gzip", "brotli"].map((h) => h.padStart(12)).join(""));
for (const path of walk(dist)) {
  const sizes = weigh(path);
  const name = path.slice(dist.length + 1);
  for (const part of parts(name)) sizes.forEach((size, i) => (sums[part][i] += size));
  row(name, sizes);
}
row("page, all of it", sums.page);
row("worker, all of it", sums.worker);
const single = "dist-single/attache.html";
if (existsSync(single)) row(single, weigh(single));
for (const [part, most] of Object.entries(MOST)) {
  row(`${part}, at most ${most / 1000} kB brotli`, sums[part]);
  if (sums[part][2] > most) {
    console.error(`sizes: the ${part} weighs ${sums[part][2]} bytes, more than ${most}.`);
    process.exitCode = 1;
  }
}
