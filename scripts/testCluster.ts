// `npm run test:cluster`: the tests that need a real control plane, which is started on loopback and ended afterwards.
//
//   node scripts/testCluster.ts [NAME...]     for example `policies`: only server/test-cluster/policies.test.ts
//
// With --available it only tells, by its exit status, whether one can be had on this machine.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";
import { findControlPlane } from "./controlPlane/find.ts";
import { startControlPlane } from "./controlPlane/start.ts";

const root = path.dirname(import.meta.dirname);
const source = await findControlPlane();
if (source === undefined) {
  console.error(
    "No control plane can be had here, and the official archive could not be fetched: set DRYDOCK_KUBE_ASSETS or KUBEBUILDER_ASSETS to a folder with etcd and kube-apiserver.",
  );
  process.exit(1);
}
const { values, positionals } = parseArgs({
  options: { available: { type: "boolean", default: false } },
  allowPositionals: true,
});
if (values.available) process.exit(0);

await build("development");
const controlPlane = await startControlPlane(source);
const names = positionals.length > 0 ? positionals : ["*"];
const files = globSync(
  names.map((name) => `server/test-cluster/${name}.test.ts`),
  { cwd: root },
);
const { status } = spawnSync(
  process.execPath,
  ["--test", "--test-concurrency=1", "--test-timeout=120000", ...files],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, DRYDOCK_TEST_KUBECONFIG: controlPlane.kubeconfig },
  },
);
await controlPlane.stop();
process.exit(status ?? 1);
