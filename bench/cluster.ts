// `npm run bench:cluster`: what a cluster with many definitions costs, measured against a real control plane on loopback. Prints
// each figure beside its bound; CPU is this process alone, so it says more than the clock on a busy machine.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "../scripts/build.ts";
import { findControlPlane } from "../scripts/controlPlane/find.ts";
import { startControlPlane } from "../scripts/controlPlane/start.ts";
import { connectCluster, type Cluster } from "../server/src/cluster/connectCluster.ts";
import type { ClusterState } from "../server/src/cluster/followKinds.ts";
import { diffObjects } from "../server/src/cluster/diffObjects.ts";
import type { Deployable } from "../server/src/core/deploy/deployable.ts";
import type { GroupVersionKind } from "../server/src/core/manifest/manifest.ts";
import { loadCatalogue } from "../server/src/sources/catalogue.ts";

const definitions = 300;
/** Operators bring some kinds each. */
const kindsOfGroup = 10;
const objects = 100;

const source = await findControlPlane();
if (source === undefined) {
  console.error("No control plane can be had here: set DRYDOCK_KUBE_ASSETS or KUBEBUILDER_ASSETS.");
  process.exit(1);
}
await build("development");
loadCatalogue("1.36").lookup({ group: "apps", version: "v1", kind: "Deployment" });
const controlPlane = await startControlPlane(source);
const cacheFolder = mkdtempSync(path.join(tmpdir(), "drydock-bench-"));
try {
  await prepare();
  await measure("first schemas of 300 definitions", 2000, () => firstType(cacheFolder, true));
  await measure("second start from the disk cache", 150, () => firstType(cacheFolder, false));
  await measure("switching context with a warm cache", 300, () => firstType(cacheFolder, false));
  await measureDiff();
} finally {
  rmSync(cacheFolder, { recursive: true, force: true });
  await controlPlane.stop();
}

function connect(folder: string): Cluster {
  return connectCluster({
    context: "test",
    kubeconfigFiles: [controlPlane.kubeconfig],
    allowCredentialCommand: false,
    cacheFolder: folder,
    catalogueOf: () => loadCatalogue("1.36"),
  });
}

interface Measured {
  readonly milliseconds: number;
  /** Ends what was measured, after its memory was looked at. */
  readonly close: () => void;
}

/** Until the type of one custom resource is known: what a person waits for who opens a manifest. */
async function firstType(folder: string, waitForCache: boolean): Promise<Measured> {
  const cluster = connect(folder);
  const begun = performance.now();
  const state = await stateWith(cluster, gvkOf(0));
  const milliseconds = performance.now() - begun;
  // The state is written behind the answer.
  if (waitForCache) await delay(1000);
  if (state.schemas.kinds().length < definitions)
    throw new Error("the cluster serves fewer kinds than were applied");
  return {
    milliseconds,
    close: () => {
      cluster.close();
    },
  };
}

function stateWith(cluster: Cluster, gvk: GroupVersionKind): Promise<ClusterState> {
  return new Promise((resolve, reject) => {
    cluster.follow((state) => {
      if (state.failure !== undefined) reject(state.failure);
      else if (state.schemas.lookup(gvk).status === "found") resolve(state);
    });
  });
}

async function measure(what: string, bound: number, run: () => Promise<Measured>): Promise<void> {
  const memory = heldBytes();
  const before = process.cpuUsage();
  const { milliseconds, close } = await run();
  const { user, system } = process.cpuUsage(before);
  const added = (heldBytes() - memory) / 2 ** 20;
  close();
  const cpu = Math.round((user + system) / 1000);
  console.log(
    `${what}: ${String(Math.round(milliseconds))} ms (bound ${String(bound)}), CPU ${String(cpu)} ms, memory +${added.toFixed(0)} MiB`,
  );
}

/** Memory that is in use; exact only with `--expose-gc`. */
function heldBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measureDiff(): Promise<void> {
  const cluster = connect(cacheFolder);
  await stateWith(cluster, { group: "apps", version: "v1", kind: "Deployment" });
  const wanted = Array.from({ length: objects }, (_, index) => deployment(index));
  await inBatches(wanted, (object) => cluster.objects.apply(object, { dryRun: false }));
  await measure(`diff of ${String(objects)} objects`, 3000, async () => {
    const begun = performance.now();
    const diffs = await diffObjects(cluster.objects, wanted);
    if (diffs.some(({ failure }) => failure !== undefined))
      throw new Error("an object could not be compared");
    const milliseconds = performance.now() - begun;
    return {
      milliseconds,
      close: () => {
        cluster.close();
      },
    };
  });
}

/** Applies the definitions and waits until all of their types are published. */
async function prepare(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-bench-"));
  const cluster = connect(folder);
  const known = new Promise<void>((resolve) => {
    cluster.follow(({ schemas }) => {
      const isServed = ({ gvk }: { readonly gvk: GroupVersionKind }): boolean =>
        gvk.group.endsWith("bench.example.org");
      if (schemas.kinds().filter(isServed).length >= definitions) resolve();
    });
  });
  await stateWith(cluster, { group: "apps", version: "v1", kind: "Deployment" });
  await inBatches(
    Array.from({ length: definitions }, (_, index) => definition(index)),
    (object) => cluster.objects.apply(object, { dryRun: false }),
  );
  await known;
  // The types of the last definitions are published some moments after their kinds are served.
  await delay(5000);
  cluster.close();
  rmSync(folder, { recursive: true, force: true });
}

async function inBatches(
  all: readonly Deployable[],
  act: (object: Deployable) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < all.length; start += 8) await Promise.all(all.slice(start, start + 8).map(act));
}

function gvkOf(index: number): GroupVersionKind {
  return {
    group: `group${String(Math.floor(index / kindsOfGroup))}.bench.example.org`,
    version: "v1",
    kind: `Widget${String(index)}`,
  };
}

function definition(index: number): Deployable {
  const { group, kind } = gvkOf(index);
  const plural = `${kind.toLowerCase()}s`;
  const field = {
    type: "object",
    properties: { name: { type: "string" }, size: { type: "integer", maximum: 10 } },
  };
  const properties = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field${String(at)}`, field]));
  const schema = {
    openAPIV3Schema: { type: "object", properties: { spec: { type: "object", properties } } },
  };
  return object(
    { group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition" },
    `${plural}.${group}`,
    {
      spec: {
        group,
        names: { kind, plural },
        scope: "Namespaced",
        versions: [{ name: "v1", served: true, storage: true, schema }],
      },
    },
  );
}

function deployment(index: number): Deployable {
  const name = `bench-${String(index)}`;
  const template = {
    metadata: { labels: { app: name } },
    spec: { containers: [{ name: "web", image: "web:1", ports: [{ containerPort: 8080 }] }] },
  };
  return object({ group: "apps", version: "v1", kind: "Deployment" }, name, {
    spec: { replicas: 0, selector: { matchLabels: { app: name } }, template },
  });
}

function object(gvk: GroupVersionKind, name: string, rest: object): Deployable {
  const value = { apiVersion: `${gvk.group}/${gvk.version}`, kind: gvk.kind, metadata: { name }, ...rest };
  return { gvk, name, value };
}
