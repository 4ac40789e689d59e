// A site at a store that is asked over HTTP. Whoever extends it says how: `names` are there, `object` brings one of them,
// `put` and `delete` are what somebody else might do.
import assert from "node:assert/strict";
import path from "node:path";
import { Desk } from "./desk.mjs";

export class Remote extends Desk {
  constructor(program, env, target) {
    super(program, env);
    this.live = path.join(this.scratch, "live");
    this.place = `[publish.live]\n${target}`;
    this.target(this.place);
  }

  async fetch() {
    await this.gather(await this.names(), (name) => this.object(name));
  }

  async empty() {
    for (const name of await this.names()) await this.delete(name);
  }

  unclaim() {
    return this.delete(".chancery-claim");
  }

  // What is there is what was built, and the store says of a page and of a style sheet what they are and how long they keep.
  async first() {
    await this.fetch();
    this.same("first");
    const page = await this.object("index.html");
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(page.headers.get("cache-control"), "public, max-age=0, must-revalidate");
    const style = await this.object((await this.names()).find((name) => /^assets\/.*\.css$/.test(name)));
    assert.equal(style.headers.get("content-type"), "text/css; charset=utf-8");
    assert.match(style.headers.get("cache-control"), /immutable/);
  }

  // Another state goes out: somebody else's file stays, and a page that was edited by hand is made again.
  async amongOthers() {
    this.change();
    await this.put("ads.txt", "theirs");
    await this.put("index.html", "by hand");
    await this.done();
    assert.equal(await (await this.object("ads.txt")).text(), "theirs");
    await this.delete("ads.txt");
    await this.fetch();
    this.same("one more article, one less, and a page by hand");
  }

  // Compressed in one way, then in the other, then not at all: readers get the same, and each answer says how it comes.
  async compressed() {
    for (const [compress, page, feed] of [["gzip", "gzip", "gzip"], ["brotli", "br", "gzip"], ["", null, null]]) {
      this.target(`${this.place}\n${compress && `compress = "${compress}"`}`);
      assert.match(await this.done(), /0 new, 0 changed, 0 deleted, [1-9][0-9]* unchanged.*sent again/);
      await this.fetch();
      this.same(`compress = "${compress}"`);
      const style = (await this.names()).find((name) => /^assets\/.*\.css$/.test(name));
      for (const [name, coding] of [["index.html", page], [style, page], ["feed.xml", feed], [".chancery", null]]) {
        const answer = await this.object(name);
        assert.equal(answer.headers.get("content-encoding"), coding, `${name} where compress is "${compress}"`);
        await answer.arrayBuffer();
      }
      const answer = await this.object("index.html");
      assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
      assert.equal(answer.headers.get("cache-control"), "public, max-age=0, must-revalidate");
      await answer.arrayBuffer();
      assert((await this.done()).includes("nothing to do"), `compress = "${compress}": twice`);
    }
  }
}
