/**
 * What both builds share: mounting the page, and starting its worker.
 *
 * The contract with the page's Rust (call it through wasm-bindgen):
 *
 *     globalThis.attacheMessages(language): Promise<string>    the catalogue of a language
 *     globalThis.attacheStartWorker(): Promise<Worker>
 *
 * - Each call starts a new worker; call it again after one died. The page terminates the old one.
 * - The promise resolves as soon as the worker exists, before it has run a line: set `onmessage`
 *   and `onerror` at once (in the same turn). The worker's first message is the one its Rust posts
 *   when it is ready; send it nothing before that, since what is sent earlier is lost.
 * - A worker that cannot start, or panics, fires its `error` event. The promise rejects where the
 *   worker's code cannot be fetched or compiled; calling again tries again.
 *
 * The worker is made from a Blob so that it inherits the page's Content-Security-Policy: one made
 * from an http address does not.
 */

/** Offers `attacheMessages`. `load(language)` gives the text of its catalogue. */
export function offerMessages(load) {
  globalThis.attacheMessages = load;
}

/** Offers `attacheStartWorker`. `load()` gives `{ glue, module }`: source text, `WebAssembly.Module`. */
export function offerWorker(load) {
  let parts = load();
  parts.catch(() => {});
  globalThis.attacheStartWorker = async () => {
    const { glue, module } = await parts.catch(() => (parts = load()));
    const source = new Blob([glue, `\n;(${inWorker})();\n`], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(source), { name: "attache" });
    worker.postMessage(module);
    return worker;
  };
}

/** Runs inside the worker, after the glue: takes the compiled module, then leaves the field to Rust. */
function inWorker() {
  self.onmessage = ({ data }) => {
    self.onmessage = null;
    wasm_bindgen({ module_or_path: data }).catch((error) => setTimeout(() => { throw error; }));
  };
}

/** Runs the page's `main`, then takes away the shell that stood in for it. `init()` resolves when mounted. */
export async function startPage(init) {
  try {
    await init();
    document.getElementById("shell")?.remove();
  } catch (error) {
    const line = document.getElementById("shell-state");
    if (line) {
      line.textContent = `Attaché could not start in this browser: ${error?.message ?? error}`;
      line.setAttribute("role", "alert");
    }
    document.getElementById("shell")?.removeAttribute("aria-busy");
    throw error;
  }
}
