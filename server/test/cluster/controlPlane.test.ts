import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { envtestBinaries } from "../../../scripts/controlPlane/envtest.ts";
import { findControlPlane } from "../../../scripts/controlPlane/find.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** Programs that only say who they are. */
function writeBinaries(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ["etcd", "kube-apiserver", "kubectl"])
    writeFileSync(path.join(folder, name), `#!/bin/sh\necho ${name}\n`, { mode: 0o755 });
  return folder;
}

interface Releases {
  readonly index: string;
  /** What was asked for so far. */
  readonly asked: readonly string[];
}

/** The releases of somebody who publishes archives as the official ones are; `checksum` in place of the right one. */
async function publish(context: TestContext, checksum?: string): Promise<Releases> {
  const folder = temporaryFolder(context);
  writeBinaries(path.join(folder, "controller-tools/envtest"));
  execFileSync("tar", ["czf", "archive.tar.gz", "controller-tools"], { cwd: folder });
  const archive = readFileSync(path.join(folder, "archive.tar.gz"));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end(request.url === "/index.yaml" ? list : archive);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const machine = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
  const hash = checksum ?? createHash("sha512").update(archive).digest("hex");
  const release = (version: string, of: string): string => {
    const name = `envtest-${version}-${of}.tar.gz`;
    return `  ${version}:\n    ${name}:\n      hash: ${hash}\n      selfLink: ${origin}/${name}\n`;
  };
  const list = `releases:\n${release("v1.9.4", machine)}${release("v1.36.2", machine)}${release("v1.37.0-rc.1", machine)}${release("v1.38.0", "plan9-mips")}`;
  return { index: `${origin}/index.yaml`, asked };
}

suite("the control plane of the tests", () => {
  test("is that of DRYDOCK_KUBE_ASSETS, else of KUBEBUILDER_ASSETS, else what lies beside the project, else the official one", async (context) => {
    const folder = temporaryFolder(context);
    const ours = writeBinaries(path.join(folder, "ours"));
    const theirs = writeBinaries(path.join(folder, "theirs"));
    const official = writeBinaries(path.join(folder, "official"));
    const beside = path.join(folder, "shared");
    mkdirSync(path.join(beside, "control-plane"), { recursive: true });
    writeFileSync(path.join(beside, "control-plane/start-cluster.sh"), "");
    const environment = {
      DRYDOCK_KUBE_ASSETS: ours,
      KUBEBUILDER_ASSETS: theirs,
      DRYDOCK_SHARED: beside,
    };
    const fetchNothing = (): Promise<undefined> => assert.fail("nothing is fetched");
    assert.deepEqual(await findControlPlane(environment, fetchNothing), { kind: "binaries", folder: ours });
    rmSync(path.join(ours, "etcd"));
    assert.deepEqual(await findControlPlane(environment, fetchNothing), { kind: "binaries", folder: theirs });
    rmSync(theirs, { recursive: true });
    const scripts = await findControlPlane(environment, fetchNothing);
    assert.equal(scripts?.kind, "scripts");
    rmSync(beside, { recursive: true });
    const fetchOfficial = (): Promise<string> => Promise.resolve(official);
    assert.deepEqual(await findControlPlane(environment, fetchOfficial), {
      kind: "binaries",
      folder: official,
    });
    assert.equal(await findControlPlane(environment, () => Promise.resolve(undefined)), undefined);
  });

  test("is fetched in its newest release for this machine, checked, unpacked, and kept", async (context) => {
    const { index, asked } = await publish(context);
    const cache = path.join(temporaryFolder(context), "cache");
    const folder = await envtestBinaries(index, cache);
    assert.match(folder ?? "", /envtest-v1\.36\.2-\w+-\w+$/u);
    assert.equal(
      execFileSync(path.join(folder ?? "", "kube-apiserver"), { encoding: "utf8" }),
      "kube-apiserver\n",
    );
    assert.ok(statSync(path.join(folder ?? "", "etcd")).mode & 0o100);
    assert.equal(asked.length, 2);
    assert.equal(await envtestBinaries(index, cache), folder);
    assert.equal(asked.length, 2, "the second time nothing is fetched");
    assert.equal(readdirSync(cache).length, 1, "nothing else is left");
  });

  test("is refused when it is not what the list promises", async (context) => {
    const { index } = await publish(context, "another");
    const cache = path.join(temporaryFolder(context), "cache");
    await assert.rejects(envtestBinaries(index, cache), /has the SHA-512 [0-9a-f]{128}, and not another as/u);
    assert.equal(existsSync(cache), false);
  });

  test("is none where the list cannot be had", async (context) => {
    const { index } = await publish(context);
    const cache = temporaryFolder(context);
    assert.equal(await envtestBinaries("http://127.0.0.1:1/index.yaml", cache), undefined);
    assert.equal(await envtestBinaries(index.replace("index.yaml", "archive"), cache), undefined);
  });
});
