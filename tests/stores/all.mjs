// Publication to a real store that speaks S3, on this machine: whatever happens to whichever request, readers get whole
// pages and the next publication ends it. Usage: node all.mjs PROGRAM S3S-FS
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const [program, server] = process.argv.slice(2);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "stores-"));
const bucket = path.join(scratch, "store", "desk");
const live = path.join(bucket, "live");
const site = path.join(scratch, "site");
const keys = { AWS_ACCESS_KEY_ID: "AKEXAMPLE", AWS_SECRET_ACCESS_KEY: "example-secret" };

const free = () => new Promise((done) => {
  const probe = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// A proxy that lets every request through as it is, but for the nth that writes. Signatures stay valid.
const plan = { at: -1, fault: "", writes: 0, child: null, order: [] };
function proxy(port, upstream) {
  const answer = (request, response) => {
    const writes = request.method !== "GET" && request.method !== "HEAD";
    // The claim is renewed by the clock, so that it would make every count another one.
    const counted = writes && !request.url.includes(".chancery-claim");
    const faulty = counted && plan.writes++ === plan.at;
    if (counted) plan.order.push(`${request.method} ${request.url}`);
    if (faulty && plan.fault === "refused") {
      request.resume();
      return response.writeHead(403, { "content-length": 0 }).end();
    }
    if (faulty && plan.fault === "dropped") return request.socket.destroy();
    if (faulty && plan.fault === "killed") {
      plan.child.kill("SIGKILL");
      return request.socket.destroy();
    }
    const options = { port: upstream, host: "127.0.0.1", method: request.method, path: request.url, headers: request.headers };
    const onward = http.request(options, (found) => {
      if (faulty && plan.fault === "truncated") {
        found.resume();
        return found.on("end", () => request.socket.destroy());
      }
      response.writeHead(found.statusCode, found.rawHeaders);
      found.pipe(response);
    });
    onward.on("error", () => request.socket.destroy());
    request.pipe(onward);
  };
  return http.createServer(answer).listen(port, "127.0.0.1");
}

function publish(args = [], env = keys) {
  return new Promise((done) => {
    const full = { PATH: process.env.PATH, HOME: scratch, NO_COLOR: "1", ...env };
    const child = spawn(program, ["publish", "--root", site, "--today", "2026-11-23", ...args], { env: full });
    plan.child = child;
    let said = "";
    child.stderr.on("data", (piece) => (said += piece));
    child.on("close", (code) => done({ code, said }));
  });
}

const walk = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  .filter((name) => !path.basename(name).startsWith(".chancery"));

// Every page that is there has every style sheet and script that it names.
function inspect(when) {
  for (const name of walk(live).filter((name) => name.endsWith(".html"))) {
    const page = fs.readFileSync(path.join(live, name), "utf8");
    for (const [, asset] of page.matchAll(/(?:src|href)="\/(assets\/[^"?#]+)/g))
      assert(fs.existsSync(path.join(live, asset)), `${when}: ${name} is there without ${asset}`);
  }
}

function same(when) {
  const output = path.join(site, "public");
  const built = walk(output).sort();
  assert.deepEqual(walk(live).sort(), built, `${when}: other files than were built`);
  for (const name of built)
    assert(fs.readFileSync(path.join(live, name)).equals(fs.readFileSync(path.join(output, name))), `${when}: ${name} differs`);
}

function write(name, text) {
  const file = path.join(site, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

const article = (title, day, text) => `+++\ntitle = "${title}"\ndate = 2024-04-${day}\n+++\n${text}\n`;

// Another state of the site each time: an article changes, one goes, one comes, and the style sheet gets another name.
function change(round) {
  write("articles/a.md", article("Tokyo signs", "10", `Japan and Australia signed the pact in Tokyo. Round ${round}.`));
  for (const name of ["odd", "even"]) fs.rmSync(path.join(site, `articles/${name}.md`), { force: true });
  const name = round % 2 ? "odd" : "even";
  write(`articles/${name}.md`, article(`Round ${name}`, "11", "The Philippines welcomed the step."));
  write("templates/assets/chancery.css", `${style}\n/* ${round} */\n`);
}

const [port, upstream] = [await free(), await free()];
fs.mkdirSync(bucket, { recursive: true });
const target = `[publish.live]\nkind = "s3"\nbucket = "desk"\nprefix = "live"\nendpoint = "http://127.0.0.1:${port}"\n`;
write("site.toml", `title = "Desk"\nbase_url = "https://example.org"\n${target}`);
spawnSync(program, ["theme", "eject", "assets/chancery.css", "--root", site]);
const style = fs.readFileSync(path.join(site, "templates/assets/chancery.css"), "utf8");
const store = spawn(server, ["--host", "127.0.0.1", "--port", String(upstream), "--access-key", keys.AWS_ACCESS_KEY_ID,
  "--secret-key", keys.AWS_SECRET_ACCESS_KEY, path.join(scratch, "store")], { stdio: "ignore" });
const between = proxy(port, upstream);
try {
  for (let tries = 0; ; tries++) {
    const up = await fetch(`http://127.0.0.1:${upstream}/`).then(() => true, () => false);
    if (up) break;
    assert(tries < 100, "the store does not begin");
    await wait(100);
  }
  change(0);
  const stranger = await publish([], { ...keys, AWS_SECRET_ACCESS_KEY: "another" });
  assert.equal(stranger.code, 2);
  assert(stranger.said.includes("look whose keys") && !stranger.said.includes("another"), stranger.said);
  assert(!fs.existsSync(live), "strangers have written");
  const first = await publish();
  assert.equal(first.code, 0, first.said);
  same("first");
  assert((await publish()).said.includes("nothing to do"));

  plan.writes = 0;
  plan.order = [];
  change(1);
  assert.equal((await publish(["--allow-removals"])).code, 0);
  same("second");
  const total = plan.writes;
  console.log(`a publication of ${total} writes`);
  let round = 1;
  const points = (count) => [...new Set(Array.from({ length: count }, (_, n) => Math.round((n * (total - 1)) / (count - 1))))];
  for (const [fault, count] of [["refused", 12], ["dropped", 12], ["truncated", 12], ["killed", 20]]) {
    for (const at of points(count)) {
      change(++round);
      Object.assign(plan, { at, fault, writes: 0, order: [] });
      const done = await publish(["--allow-removals"]);
      const when = `${fault} at write ${at} of ${total}`;
      inspect(when);
      const gone = plan.order.findIndex((step) => step.startsWith("DELETE") || step.includes("?delete"));
      const late = plan.order.findLastIndex((step) => step.startsWith("PUT") && !step.includes(".chancery"));
      assert(gone < 0 || late < gone, `${when}: something was deleted before everything had arrived`);
      plan.at = -1;
      // A claim that a killed publisher left is taken over after twenty seconds; only the last case waits for it.
      if (fault === "killed" && at !== total - 1) fs.rmSync(path.join(live, ".chancery-claim"), { force: true });
      const again = await publish(["--allow-removals"]);
      assert.equal(again.code, 0, `${when}, then:\n${done.said}\n${again.said}`);
      same(when);
    }
    console.log(`ok ${fault}`);
  }
} finally {
  between.closeAllConnections();
  between.close();
  store.kill();
  fs.rmSync(scratch, { recursive: true, force: true });
}
