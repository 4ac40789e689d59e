// A branch in a repository behind git's own server for HTTP, which wants a name and a password.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Desk, free, points } from "./desk.mjs";

const secret = `Basic ${Buffer.from("desk:open-sesame").toString("base64")}`;

// The smallest server that runs a program for each request, as CGI has it. What comes in counts, and may be cut off.
function serve(port, repositories, plan) {
  const answer = (request, response) => {
    if (request.headers.authorization !== secret)
      return response.writeHead(401, { "www-authenticate": 'Basic realm="desk"' }).end();
    const [file, query] = request.url.split("?");
    if (query === "service=git-receive-pack") plan.push();
    const child = spawn("git", ["http-backend"], {
      env: {
        PATH: process.env.PATH, GIT_PROJECT_ROOT: repositories, GIT_HTTP_EXPORT_ALL: "1", REMOTE_USER: "desk",
        REQUEST_METHOD: request.method, PATH_INFO: decodeURIComponent(file), QUERY_STRING: query ?? "",
        CONTENT_TYPE: request.headers["content-type"] ?? "", HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        HTTP_GIT_PROTOCOL: request.headers["git-protocol"] ?? "",
      },
    });
    child.stdin.on("error", () => {});
    request.on("data", (piece) => {
      plan.passed += piece.length;
      if (plan.passed > plan.at) {
        plan.at = Infinity;
        plan.act();
        child.kill("SIGKILL");
        return request.socket.destroy();
      }
      child.stdin.write(piece);
    });
    request.on("end", () => child.stdin.end()).on("close", () => child.stdin.end());
    const pieces = [];
    child.stdout.on("data", (piece) => pieces.push(piece));
    child.on("close", () => {
      if (response.destroyed) return;
      const all = Buffer.concat(pieces);
      const end = all.indexOf("\r\n\r\n");
      const headers = all.subarray(0, Math.max(0, end)).toString().split("\r\n").map((line) => line.split(": "));
      const status = headers.find(([name]) => name === "Status")?.[1] ?? (end < 0 ? "500" : "200");
      response.writeHead(Number.parseInt(status), Object.fromEntries(headers.filter(([name]) => name && name !== "Status")));
      response.end(all.subarray(end + 4));
    });
  };
  return http.createServer(answer).listen(port, "127.0.0.1");
}

class Branch extends Desk {
  constructor(program) {
    super(program, { GIT_CONFIG_NOSYSTEM: "1" });
    this.repository = path.join(this.scratch, "repositories", "pages.git");
    this.git("init", "-q", "--bare", this.repository);
    this.live = path.join(this.scratch, "live");
  }

  git(...args) {
    const env = { ...this.env, GIT_CONFIG_GLOBAL: "/dev/null" };
    const done = spawnSync("git", args, { env, maxBuffer: 1 << 28 });
    assert.equal(done.status, 0, `git ${args.join(" ")}: ${done.stderr}`);
    return done.stdout;
  }

  remote(...args) {
    return this.git("--git-dir", this.repository, ...args);
  }

  login(password) {
    const helper = `!f() { echo username=desk; echo password=${password}; }; f`;
    fs.writeFileSync(path.join(this.scratch, ".gitconfig"), `[credential]\n\thelper = "${helper}"\n`);
  }

  // What a host would serve from the branch now.
  fetch() {
    fs.rmSync(this.live, { recursive: true, force: true });
    fs.mkdirSync(this.live);
    if (!this.remote("branch", "--list", "gh-pages").length) return;
    const untar = spawnSync("tar", ["-x", "-C", this.live], { input: this.remote("archive", "gh-pages") });
    assert.equal(untar.status, 0, String(untar.stderr));
    fs.rmSync(path.join(this.live, ".nojekyll"));
  }
}

export async function git(program) {
  const desk = new Branch(program);
  const port = await free();
  const plan = { at: Infinity, passed: 0, act: () => {}, push: () => {} };
  const server = serve(port, path.dirname(desk.repository), plan);
  try {
    desk.target(`[publish.live]\nkind = "git"\nremote = "http://127.0.0.1:${port}/pages.git"`);
    desk.login("open-sesame!");
    await desk.refused(["git ls-remote failed", "Authentication failed"]);
    desk.login("open-sesame");
    await desk.done();
    desk.fetch();
    desk.same("first");
    assert((await desk.done()).includes("nothing to do"));

    desk.change();
    plan.passed = 0;
    await desk.done();
    const total = plan.passed;
    desk.fetch();
    desk.same("second");
    console.log(`git: a publication of ${total} bytes`);
    const commits = () => Number(desk.remote("rev-list", "--count", "gh-pages"));
    const acts = { dropped: () => {}, killed: () => desk.child.kill("SIGKILL") };
    for (const [fault, count] of [["dropped", 6], ["killed", 6]]) {
      // Packs differ by some bytes from one publication to the next, so that the very last ones may not come.
      for (const at of points(count, Math.floor(total * 0.97))) {
        desk.change();
        const before = commits();
        Object.assign(plan, { at, passed: 0, act: acts[fault] });
        const when = `${fault} at byte ${at} of ${total}`;
        const done = await desk.publish();
        assert.equal(plan.at, Infinity, `${when}: nothing happened`);
        assert(done.code !== 0 || fault === "dropped", `${when} was passed over in silence`);
        // The branch is at the commit before or at the new one, both of which are whole.
        assert(commits() === before || done.code !== 2, `${when}: half done`);
        desk.fetch();
        desk.inspect(when);
        // The git that a killed program has started may still be at work, and be first.
        const again = await desk.publish();
        if (!again.said.includes("has moved on")) assert.equal(again.code, 0, `${when}, then:\n${again.said}`);
        await desk.done();
        desk.fetch();
        desk.same(when);
      }
      console.log(`git: ok ${fault}`);
    }

    // Somebody else pushes between our look and our push.
    desk.change();
    const base = String(desk.remote("rev-parse", "gh-pages")).trim();
    const identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"];
    const tree = String(desk.remote("rev-parse", `${base}^{tree}`)).trim();
    const theirs = String(desk.git("--git-dir", desk.repository, ...identity, "commit-tree", tree, "-p", base, "-m", "By hand")).trim();
    plan.push = () => desk.remote("update-ref", "refs/heads/gh-pages", theirs);
    await desk.refused(["the branch gh-pages has moved on", "Publish again"]);
    plan.push = () => {};
    assert.equal(String(desk.remote("rev-parse", "gh-pages")).trim(), theirs, "somebody's push is gone");
    // A server that takes no more.
    desk.remote("config", "receive.maxInputSize", "100");
    await desk.refused([]);
    assert.equal(String(desk.remote("rev-parse", "gh-pages")).trim(), theirs);
    desk.remote("config", "--unset", "receive.maxInputSize");
    await desk.done();
    desk.fetch();
    desk.same("after all");
    assert.equal(String(desk.remote("rev-parse", "gh-pages~1")).trim(), theirs);
    console.log("git: ok moved on and full");
  } finally {
    server.closeAllConnections();
    server.close();
    desk.close();
  }
}
