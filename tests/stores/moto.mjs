// A second store that speaks S3, written by others and in another language.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { Desk, free, until } from "./desk.mjs";

class Bucket extends Desk {
  constructor(program, port) {
    super(program, { AWS_ACCESS_KEY_ID: "AKEXAMPLE", AWS_SECRET_ACCESS_KEY: "example-secret" });
    this.address = `http://127.0.0.1:${port}/desk`;
    this.live = path.join(this.scratch, "live");
    this.target(`[publish.live]\nkind = "s3"\nbucket = "desk"\nprefix = "live"\nendpoint = "http://127.0.0.1:${port}"`);
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

  // What readers get from the store now.
  async fetch() {
    const list = await (await this.ask("?list-type=2&prefix=live/")).text();
    assert(list.includes("<IsTruncated>false"), list);
    await this.gather([...list.matchAll(/<Key>live\/([^<]+)<\/Key>/g)].map(([, name]) => name), (name) => this.object(name));
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
    await desk.fetch();
    desk.same("first");
    const page = await desk.object("index.html");
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(page.headers.get("cache-control"), "public, max-age=0, must-revalidate");
    assert((await desk.done()).includes("nothing to do"));

    desk.change();
    await desk.object("ads.txt", { method: "PUT", body: "theirs" });
    await desk.object("index.html", { method: "PUT", body: "by hand" });
    await desk.done();
    assert.equal(await (await desk.object("ads.txt")).text(), "theirs");
    await desk.object("ads.txt", { method: "DELETE" });
    await desk.fetch();
    desk.same("one more article, one less, and a page by hand");

    // Somebody else is at work, and the store's conditions keep us from going on.
    desk.change();
    let beat = 1;
    const claim = () => desk.ask("/live/.chancery-claim", { method: "PUT", body: `somebody ${beat++}\n` });
    await claim();
    const holder = setInterval(claim, 1000);
    await desk.refused(["another publication to this target is at work"]);
    clearInterval(holder);
    await desk.object(".chancery-claim", { method: "DELETE" });
    await desk.done();
    await desk.fetch();
    desk.same("after all");
    console.log("moto: ok");
  } finally {
    store.kill();
    desk.close();
  }
}
