// What a reader downloads: `node scripts/sizes.mjs dist`. Raw, gzip -9 and brotli -q11 of every file.
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

const sums = { page: [0, 0, 0], worker: [0, 0, 0] };
console.log("".padEnd(44) + ["raw", "gzip", "brotli"].map((h) => h.padStart(12)).join(""));
for (const path of walk(dist)) {
  const sizes = weigh(path);
  const name = path.slice(dist.length + 1);
  const sum = sums[name.startsWith("worker") ? "worker" : "page"];
  sizes.forEach((size, i) => (sum[i] += size));
  row(name, sizes);
}
row("page, all of it", sums.page);
row("worker, all of it", sums.worker);
const single = "dist-single/attache.html";
if (existsSync(single)) row(single, weigh(single));
