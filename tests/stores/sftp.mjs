// OpenSSH's server, run by an ordinary user, with keys of its own.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { Desk, free, points, until } from "./desk.mjs";

const SSHD = process.env.SSHD ?? "/usr/sbin/sshd";

// Root's server would write into folders that are closed; so another user runs it.
const root = process.getuid() === 0;
const user = root ? "daemon" : os.userInfo().username;
const number = (flag) => Number(run("id", flag, user));
const ordinary = root ? { uid: number("-u"), gid: number("-g") } : {};

function run(command, ...args) {
  const done = spawnSync(command, args, { encoding: "utf8" });
  assert.equal(done.status, 0, `${command} ${args.join(" ")}: ${done.error ?? done.stderr}`);
  return done.stdout;
}

class Server {
  constructor(desk, port) {
    Object.assign(this, { desk, port, folder: path.join(desk.scratch, "sshd") });
    fs.mkdirSync(this.folder);
    for (const kind of ["ed25519", "ecdsa", "rsa"]) this.key(kind, `host-${kind}`);
    for (const [kind, name] of [["ed25519", "mine"], ["rsa", "mine-rsa"], ["ed25519", "locked"], ["ed25519", "stranger"]])
      this.key(kind, name, name === "locked" ? "open-sesame" : "");
    const known = ["mine", "mine-rsa", "locked"].map((name) => fs.readFileSync(this.path(`${name}.pub`), "utf8"));
    fs.writeFileSync(this.path("authorized"), known.join(""));
    desk.live = path.join(desk.scratch, "www", "live");
    fs.mkdirSync(path.dirname(desk.live));
    fs.chmodSync(desk.scratch, 0o755);
    if (ordinary.uid) run("chown", "-R", `${ordinary.uid}:${ordinary.gid}`, this.folder, path.dirname(desk.live));
    // The program reads its keys from its own folder.
    fs.cpSync(this.folder, path.join(desk.scratch, "keys"), { recursive: true });
  }

  path(name) {
    return path.join(this.folder, name);
  }

  key(kind, name, phrase = "") {
    run("ssh-keygen", "-q", "-t", kind, "-N", phrase, "-C", name, "-f", this.path(name));
  }

  fingerprint(name) {
    return run("ssh-keygen", "-l", "-f", path.join(this.desk.scratch, "keys", `${name}.pub`)).split(" ")[1];
  }

  line(name) {
    const [kind, key] = fs.readFileSync(path.join(this.desk.scratch, "keys", `${name}.pub`), "utf8").split(" ");
    return `[127.0.0.1]:${this.desk.port} ${kind} ${key}\n`;
  }

  // Under a shell that sets a limit, if any, which the server keeps.
  async start(limit = "") {
    const config = ["ListenAddress 127.0.0.1", `Port ${this.port}`, "PidFile none", "UsePAM no", "LogLevel ERROR",
      ...["ed25519", "ecdsa", "rsa"].map((kind) => `HostKey ${this.path(`host-${kind}`)}`),
      `AuthorizedKeysFile ${this.path("authorized")}`, "PasswordAuthentication no", "KbdInteractiveAuthentication no",
      // The folder lies in one where others may write.
      "StrictModes no", "MaxStartups 100", "Subsystem sftp internal-sftp"];
    fs.writeFileSync(this.path("config"), `${config.join("\n")}\n`);
    const command = `${limit} exec ${SSHD} -D -e -f ${this.path("config")}`;
    this.process = spawn("bash", ["-c", command], { ...ordinary, stdio: ["ignore", "ignore", "pipe"], detached: true });
    this.process.stderr.on("data", (piece) => (this.said = `${this.said ?? ""}${piece}`));
    await until(() => new Promise((done) => {
      const probe = net.connect(this.port, "127.0.0.1", () => (probe.destroy(), done(true))).on("error", () => done(false));
    }), `sshd (${this.said ?? ""})`);
  }

  async stop() {
    if (!this.process) return;
    const ended = new Promise((done) => this.process.on("exit", done));
    try {
      // Those who serve a connection, too.
      process.kill(-this.process.pid, "SIGKILL");
    } catch {}
    await ended;
    this.process = null;
  }
}

// Everything between program and server is encrypted, so a proxy can only count what passes.
class Proxy {
  constructor(port, upstream) {
    Object.assign(this, { sockets: new Set(), passed: 0, at: Infinity, closed: false, act: () => {} });
    this.server = net.createServer((near) => {
      if (this.closed) return near.destroy();
      const far = net.connect(upstream, "127.0.0.1");
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.setNoDelay();
        socket.on("error", () => {}).on("close", () => (near.destroy(), far.destroy(), this.sockets.delete(socket)));
      }
      far.pipe(near);
      near.on("data", (piece) => {
        const room = this.at - this.passed;
        this.passed += piece.length;
        if (room > piece.length) return far.write(piece);
        // What is cut off stays cut off: the server gets half a message.
        far.write(piece.subarray(0, Math.max(0, room)));
        this.at = Infinity;
        this.act();
      });
    }).listen(port, "127.0.0.1");
  }

  cut() {
    for (const socket of this.sockets) socket.destroy();
  }

  set(at, act) {
    Object.assign(this, { passed: 0, at, act, closed: false });
  }

  close() {
    this.cut();
    this.server.close();
  }
}

