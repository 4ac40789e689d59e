// Azure Blob Storage, as its makers' own emulator has it: it checks signatures and conditions.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import crypto from "node:crypto";
import { between, faults, rivals } from "./between.mjs";
import { coded, free, until } from "./desk.mjs";
import { Remote } from "./remote.mjs";

const account = "desk";
const key = Buffer.from("a key for trials").toString("base64");

// What lets the test in beside the program: a signature for all of the account, by Microsoft's own recipe.
function signature(permissions) {
  const [version, services, types, end] = ["2018-11-09", "b", "sco", "2099-01-01T00:00:00Z"];
  const text = [account, permissions, services, types, "", end, "", "http", version, ""].join("\n");
  const sig = crypto.createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
  return String(new URLSearchParams({ sv: version, ss: services, srt: types, sp: permissions, se: end, spr: "http", sig }));
}

const ours = signature("rwdlac");

class Container extends Remote {
  constructor(program, port, store) {
    super(program, { AZURE_STORAGE_ACCOUNT_KEY: key }, `kind = "azure"\naccount = "${account}"\ncontainer = "pages"
prefix = "live"\nendpoint = "http://127.0.0.1:${port}/${account}"`);
    this.address = `http://127.0.0.1:${store}/${account}/pages`;
  }

  async ask(address, options = {}) {
    const answer = await fetch(`${this.address}${address}${address.includes("?") ? "&" : "?"}${ours}`, options);
    assert(answer.ok || answer.status === 404, `${address}: ${answer.status} ${await answer.clone().text()}`);
    return answer;
  }

  // Readers have no key.
  async object(name) {
    const answer = await fetch(`${this.address}/live/${name}`);
    assert(answer.ok, `${name}: ${answer.status}`);
    return answer;
  }

  put(name, body) {
    return this.ask(`/live/${name}`, { method: "PUT", body, headers: { "x-ms-blob-type": "BlockBlob" } });
  }

  delete(name) {
    return this.ask(`/live/${name}`, { method: "DELETE" });
  }

  async names() {
    const list = await (await this.ask("?restype=container&comp=list&prefix=live/")).text();
    assert(/<NextMarker ?\/>/.test(list), list);
    return [...list.matchAll(/<Name>live\/([^<]+)<\/Name>/g)].map(([, name]) => name);
  }
}

export async function azure(program, server) {
  const [port, upstream] = [await free(), await free()];
  const desk = new Container(program, port, upstream);
  const plan = { at: -1, fault: "", writes: 0 };
  // Nothing is asked of another host, and nothing told to one.
  const options = ["--blobHost", "127.0.0.1", "--blobPort", String(upstream), "--inMemoryPersistence", "--silent",
    "--disableTelemetry", "--skipApiVersionCheck"];
  const env = { PATH: process.env.PATH, HOME: desk.scratch, AZURITE_ACCOUNTS: `${account}:${key}` };
  const store = spawn(process.execPath, [server, ...options], { stdio: "ignore", cwd: desk.scratch, env });
  const proxy = between(port, upstream, desk, plan);
  try {
    await until(() => fetch(`http://127.0.0.1:${upstream}/`).then(() => true, () => false), "the emulator of Azure");
    await desk.refused(["is there such a bucket"]);
    assert((await desk.ask("?restype=container", { method: "PUT", headers: { "x-ms-blob-public-access": "blob" } })).ok);
    const secret = { AZURE_STORAGE_ACCOUNT_KEY: "" };
    await desk.refused(["look whose keys"], { AZURE_STORAGE_ACCOUNT_KEY: coded });
    await desk.refused(["cannot log in"], { AZURE_STORAGE_ACCOUNT_KEY: "open-sesame" });
    await desk.refused(["look whose keys"], { ...secret, AZURE_STORAGE_SAS_TOKEN: ours.replace(/sig=.*/, "sig=open-sesame") });
    await desk.refused(["look whose keys"], { ...secret, AZURE_STORAGE_SAS_TOKEN: signature("rl") });
    await desk.refused(["nothing says who you are"], { ...secret, AZURE_STORAGE_USE_EMULATOR: "true" });
    assert.deepEqual(await desk.names(), [], "strangers have written");

    // A signature in the place of a key. Of all that it lets in, the emulator does not know how files are deleted, so that the
    // claim stays behind.
    await desk.done([], { ...secret, AZURE_STORAGE_SAS_TOKEN: ours });
    await desk.unclaim();
    await desk.first();
    // A variable that is left from a trial leads nowhere else.
    assert((await desk.done([], { AZURE_STORAGE_USE_EMULATOR: "true" })).includes("nothing to do"));

    await desk.compressed();
    desk.target(`${desk.place}\ncompress = "brotli"`);
    await desk.amongOthers();
    await rivals(desk, plan, (name, text) => desk.put(name, text));
    await faults("azure", desk, plan, { each: [["refused", 3], ["dropped", 3], ["truncated", 4], ["killed", 4]] });
  } finally {
    proxy.closeAllConnections();
    proxy.close();
    store.kill();
    desk.close();
  }
}
