// A second store that speaks S3, written by others and in another language.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { free, until } from "./desk.mjs";
import { Remote } from "./remote.mjs";

class Bucket extends Remote {
  constructor(program, port) {
    super(program, { AWS_ACCESS_KEY_ID: "AKEXAMPLE", AWS_SECRET_ACCESS_KEY: "example-secret" },
      `kind = "s3"\nbucket = "desk"\nprefix = "live"\nendpoint = "http://127.0.0.1:${port}"`);
    this.address = `http://127.0.0.1:${port}/desk`;
  }

  // It looks at no signature, but wants to be told whose request it is.
  ask(address, options = {}) {
    const key = "AWS4-HMAC-SHA256 Credential=AKEXAMPLE/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
    return fetch(`${this.address}${address}`, { ...options, headers: { authorization: key } });
  }

  async object(name, options) {
    const answer = await this.ask(`/live/${name}`, options);
    assert(answer.ok, `${name}: ${answer.status}`);
    return answer;
  }

  put(name, body) {
    return this.object(name, { method: "PUT", body });
  }

  delete(name) {
    return this.object(name, { method: "DELETE" });
  }

  async names() {
    const list = await (await this.ask("?list-type=2&prefix=live/")).text();
    assert(list.includes("<IsTruncated>false"), list);
    return [...list.matchAll(/<Key>live\/([^<]+)<\/Key>/g)].map(([, name]) => name);
  }
}

export async function moto(program, server) {
  const port = await free();
  const desk = new Bucket(program, port);
  const store = spawn(server, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  try {
    await until(() => fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false), "moto");
    await desk.refused(["is there such a bucket"]);
    assert((await desk.ask("", { method: "PUT" })).ok);
    await desk.done();
    await desk.first();
    assert((await desk.done()).includes("nothing to do"));
    await desk.compressed();

    await desk.amongOthers();

    // Somebody else is at work, and the store's conditions keep us from going on.
    desk.change();
    let beat = 1;
    const claim = () => desk.ask("/live/.chancery-claim", { method: "PUT", body: `somebody ${beat++}\n` });
    await claim();
    const holder = setInterval(claim, 1000);
    await desk.refused(["another publication to this target is at work"]);
    clearInterval(holder);
    await desk.unclaim();
    await desk.done();
    await desk.fetch();
    desk.same("after all");
    console.log("moto: ok");
  } finally {
    store.kill();
    desk.close();
  }
}
