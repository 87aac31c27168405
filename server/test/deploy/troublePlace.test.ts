import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOfTrouble, type Trouble } from "../../src/core/deploy/troublePlace.ts";
import { findManifests } from "../../src/core/validate/findManifests.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const [deployment] = findManifests(
  parseDocument(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      nodeSelector: { zone: a }
      tolerations: []
      volumes: [{ name: data, persistentVolumeClaim: { claimName: models } }]
      containers:
        - name: web
          image: "web:1"
          command: [serve]
          env: [{ name: KEY, valueFrom: { secretKeyRef: { name: keys, key: token } } }]
          resources: { limits: { nvidia.com/gpu: 8, memory: 1Gi } }
        - name: side
          image: "side:1"
`),
);

const cases: readonly (readonly [Trouble, string])[] = [
  [{ reason: "ImagePullBackOff", message: "", container: "side" }, "containers[1].image"],
  [{ reason: "CrashLoopBackOff", message: "back-off", container: "web" }, "containers[0].command"],
  [{ reason: "CrashLoopBackOff", message: "back-off", container: "side" }, "containers[1].name"],
  [{ reason: "OOMKilled", message: "", container: "web" }, "containers[0].resources.limits.memory"],
  [
    { reason: "CreateContainerConfigError", message: 'secret "keys" not found', container: "web" },
    "containers[0].env[0].valueFrom.secretKeyRef.name",
  ],
  [
    { reason: "Unschedulable", message: "0/3 nodes are available: 3 Insufficient nvidia.com/gpu." },
    "containers[0].resources.limits[nvidia.com/gpu]",
  ],
  [
    { reason: "Unschedulable", message: "3 node(s) didn't match Pod's node affinity/selector." },
    "nodeSelector",
  ],
  [{ reason: "Unschedulable", message: "1 node(s) had untolerated taint {gpu: }" }, "tolerations"],
  [
    { reason: "Unschedulable", message: 'persistentvolumeclaim "models" not found.' },
    "volumes[0].persistentVolumeClaim.claimName",
  ],
  [
    {
      reason: "",
      message: "exceeded quota: gpus, requested: requests.nvidia.com/gpu=8, used: 0, limited: 4",
    },
    "containers[0].resources.limits[nvidia.com/gpu]",
  ],
];

for (const [trouble, place] of cases)
  test(`${trouble.reason} ${trouble.message} is shown at ${place}`, () => {
    assert.ok(deployment !== undefined);
    assert.equal(placeOfTrouble(deployment, trouble).path, `spec.template.spec.${place}`);
  });

test("what says nothing of the pod is shown at the kind", () => {
  assert.ok(deployment !== undefined);
  assert.equal(placeOfTrouble(deployment, { reason: "", message: "something else" }).path, "kind");
});