export async function sftp(program) {
  assert(fs.existsSync(SSHD), `there is no ${SSHD}: install openssh-server`);
  const desk = new Desk(program, {});
  desk.port = await free();
  const server = new Server(desk, await free());
  const between = new Proxy(desk.port, server.port);
  try {
    await server.start();
    await who(desk, server);
    await faults(desk, server, between);
    await limits(desk, server);
  } finally {
    between.close();
    await server.stop();
    desk.close();
  }
}

const target = (desk, more = "") =>
  desk.target(`[publish.live]\nkind = "sftp"\nhost = "127.0.0.1"\nport = ${desk.port}\nuser = "${user}"\npath = "${desk.live}"\n${more}`);

// Who the server is to us, and who we are to it.
async function who(desk, server) {
  const key = (name) => ({ CHANCERY_SFTP_KEY: path.join(desk.scratch, "keys", name) });
  const known = path.join(desk.scratch, ".ssh", "known_hosts");
  const pinned = `fingerprint = "${server.fingerprint("host-ed25519")}"`;
  target(desk);
  await desk.refused(["nothing was sent", server.fingerprint("host-ed25519"), "ssh-ed25519", `ssh -p ${desk.port}`], key("mine"));
  assert(!fs.existsSync(known), "a key was trusted that nobody has looked at");
  target(desk, `fingerprint = "${server.fingerprint("stranger")}"`);
  await desk.refused(["another key", server.fingerprint("host-ed25519"), server.fingerprint("stranger")], key("mine"));
  // A server has a key of each kind, and whoever runs it may name any of them.
  for (const name of ["host-rsa", "host-ecdsa"]) {
    target(desk, `fingerprint = "${server.fingerprint(name)}"`);
    await desk.refused(["does not let"], key("stranger"));
  }
  target(desk, pinned);
  await desk.refused(["does not let", "CHANCERY_SFTP_KEY"], key("stranger"));
  await desk.refused(["does not let", "CHANCERY_SFTP_PASSWORD"], { CHANCERY_SFTP_PASSWORD: "open-sesame" });
  await desk.refused(["nothing, since there is no ssh agent"]);
  await desk.refused(["it is encrypted", "CHANCERY_SFTP_PASSPHRASE"], key("locked"));
  await desk.refused(["it cannot be used"], { ...key("locked"), CHANCERY_SFTP_PASSPHRASE: "open-sesame!" });
  assert(!fs.existsSync(desk.live), "strangers have written");

  assert((await desk.done(["--dry-run"], key("mine"))).includes("a dry run"));
  assert(!fs.existsSync(desk.live), "a dry run has written");
  await desk.done([], { ...key("locked"), CHANCERY_SFTP_PASSPHRASE: "open-sesame" });
  desk.same("first");
  assert(!fs.existsSync(path.join(desk.live, ".chancery-aside")), "something is left aside");
  assert((await desk.done([], key("mine-rsa"))).includes("nothing to do"));

  // What ssh keeps: plain, hashed, of another kind than the server likes best, and of another server.
  fs.mkdirSync(path.dirname(known));
  target(desk);
  for (const name of ["host-ed25519", "host-ecdsa", "host-rsa"]) {
    fs.writeFileSync(known, server.line(name));
    await desk.done([], key("mine"));
  }
  run("ssh-keygen", "-q", "-H", "-f", known);
  assert(fs.readFileSync(known, "utf8").startsWith("|1|"), "not hashed");
  await desk.done([], key("mine"));
  fs.writeFileSync(known, server.line("stranger"));
  await desk.refused(["another key", "~/.ssh/known_hosts", server.fingerprint("host-ed25519")], key("mine"));
  fs.rmSync(known);
  desk.write("servers", server.line("host-ed25519"));
  target(desk, `known_hosts = "servers"`);
  await desk.done([], key("mine"));

  // Keys of an agent, and those that lie where ssh looks.
  const agent = path.join(desk.scratch, "agent");
  const holding = spawn("ssh-agent", ["-D", "-a", agent], { stdio: "ignore" });
  try {
    await until(() => fs.existsSync(agent), "ssh-agent");
    await desk.refused(["the ssh agent, with 0 keys"], { SSH_AUTH_SOCK: agent });
    for (const name of ["stranger", "mine-rsa"]) {
      const added = spawnSync("ssh-add", ["-q", path.join(desk.scratch, "keys", name)], { env: { ...process.env, SSH_AUTH_SOCK: agent } });
      assert.equal(added.status, 0, String(added.stderr));
    }
    assert((await desk.done([], { SSH_AUTH_SOCK: agent })).includes("nothing to do"));
  } finally {
    holding.kill();
  }
  fs.copyFileSync(path.join(desk.scratch, "keys", "mine"), path.join(desk.scratch, ".ssh", "id_ed25519"));
  assert((await desk.done()).includes("nothing to do"));
  console.log("sftp: ok who is who");
}

