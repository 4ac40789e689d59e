// Google Cloud Storage, as an emulator has it. Three things it does not do, and so they are not proved here: it looks at
// no key, it does not know the fields of Google's older interface with which objects are written (a gateway says the
// same to it in the newer one, where it does keep to conditions), and of a bucket that is not there it says that it is broken.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { between, faults, rivals } from "./between.mjs";
import { free, until } from "./desk.mjs";
import { Remote } from "./remote.mjs";

class Bucket extends Remote {
  constructor(program, port, store) {
    super(program, {}, `kind = "gcs"\nbucket = "desk"\nprefix = "live"\nendpoint = "http://127.0.0.1:${port}"`);
    this.address = `http://127.0.0.1:${store}`;
    this.env.GOOGLE_SERVICE_ACCOUNT = this.account("account.json", { disable_oauth: true });
  }

  // The file of a service account, as Google gives it out.
  account(name, more) {
    const file = path.join(this.scratch, name);
    const fields = { client_email: "desk@example.org", private_key_id: "1", private_key: "open-sesame", ...more };
    fs.writeFileSync(file, JSON.stringify(fields));
    return file;
  }

  async object(name, options) {
    const answer = await fetch(`${this.address}/desk/live/${name}`, options);
    assert(answer.ok || answer.status === 404, `${name}: ${answer.status}`);
    return answer;
  }

  put(name, body) {
    return write(this.address, `live/${name}`, body);
  }

  delete(name) {
    return this.object(name, { method: "DELETE" });
  }

  async names() {
    const list = await (await fetch(`${this.address}/desk?list-type=2&prefix=live/`)).text();
    assert(!list.includes("<IsTruncated>true"), list);
    return [...list.matchAll(/<Key>live\/([^<]+)<\/Key>/g)].map(([, name]) => name);
  }
}

// Writes an object in the newer interface: what goes with it, and then its content.
function write(address, name, body, { type = "text/plain", coding, cache, generation } = {}) {
  const edge = "chancery-edge";
  const head = JSON.stringify({ name, contentType: type, contentEncoding: coding, cacheControl: cache });
  const parts = [`--${edge}\r\ncontent-type: application/json\r\n\r\n${head}\r\n--${edge}\r\ncontent-type: ${type}\r\n\r\n`, body,
    `\r\n--${edge}--\r\n`];
  const query = new URLSearchParams({ uploadType: "multipart", name });
  if (generation !== undefined) query.set("ifGenerationMatch", generation);
  return fetch(`${address}/upload/storage/v1/b/desk/o?${query}`, {
    method: "POST",
    headers: { "content-type": `multipart/related; boundary=${edge}` },
    body: Buffer.concat(parts.map((part) => Buffer.from(part))),
  });
}

// Lets everything through but PUT, which it says in the newer interface; the answer is given in the older one.
function gateway(port, upstream) {
  const put = async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const name = decodeURIComponent(new URL(request.url, "http://here").pathname).replace(/^\/desk\//, "");
    const { "content-type": type, "content-encoding": coding, "cache-control": cache } = request.headers;
    const dress = { type, coding, cache, generation: request.headers["x-goog-if-generation-match"] };
    const answer = await write(`http://127.0.0.1:${upstream}`, name, Buffer.concat(pieces), dress);
    const written = await answer.json();
    const headers = answer.ok ? { etag: `"${written.etag}"`, "x-goog-generation": written.generation } : {};
    response.writeHead(answer.status, { ...headers, "content-length": 0 }).end();
  };
  const answer = (request, response) => {
    if (request.method === "PUT") return put(request, response);
    // It tells the interfaces apart by the name of the host.
    const headers = { ...request.headers, host: `127.0.0.1:${upstream}` };
    const options = { port: upstream, host: "127.0.0.1", method: request.method, path: request.url, headers };
    const onward = http.request(options, (found) => {
      response.writeHead(found.statusCode, found.rawHeaders);
      found.pipe(response);
    });
    onward.on("error", () => request.socket.destroy());
    request.pipe(onward);
  };
  return http.createServer(answer).listen(port, "127.0.0.1");
}

export async function gcs(program, server) {
  const [port, middle, upstream] = [await free(), await free(), await free()];
  const desk = new Bucket(program, port, upstream);
  const plan = { at: -1, fault: "", writes: 0 };
  const options = ["-scheme", "http", "-backend", "memory", "-host", "127.0.0.1", "-port", String(upstream), "-public-host",
    `127.0.0.1:${upstream}`, "-log-level", "error"];
  const store = spawn(server, options, { stdio: "ignore", cwd: desk.scratch });
  const servers = [gateway(middle, upstream), between(port, middle, desk, plan)];
  try {
    await until(() => fetch(desk.address).then(() => true, () => false), "the emulator of Google");
    const bucket = { method: "POST", headers: { "content-type": "application/json" }, body: '{"name":"desk"}' };
    assert((await fetch(`${desk.address}/storage/v1/b?project=desk`, bucket)).ok);
    // Files that hold no key, and no file.
    await desk.refused(["cannot log in"], { GOOGLE_SERVICE_ACCOUNT: desk.account("broken.json", {}) });
    await desk.refused(["cannot log in"], { GOOGLE_SERVICE_ACCOUNT: path.join(desk.scratch, "nowhere.json") });
    // A file of keys that leads elsewhere, where anybody could read what passes, is not followed there.
    const astray = { disable_oauth: true, gcs_base_url: `http://127.0.0.1:${port}` };
    const said = fs.readFileSync(path.join(desk.site, "site.toml"), "utf8");
    desk.write("site.toml", said.replace(/endpoint = .*/, ""));
    await desk.refused(["has to begin with https"], { GOOGLE_SERVICE_ACCOUNT: desk.account("astray.json", astray) });
    desk.write("site.toml", said);
    assert.deepEqual(await desk.names(), [], "strangers have written");

    await desk.done();
    await desk.first();
    assert((await desk.done()).includes("nothing to do"));

    await desk.compressed();
    await desk.amongOthers();
    await rivals(desk, plan, (name, text) => desk.put(name, text));
    await faults("gcs", desk, plan, { each: [["refused", 3], ["dropped", 3], ["truncated", 4], ["killed", 4]] });
  } finally {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    store.kill();
    desk.close();
  }
}
