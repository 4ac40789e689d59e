// A store that speaks S3 and checks signatures, sums and conditions.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { between, faults } from "./between.mjs";
import { Desk, free, until } from "./desk.mjs";

const keys = { AWS_ACCESS_KEY_ID: "AKEXAMPLE", AWS_SECRET_ACCESS_KEY: "example-secret" };

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
  desk.unclaim = () => fs.rmSync(path.join(desk.live, ".chancery-claim"), { force: true });
  const place = `[publish.live]\nkind = "s3"\nbucket = "desk"\nprefix = "live"\nendpoint = "http://127.0.0.1:${port}"`;
  desk.target(place);
  fs.mkdirSync(bucket, { recursive: true });
  const store = spawn(server, ["--host", "127.0.0.1", "--port", String(upstream), "--access-key", keys.AWS_ACCESS_KEY_ID,
    "--secret-key", keys.AWS_SECRET_ACCESS_KEY, path.join(desk.scratch, "store")], { stdio: "ignore" });
  const proxy = between(port, upstream, desk, plan);
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

    // What stands there is compressed, which a store like this one sends on as it is.
    for (const [compress, unpack] of [["gzip", zlib.gunzipSync], ["brotli", zlib.brotliDecompressSync]]) {
      desk.target(`${place}\ncompress = "${compress}"`);
      await desk.done();
      const [there, here] = [desk.live, path.join(desk.site, "public")].map((folder) => fs.readFileSync(path.join(folder, "index.html")));
      assert(unpack(there).equals(here), compress);
      assert((await desk.done()).includes("nothing to do"));
    }
    desk.target(place);
    await desk.done();
    desk.same("compressed no longer");

    const each = [["refused", 12], ["dropped", 12], ["truncated", 12], ["killed", 20]];
    await faults("s3", desk, plan, { each, patient: true });
  } finally {
    proxy.closeAllConnections();
    proxy.close();
    store.kill();
    desk.close();
  }
}
