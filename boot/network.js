/**
 * Start of the build of many files (`dist/`): every part is fetched from beside the page.
 *
 * The script element that names this file also names the page's hashed glue and wasm
 * (`data-glue`, `data-wasm`; see `pattern_script` in Trunk.toml). The worker's two files are not
 * hashed by Trunk, so they are revalidated each time.
 */
import { offerMessages, offerWorker, startPage } from "./starter.js";

const { glue, wasm } = document.getElementById("boot").dataset;
const beside = (name) => new URL(name, document.baseURI);

async function get(name) {
  const response = await fetch(beside(name), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response;
}

async function compiled(name) {
  const response = await get(name);
  // A host that serves wasm under another type cannot stream it.
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

offerWorker(async () => {
  const [source, module] = await Promise.all([
    get("worker.js").then((response) => response.text()),
    compiled("worker_bg.wasm"),
  ]);
  return { glue: source, module };
});

offerMessages(async (language) => (await get(`messages/${language}.ftl`)).text());

startPage(async () => {
  const page = await import(beside(glue));
  await page.default({ module_or_path: beside(wasm) });
});
