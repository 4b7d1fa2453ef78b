/**
 * Start of the build of one file (`dist-single/attache.html`): every part is a data block of the
 * page, gzipped and in base64. Nothing is fetched or imported, so it runs from `file://`.
 *
 * `scripts/single.mjs` puts this after the page's glue and gives it `pageInit`, the glue's init.
 */
import { offerMessages, offerWorker, startPage } from "./starter.js";

async function unpacked(id) {
  if (!globalThis.DecompressionStream) throw new Error("it is too old (no DecompressionStream)");
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream);
}

const compiled = async (id) => WebAssembly.compile(await (await unpacked(id)).arrayBuffer());

offerMessages(async (language) => (await unpacked(`messages-${language}`)).text());

startPage(async () => pageInit({ module_or_path: await compiled("page-wasm") }));

offerWorker(async () => {
  const [glue, module] = await Promise.all([
    unpacked("worker-glue").then((response) => response.text()),
    compiled("worker-wasm"),
  ]);
  return { glue, module };
});
