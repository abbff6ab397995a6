/** A server of one folder: right types, nothing cached, nothing outside the folder. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder`. With `port`, that port or an error; without, the first free one from 8000.
 * @param {{
 *   folder: string, host?: string, port?: number, headers?: Record<string, string>,
 *   first?: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean
 * }} options `headers` go with every answer; `first` may answer instead, and then gives true
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>}
 */
export async function serve({ folder, host = "127.0.0.1", port, headers = {}, first }) {
  const server = createServer((request, response) => {
    if (first?.(request, response)) return;
    answer(request, response, folder, headers).catch(() => response.destroy());
  });
  const taken = port === undefined ? await listenFrom(server, 8000, host) : await listen(server, port, host);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request, response, folder, headers) {
  const { pathname } = new URL(request.url, "http://localhost");
  const found = await find(folder, pathname);
  if (request.method !== "GET" && request.method !== "HEAD") plain(response, 405, "Only GET is answered here.", headers);
  else if (found?.redirect) redirect(response, found.redirect);
  else if (!found) plain(response, 404, `There is no ${pathname} here.`, headers);
  else send(request, response, found, headers);
}

/** The file of an address and its length, or where the address should lead; null when there is neither. */
async function find(folder, pathname) {
  const path = fileOf(folder, pathname);
  const entry = path && (await stat(path).catch(() => null));
  if (!entry) return null;
  if (entry.isFile()) return { path, size: entry.size };
  if (!pathname.endsWith("/")) return { redirect: `${pathname}/` };
  const index = join(path, "index.html");
  const page = await stat(index).catch(() => null);
  return page?.isFile() ? { path: index, size: page.size } : null;
}

function send(request, response, { path, size }, headers) {
  response.writeHead(200, {
    "Content-Type": TYPES[extname(path).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": size,
    "Cache-Control": "no-cache",
    ...headers,
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(path)
      .on("error", () => response.destroy())
      .pipe(response);
}

/** The file that an address names, or null when it leads out of the folder or is no address. */
export function fileOf(folder, pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes("\0")) return null;
  const file = normalize(join(folder, path));
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null;
}

function redirect(response, location) {
  // "//host/" would lead to another host
  response.writeHead(301, { Location: location.replace(/^\/+/, "/") });
  response.end();
}

function plain(response, status, text, headers) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache", ...headers });
  response.end(text);
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      resolve(server.address().port);
    });
  });
}

async function listenFrom(server, first, host) {
  for (let port = first; port < first + 100; port++) {
    try {
      return await listen(server, port, host);
    } catch (error) {
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    }
  }
  return listen(server, 0, host);
}
