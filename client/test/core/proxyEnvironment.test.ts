import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import { promisify } from "node:util";
import { proxyEnvironment } from "../../src/core/proxyEnvironment.ts";

const run = promisify(execFile);
const none = { proxy: "", noProxy: [], isOff: false };

/** A server on loopback that answers every request with its name and notes what it was asked for. */
async function listening(
  context: TestContext,
  name: string,
): Promise<{ readonly address: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end(name);
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

test("without a proxy nothing is changed, nor where the editor is told to use none", () => {
  assert.deepEqual(proxyEnvironment(none, {}), {});
  assert.deepEqual(proxyEnvironment({ ...none, proxy: "http://proxy:1", isOff: true }, {}), {});
});

test("the editor's proxy wins over the one of the environment", () => {
  const environment = proxyEnvironment(
    { proxy: "http://editor:1", noProxy: ["models.internal"], isOff: false },
    { https_proxy: "http://other:1", NO_PROXY: "localhost, .example.org" },
  );
  assert.equal(environment["HTTPS_PROXY"], "http://editor:1");
  assert.equal(environment["NO_PROXY"], "localhost,127.0.0.1,::1,models.internal,.example.org");
});

test("requests of a Node process go through the proxy, but not those to this machine", async (context) => {
  const proxy = await listening(context, "proxy");
  const local = await listening(context, "local");
  const fetches = `await fetch("http://models.example.invalid/v1").catch(() => {});
    console.log(await (await fetch("${local.address}/own")).text());`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", fetches], {
    timeout: 20_000,
    env: { PATH: process.env["PATH"], ...proxyEnvironment({ ...none, proxy: proxy.address }, {}) },
  });
  assert.equal(stdout.trim(), "local");
  assert.deepEqual(local.asked, ["/own"]);
  assert.ok(proxy.asked.length > 0 && proxy.asked.every((url) => url.includes("models.example.invalid")));
});
