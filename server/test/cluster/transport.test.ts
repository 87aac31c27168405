import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pinContext } from "../../src/cluster/kubeconfig.ts";
import { createTransport } from "../../src/cluster/transport.ts";
import { inWords, say } from "../../src/core/text/message.ts";
import { folderWith } from "../support/temporaryFolder.ts";

/** The library gives credentials to no server that is asked without TLS. */
const plain = `apiVersion: v1
kind: Config
contexts: [{ name: plain, context: { cluster: plain, user: somebody } }]
clusters: [{ name: plain, cluster: { server: "http://127.0.0.1:9" } }]
users: [{ name: somebody, user: {} }]
`;

test("what keeps the library from giving credentials is a part of the sentence", async (context) => {
  const folder = folderWith(context, { config: plain });
  const { config } = pinContext("plain", [path.join(folder, "config")]);
  const transport = createTransport(config, inWords);
  await assert.rejects(transport.request({ what: say`read the version of the cluster`, path: "/version" }), {
    message:
      /^Could not read the version of the cluster: no credentials \(HTTP protocol is not allowed .+\)\.$/u,
  });
  transport.close();
});
