import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../src/core/features/completion/complete.ts";
import { toApiVersion } from "../../src/core/manifest/apiVersion.ts";
import type { KindInfo } from "../../src/core/schema/schema.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";

const schemas = builtInKinds();

/** Their lists want two elements at least, and what makes them differ only a person can say. */
const needMore = new Set(["DisaggregatedSet", "MultiRoleInference"]);

function skeleton({ gvk }: KindInfo, language: "yaml" | "json"): string | undefined {
  const { items } = complete(gvk.kind, gvk.kind.length, schemas, { language, objects: [] });
  return items.find(
    (item) =>
      item.label === gvk.kind && item.detail !== undefined && inWords(item.detail) === toApiVersion(gvk),
  )?.plain;
}

/** Kinds that people start from a skeleton: nothing at all may be wrong with it. Of the others the shape is right. */
const frequent = new Set(
  `ConfigMap CronJob DaemonSet Deployment HorizontalPodAutoscaler Ingress Job Namespace NetworkPolicy PersistentVolume
  PersistentVolumeClaim Pod PodDisruptionBudget ReplicaSet Role RoleBinding ClusterRole ClusterRoleBinding Secret Service
  ServiceAccount StatefulSet StorageClass`.split(/\s+/),
);

function refusals(text: string, { gvk }: KindInfo): readonly string[] {
  const { findings } = checkDocument(parseDocument(text), schemas, { severities: new Map() });
  return findings
    .filter(({ severity }) => severity === "error")
    .filter(({ family }) => frequent.has(gvk.kind) || family === "syntax" || family === "schema")
    .map(({ path, message }) => `${path}: ${inWords(message)}`);
}

describe("skeletons of whole manifests", () => {
  const kinds = schemas.kinds().filter((info) => info.deprecated !== true && !needMore.has(info.gvk.kind));

  for (const language of ["yaml", "json"] as const) {
    test(`are accepted as they are, for every kind of the catalogue, in ${language}`, () => {
      assert.ok(kinds.length > 100);
      const refused = kinds.flatMap((info) => {
        const text = skeleton(info, language);
        const found = text === undefined ? ["no skeleton"] : refusals(text, info);
        return found.length === 0 ? [] : [`${toApiVersion(info.gvk)} ${info.gvk.kind}: ${found.join("; ")}`];
      });
      assert.deepEqual(refused, []);
    });
  }
});

test("a training job has the container that its operator looks for", () => {
  const info = schemas.kinds().find(({ gvk }) => gvk.kind === "PyTorchJob");
  assert.ok(info);
  assert.match(skeleton(info, "yaml") ?? "", /- name: pytorch\n/u);
});
