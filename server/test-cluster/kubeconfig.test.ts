import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { ClusterFailure } from "../src/cluster/failure.ts";
import { connectCluster, type Cluster } from "../src/cluster/connectCluster.ts";
import { pinContext, readContexts } from "../src/cluster/kubeconfig.ts";
import { loadCatalogue } from "../src/sources/catalogue.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { kubeconfigText, pass, startFront, startTunnel } from "./frontServer.ts";
import { connect, kubeconfig } from "./testCluster.ts";

const refused = { kind: "answer", status: 401, body: { kind: "Status", message: "Unauthorized" } } as const;

function connectWith(
  files: readonly string[],
  cacheFolder: string,
  allowCredentialCommand: boolean,
): Cluster {
  return connectCluster({
    context: "test",
    kubeconfigFiles: files,
    allowCredentialCommand,
    cacheFolder,
    catalogueOf: () => loadCatalogue("1.36"),
  });
}

suite("kubeconfigs as people have them", () => {
  test("a token is sent with every request", async (context) => {
    const front = await startFront(context, "token: let-me-in");
    front.decide(({ authorization }) => (authorization === "Bearer let-me-in" ? pass : refused));
    const { states } = await connect(context, { files: [front.kubeconfig] });
    assert.equal(states[0]?.failure, undefined);
  });

  test("a client certificate is shown to the API server itself", async (context) => {
    if (!readFileSync(kubeconfig, "utf8").includes("client-certificate")) {
      context.skip("the kubeconfig of this control plane has a token");
      return;
    }
    const { states } = await connect(context);
    assert.equal(states[0]?.failure, undefined);
  });

  test("a credential command runs when the person agrees, and not before", async (context) => {
    const folder = temporaryFolder(context);
    const script = path.join(folder, "sign-in.sh");
    const trace = path.join(folder, "ran");
    const answer = JSON.stringify({
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: { token: "fresh" },
    });
    writeFileSync(script, `#!/bin/sh\ntouch '${trace}'\necho '${answer}'\n`);
    chmodSync(script, 0o700);
    const front = await startFront(
      context,
      `exec: { apiVersion: client.authentication.k8s.io/v1, command: "${script}", args: [--quietly], interactiveMode: Never }`,
    );
    front.decide(({ authorization }) => (authorization === "Bearer fresh" ? pass : refused));
    const [shown] = readContexts([front.kubeconfig]);
    assert.equal(
      shown?.credentialCommand?.text,
      `${script} --quietly`,
      "what is agreed to is the whole command",
    );
    assert.throws(
      () => connectWith([front.kubeconfig], folder, false),
      (error) => error instanceof ClusterFailure && error.kind === "plugin-refused",
    );
    assert.equal(existsSync(trace), false, "nothing ran");
    const cluster = connectWith([front.kubeconfig], folder, true);
    context.after(() => {
      cluster.close();
    });
    await cluster.refresh();
    assert.equal(existsSync(trace), true);
  });

  test("a credential command that fails is told by its own words", async (context) => {
    const folder = temporaryFolder(context);
    const front = await startFront(
      context,
      `exec: { apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, "echo no card in the reader >&2; exit 3"], interactiveMode: Never }`,
    );
    const cluster = connectWith([front.kubeconfig], folder, true);
    context.after(() => {
      cluster.close();
    });
    await assert.rejects(
      cluster.refresh(),
      (error) =>
        error instanceof ClusterFailure &&
        error.kind === "credentials" &&
        error.message.includes("no card in the reader"),
    );
  });

  test("requests go through the proxy that the kubeconfig names", async (context) => {
    const tunnel = await startTunnel(context);
    const folder = temporaryFolder(context);
    const file = path.join(folder, "kubeconfig");
    const plain = readFileSync(kubeconfig, "utf8");
    writeFileSync(file, plain.replace(/server: ("[^"]+")/u, `server: $1, proxy-url: "${tunnel.url}"`));
    const { states, cluster } = await connect(context, { files: [file] });
    assert.equal(states[0]?.failure, undefined);
    assert.deepEqual(new Set(tunnel.asked), new Set([new URL(cluster.context.server).host]));
  });

  test("several files make one list of contexts, the first that names one wins, and a change of a file changes nothing", async (context) => {
    const folder = temporaryFolder(context);
    const front = await startFront(context);
    const second = path.join(folder, "second");
    writeFileSync(second, kubeconfigText('server: "https://192.0.2.1"', "token: x"));
    const third = path.join(folder, "third");
    writeFileSync(third, kubeconfigText('server: "https://192.0.2.2"', "token: x", "other"));
    const files = [front.kubeconfig, second, third];
    assert.deepEqual(
      readContexts(files).map(({ name, server, isCurrent }) => ({ name, server, isCurrent })),
      [
        { name: "test", server: front.server, isCurrent: true },
        { name: "other", server: "https://192.0.2.2", isCurrent: false },
      ],
    );
    const { config } = pinContext("test", files);
    writeFileSync(front.kubeconfig, kubeconfigText('server: "https://192.0.2.3"', "token: y"));
    assert.equal(config.getCurrentCluster()?.server, front.server);
  });
});