async function faults(desk, server, between) {
  // What others put there stays; what a killed publication left aside goes.
  fs.writeFileSync(path.join(desk.live, "ads.txt"), "theirs");
  fs.mkdirSync(path.join(desk.live, ".chancery-aside"));
  fs.writeFileSync(path.join(desk.live, ".chancery-aside", "old-1"), "half");
  if (ordinary.uid) run("chown", "-R", `${ordinary.uid}`, desk.live);
  desk.change();
  between.set(Infinity, () => {});
  await desk.done();
  const total = between.passed;
  assert.equal(fs.readFileSync(path.join(desk.live, "ads.txt"), "utf8"), "theirs");
  fs.rmSync(path.join(desk.live, "ads.txt"));
  desk.same("one more article, one less");
  assert(!fs.existsSync(path.join(desk.live, ".chancery-aside")), "something is left aside");
  assert(!fs.readdirSync(path.join(desk.live, "briefings")).includes("round-even"), "an empty folder is left");
  fs.writeFileSync(path.join(desk.live, "index.html"), "by hand");
  assert((await desk.done()).includes(" 1 changed"), "a page that somebody changed is not noticed");
  desk.same("after a change by hand");
  console.log(`sftp: a publication of ${total} bytes on the line`);

  const acts = {
    // The connection is lost once, and the publication goes on over another.
    lost: () => between.cut(),
    // The server is gone, and comes back for the next publication.
    gone: () => ((between.closed = true), between.cut()),
    killed: () => (desk.child.kill("SIGKILL"), between.cut()),
  };
  // From where somebody is logged in.
  const start = 6000;
  for (const [fault, count] of [["lost", 12], ["gone", 6], ["killed", 20]]) {
    for (const point of points(count, total - start)) {
      desk.change();
      between.set(start + point, acts[fault]);
      const done = await desk.publish();
      const when = `${fault} at byte ${start + point} of ${total}`;
      desk.inspect(when);
      const hit = between.at === Infinity;
      if (fault === "lost") assert.equal(done.code, 0, `${when}:\n${done.said}`);
      if (fault === "gone" && hit && done.code !== 0) assert.equal(done.code, 2, `${when}:\n${done.said}`);
      between.set(Infinity, () => {});
      // A claim that nobody holds any more is taken over after twenty seconds; only the last case waits for it.
      if (point < total - start - 1) fs.rmSync(path.join(desk.live, ".chancery-claim"), { force: true });
      const again = await desk.publish();
      assert.equal(again.code, 0, `${when}, then:\n${done.said}\n${again.said}`);
      desk.same(when);
      assert(!fs.existsSync(path.join(desk.live, ".chancery-aside")) || done.code === 0, `${when}: something is left aside`);
    }
    console.log(`sftp: ok ${fault}`);
  }
  await claim(desk);
}

// One publisher at a time, and none waits for ever for one that was killed.
async function claim(desk) {
  const file = path.join(desk.live, ".chancery-claim");
  desk.change();
  fs.writeFileSync(file, "somebody 7\n");
  if (ordinary.uid) fs.chownSync(file, ordinary.uid, ordinary.gid);
  let beat = 8;
  const holder = setInterval(() => fs.writeFileSync(file, `somebody ${beat++}\n`), 1000);
  await desk.refused(["another publication to this target is at work"]);
  clearInterval(holder);
  // Two who both find the claim of somebody who was killed: one takes it over.
  const child = desk.publish(["--output", path.join(desk.scratch, "other")]);
  const [one, two] = await Promise.all([desk.publish(), child]);
  const codes = [one.code, two.code].sort();
  assert(codes[0] === 0 && [0, 2].includes(codes[1]), `${one.said}\n${two.said}`);
  if (codes[1] === 2) assert(/another publication|somebody else/.test(one.said + two.said), one.said + two.said);
  await desk.done();
  desk.same("after two at once");
  assert(!fs.existsSync(file), "the claim is not given back");
  console.log("sftp: ok one at a time");
}

// A disk that takes no more, and a folder that is closed.
async function limits(desk, server) {
  await server.stop();
  // Files of more than 16 blocks of 1,024 bytes are refused, as on a full disk; the signal for it is not heard.
  await server.start("trap '' XFSZ; ulimit -f 16;");
  desk.change();
  await desk.refused(["its disk may be full"]);
  desk.inspect("full disk");
  await server.stop();
  await server.start();
  run("chmod", "-R", "a-w", desk.live);
  await desk.refused(["does not permit"]);
  desk.inspect("closed folder");
  run("chmod", "-R", "u+w", desk.live);
  await desk.done();
  desk.same("after all");
  console.log("sftp: ok full and closed");
}
