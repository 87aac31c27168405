import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import type { Deployable } from "../src/core/deploy/deployable.ts";
import { writeYaml } from "../src/core/yaml/writeYaml.ts";
import { SHARED_ABSENT, sharedPath } from "../test/support/shared.ts";
import { writtenFlows } from "../test/support/writtenFlows.ts";
import { connect, objectsIn } from "./testCluster.ts";

const definitions = sharedPath("crds");

/** Each different object that a flow writes, in the namespace that every cluster has. */
const written = [
  ...new Set(
    writtenFlows().flatMap(({ written: all }) =>
      all.flatMap(({ objects }) => objects.map((object) => writeYaml(object))),
    ),
  ),
]
  .map((text) => text.replace(/^ {2}namespace: ml$/mu, "  namespace: default"))
  .flatMap((text) => objectsIn(text));
const builtIn = new Set(["", "apps", "batch", "autoscaling", "policy", "networking.k8s.io"]);

/** What the server says against objects that it is asked to take, without keeping them. */
async function refusals(cluster: Cluster, isMeant: (group: string) => boolean): Promise<readonly string[]> {
  const meant = written.filter(({ gvk }) => isMeant(gvk.group));
  assert.ok(meant.length > 0, "nothing was written");
  const results = await applyObjects(cluster.objects, meant, {
    dryRun: true,
    force: true,
    onDefinitions: () => Promise.resolve(),
  });
  return results.flatMap(({ reference, outcome }) =>
    outcome.kind === "failed" ? [`${reference.gvk.kind} ${reference.name}: ${outcome.failure}`] : [],
  );
}

/** The definitions of some kinds, `group Kind version`, by the list that lies beside them. */
function definitionsOf(folder: string, wanted: ReadonlySet<string>): readonly Deployable[] {
  return readFileSync(path.join(folder, "index.tsv"), "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([, , , , group = "", kind = "", versions = ""]) =>
      versions.split(",").some((version) => wanted.has(`${group} ${kind} ${version}`)),
    )
    .flatMap(([file = ""]) => objectsIn(approved(readFileSync(path.join(folder, file), "utf8"))));
}

/** Groups of Kubernetes' own domain need the word of its reviewers, which the definitions are kept without. */
function approved(text: string): string {
  const definition = JSON.parse(text) as { readonly metadata: object };
  const annotations = { "api-approved.kubernetes.io": "unapproved" };
  return JSON.stringify({ ...definition, metadata: { ...definition.metadata, annotations } });
}

test("the server takes every built-in object that a flow writes", async (context) => {
  const { cluster } = await connect(context);
  assert.deepEqual(await refusals(cluster, (group) => builtIn.has(group)), []);
});

test(
  "the server takes every custom resource that a flow writes, with the definitions of its kind",
  // The server takes long over definitions of this size.
  { skip: definitions === undefined ? SHARED_ABSENT : false, timeout: 600_000 },
  async (context) => {
    const { cluster } = await connect(context);
    const wanted = new Set(written.map(({ gvk }) => `${gvk.group} ${gvk.kind} ${gvk.version}`));
    const kinds = definitionsOf(definitions ?? "", wanted);
    const applied = await applyObjects(cluster.objects, kinds, {
      dryRun: false,
      force: true,
      // Once for all of them, below.
      onDefinitions: () => Promise.resolve(),
    });
    context.after(() => deleteObjects(cluster.objects, kinds, { dryRun: false }));
    assert.deepEqual(
      applied.flatMap(({ outcome }) => (outcome.kind === "failed" ? [outcome.failure] : [])),
      [],
    );
    await cluster.refresh();
    assert.deepEqual(await refusals(cluster, (group) => !builtIn.has(group)), []);
  },
);
