// A store that speaks S3 and checks signatures, sums and conditions.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Desk, free, points, until } from "./desk.mjs";

const keys = { AWS_ACCESS_KEY_ID: "AKEXAMPLE", AWS_SECRET_ACCESS_KEY: "example-secret" };

// A proxy that lets every request through as it is, but for the nth that writes. Signatures stay valid.
function proxy(port, upstream, desk, plan) {
  const answer = (request, response) => {
    const writes = request.method !== "GET" && request.method !== "HEAD";
    // The claim is renewed by the clock, so that it would make every count another one.
    const counted = writes && !request.url.includes(".chancery-claim");
    const faulty = counted && plan.writes++ === plan.at;
    if (faulty && plan.fault === "refused") {
      request.resume();
      return response.writeHead(403, { "content-length": 0 }).end();
    }
    if (faulty && plan.fault === "dropped") return request.socket.destroy();
    if (faulty && plan.fault === "killed") {
      desk.child.kill("SIGKILL");
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

// The program, in another year.
function tenYearsAgo(desk) {
  const script = path.join(desk.scratch, "ten-years-ago");
  fs.writeFileSync(script, `#!/bin/sh\nexec faketime -f -10y '${desk.program}' "$@"\n`, { mode: 0o755 });
  return script;
}

export async function s3(program, server) {
  const desk = new Desk(program, keys);
  const bucket = path.join(desk.scratch, "store", "desk");
  const [port, upstream] = [await free(), await free()];
  const plan = { at: -1, fault: "", writes: 0 };
  desk.live = path.join(bucket, "live");
  desk.target(`[publish.live]\nkind = "s3"\nbucket = "desk"\nprefix = "live"\nendpoint = "http://127.0.0.1:${port}"`);
  fs.mkdirSync(bucket, { recursive: true });
  const store = spawn(server, ["--host", "127.0.0.1", "--port", String(upstream), "--access-key", keys.AWS_ACCESS_KEY_ID,
    "--secret-key", keys.AWS_SECRET_ACCESS_KEY, path.join(desk.scratch, "store")], { stdio: "ignore" });
  const between = proxy(port, upstream, desk, plan);
  try {
    await until(() => fetch(`http://127.0.0.1:${upstream}/`).then(() => true, () => false), "the store");
    await desk.refused(["look whose keys"], { AWS_SECRET_ACCESS_KEY: "open-sesame" });
    // A clock that is ten years off, as a machine without a battery has it: the signature is of another time.
    const real = desk.program;
    desk.program = tenYearsAgo(desk);
    await desk.refused(["clock"]);
    desk.program = real;
    assert(!fs.existsSync(desk.live), "strangers have written");
    await desk.done();
    desk.same("first");
    assert((await desk.done()).includes("nothing to do"));

    plan.writes = 0;
    desk.change();
    await desk.done();
    desk.same("second");
    const total = plan.writes;
    console.log(`s3: a publication of ${total} writes`);
    for (const [fault, count] of [["refused", 12], ["dropped", 12], ["truncated", 12], ["killed", 20]]) {
      for (const at of points(count, total)) {
        desk.change();
        Object.assign(plan, { at, fault, writes: 0 });
        const done = await desk.publish();
        const when = `${fault} at write ${at} of ${total}`;
        desk.inspect(when);
        plan.at = -1;
        // A claim that a killed publisher left is taken over after twenty seconds; only the last case waits for it.
        if (fault === "killed" && at !== total - 1) fs.rmSync(path.join(desk.live, ".chancery-claim"), { force: true });
        const again = await desk.publish();
        assert.equal(again.code, 0, `${when}, then:\n${done.said}\n${again.said}`);
        desk.same(when);
      }
      console.log(`s3: ok ${fault}`);
    }
  } finally {
    between.closeAllConnections();
    between.close();
    store.kill();
    desk.close();
  }
}
