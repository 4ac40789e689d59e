// A site that is published again and again, each time in another state, and what a reader may ask of it at any moment.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

export const free = () => new Promise((done) => {
  const probe = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

// So many points, spread evenly over so many steps.
export const points = (count, total) =>
  [...new Set(Array.from({ length: count }, (_, n) => Math.round((n * (total - 1)) / (count - 1))))];

export async function until(condition, what) {
  for (let tries = 0; !(await condition()); tries++) {
    assert(tries < 200, `${what} does not begin`);
    await wait(100);
  }
}

export const walk = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  .filter((name) => !name.split(path.sep).some((part) => part.startsWith(".chancery")));

// A secret as keys of Azure are written.
export const coded = Buffer.from("open-sesame, says nobody").toString("base64");

const article = (title, day, text) => `+++\ntitle = "${title}"\ndate = 2024-04-${day}\n+++\n${text}\n`;

export class Desk {
  constructor(program, env) {
    this.program = program;
    this.scratch = fs.mkdtempSync(path.join(os.tmpdir(), "stores-"));
    this.site = path.join(this.scratch, "site");
    this.env = { PATH: process.env.PATH, HOME: this.scratch, NO_COLOR: "1", ...env };
    this.round = 0;
    this.before = new Map();
    this.target("");
    spawnSync(program, ["theme", "eject", "assets/chancery.css", "--root", this.site]);
    this.style = fs.readFileSync(path.join(this.site, "templates/assets/chancery.css"), "utf8");
    this.change();
  }

  target(lines) {
    this.write("site.toml", `title = "Desk"\nbase_url = "https://example.org"\n${lines}\n`);
  }

  write(name, text) {
    const file = path.join(this.site, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }

  // Another state of the site each time: an article changes, one goes, one comes, and the style sheet gets another name.
  change() {
    if (this.live && fs.existsSync(this.live)) this.before = this.shown();
    const round = this.round++;
    this.write("articles/a.md", article("Tokyo signs", "10", `Japan and Australia signed the pact in Tokyo. Round ${round}.`));
    for (const name of ["odd", "even"]) fs.rmSync(path.join(this.site, `articles/${name}.md`), { force: true });
    const name = round % 2 ? "odd" : "even";
    this.write(`articles/${name}.md`, article(`Round ${name}`, "11", "The Philippines welcomed the step."));
    this.write("templates/assets/chancery.css", `${this.style}\n/* ${round} */\n`);
  }

  publish(args = [], env = {}) {
    return new Promise((done) => {
      const all = ["publish", "--root", this.site, "--today", "2026-11-23", "--allow-removals", ...args];
      this.child = spawn(this.program, all, { env: { ...this.env, ...env } });
      let said = "";
      for (const stream of [this.child.stdout, this.child.stderr]) stream.on("data", (piece) => (said += piece));
      this.child.on("close", (code, signal) => done({ code, signal, said }));
    });
  }

  async done(args, env) {
    const done = await this.publish(args, env);
    assert.equal(done.code, 0, done.said);
    return done.said;
  }

  // It must fail, say these words, and say no secret.
  async refused(words, env = {}, args = []) {
    const done = await this.publish(args, env);
    assert.equal(done.code, 2, done.said);
    for (const word of words) assert(done.said.includes(word), `no "${word}" in:\n${done.said}`);
    for (const secret of ["open-sesame", coded]) assert(!done.said.includes(secret), `a secret is told:\n${done.said}`);
    return done.said;
  }

  // What readers get from a server, put into the folder `live`: `names` are there, and `get` brings one of them.
  async gather(names, get) {
    fs.rmSync(this.live, { recursive: true, force: true });
    fs.mkdirSync(this.live);
    for (const name of names) {
      const file = path.join(this.live, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, Buffer.from(await (await get(name)).arrayBuffer()));
    }
  }

  // Where the folder `live` is the place itself, there is nothing to bring.
  async fetch() {}

  shown() {
    return new Map(walk(this.live).map((name) => [name, fs.readFileSync(path.join(this.live, name))]));
  }

  // Every page that is there has every style sheet and script that it names, and nothing is gone before all is there.
  inspect(when) {
    if (!fs.existsSync(this.live)) return;
    const shown = this.shown();
    for (const [name, bytes] of shown) {
      if (!name.endsWith(".html")) continue;
      for (const [, asset] of bytes.toString().matchAll(/(?:src|href)="\/(assets\/[^"?#]+)/g))
        assert(shown.has(asset), `${when}: ${name} is there without ${asset}`);
    }
    const gone = [...this.before.keys()].find((name) => !shown.has(name));
    const output = path.join(this.site, "public");
    const late = walk(output).find((name) => !shown.get(name)?.equals(fs.readFileSync(path.join(output, name))));
    assert(!gone || !late, `${when}: ${gone} was deleted before ${late} had arrived`);
  }

  // Exactly what was built is there.
  same(when) {
    const output = path.join(this.site, "public");
    const built = walk(output).sort();
    assert.deepEqual(walk(this.live).sort(), built, `${when}: other files than were built`);
    for (const name of built) {
      const [is, should] = [this.live, output].map((folder) => fs.readFileSync(path.join(folder, name)));
      assert(is.equals(should), `${when}: ${name} differs`);
    }
  }

  close() {
    fs.rmSync(this.scratch, { recursive: true, force: true });
  }
}
