// Serves a folder on 127.0.0.1: `node scripts/serve.mjs [FOLDER]`, port from PORT or a free one.
// For looking at a build; loopback only, no compression, nothing cached.
import { createServer } from "node:http";
import { createReadStream, existsSync, statSync } from "node:fs";
import { extname, join, normalize, resolve, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm",
};
const folder = resolve(process.argv[2] ?? "dist");
if (!existsSync(join(folder, "index.html"))) {
  console.error(`serve: ${folder} holds no index.html; run \`make build\` first.`);
  process.exit(1);
}

const server = createServer((request, response) => {
  const refuse = (status) => response.writeHead(status, { "content-type": "text/plain" }).end(`${status}\n`);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
  let path;
  try {
    path = normalize(join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname)));
  } catch {
    return refuse(400);
  }
  if (path !== folder && !path.startsWith(folder + sep)) return refuse(404);
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  if (!existsSync(path) || !statSync(path).isFile()) return refuse(404);
  response.writeHead(200, {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "content-length": statSync(path).size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(path).pipe(response);
});

const port = Number(process.env.PORT || 0);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`serve: PORT=${process.env.PORT} is not a port; give a number from 1 to 65535.`);
  process.exit(1);
}
server.on("error", (error) => {
  const busy = error.code === "EADDRINUSE";
  console.error(busy ? `serve: port ${port} is in use; choose another with PORT=….` : `serve: ${error.message}`);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => {
  console.log(`Attaché is at http://127.0.0.1:${server.address().port}/ (Ctrl-C ends it)`);
});
