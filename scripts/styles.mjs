// Joins the style sheets of a Trunk build into one, in their order: `node scripts/styles.mjs dist`.
// Thirty small files are good to work on and bad to wait for: each would delay the first paint.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [dist = "dist"] = process.argv.slice(2);
const page = join(dist, "index.html");
const html = readFileSync(page, "utf8");
const links = html.match(/<link\b[^>]*\brel=["']?stylesheet\b[^>]*>/g) ?? [];
const paths = links.map((link) => join(dist, link.match(/\bhref=["']?\.?\/?([^"'\s>]+)/)[1]));
const style = paths.map((path) => readFileSync(path, "utf8").trim()).join("\n");
const name = `style-${createHash("sha256").update(style).digest("hex").slice(0, 16)}.css`;
const integrity = `sha384-${createHash("sha384").update(style).digest("base64")}`;

paths.forEach((path) => rmSync(path));
writeFileSync(join(dist, name), style);
let joined = html;
links.forEach((link, i) => {
  joined = joined.replace(link, i === 0 ? `<link rel="stylesheet" href="./${name}" integrity="${integrity}">` : "");
});
writeFileSync(page, joined);
