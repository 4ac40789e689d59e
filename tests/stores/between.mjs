// What may happen between a publisher and a store, request by request.
import assert from "node:assert/strict";
import http from "node:http";
import { points } from "./desk.mjs";

// A proxy that lets every request through as it is, but for the nth that writes. Signatures stay valid. `plan.first` may
// do something at the store before a request gets there.
export function between(port, upstream, desk, plan) {
  const answer = async (request, response) => {
    const writes = request.method !== "GET" && request.method !== "HEAD";
    // The claim is renewed by the clock, so that it would make every count another one.
    const counted = writes && !decodeURIComponent(request.url).includes(".chancery-claim");
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
    await plan.first?.(request);
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

// Faults at so many points of a publication, each a pair of its name and that number: readers never get half a site, and
// the next publication ends what was begun. After kills a claim is left; `patient` waits for the last of them.
export async function faults(name, desk, plan, { each, heals = ["dropped", "truncated"], patient = false }) {
  plan.writes = 0;
  desk.change();
  await desk.done();
  await desk.fetch();
  desk.same("another state");
  const total = plan.writes;
  console.log(`${name}: a publication of ${total} writes`);
  for (const [fault, count] of each) {
    for (const at of points(count, total)) {
      desk.change();
      Object.assign(plan, { at, fault, writes: 0 });
      const done = await desk.publish();
      const when = `${fault} at write ${at} of ${total}`;
      await desk.fetch();
      desk.inspect(when);
      plan.at = -1;
      // What is lost on the way is sent again by itself; what is refused is not.
      if (heals.includes(fault)) assert.equal(done.code, 0, `${when}:\n${done.said}`);
      // A claim that a killed publisher left, or could not give back at the end, is taken over after twenty seconds.
      const left = fault === "killed" || (fault === "refused" && at === total - 1);
      if (left && !(patient && at === total - 1)) await desk.unclaim();
      const again = await desk.publish();
      assert.equal(again.code, 0, `${when}, then:\n${done.said}\n${again.said}`);
      await desk.fetch();
      desk.same(when);
    }
    console.log(`${name}: ok ${fault}`);
  }
}

// Two publishers at once: whoever has not seen what another wrote in the meantime does not write over it. `write` puts a
// text of the other's at the store.
export async function rivals(desk, plan, write) {
  for (const [file, nth, words] of [
    [".chancery-claim", 1, "another publication to this target is at work"],
    [".chancery", 1, "somebody else has published to this target"],
    [".chancery", 2, "somebody else has published to this target"],
  ]) {
    desk.change();
    let seen = 0;
    plan.first = async (request) => {
      const asked = decodeURIComponent(new URL(request.url, "http://here").pathname);
      if (request.method === "PUT" && asked.endsWith(`/live/${file}`) && ++seen === nth) await write(file, `# somebody ${file} ${nth}\n`);
    };
    await desk.refused([words]);
    plan.first = undefined;
    await desk.fetch();
    desk.inspect(`a rival at ${file}`);
    await desk.unclaim();
    // What the other wrote names no file as its own, so that ours are in the way of a publication that knows none of them.
    if (file === ".chancery") {
      await desk.refused(["which Chancery did not put there"]);
      await desk.empty();
    }
    await desk.done();
    await desk.fetch();
    desk.same(`after a rival at ${file}`);
  }
}
