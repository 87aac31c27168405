import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseQuantity, type Quantity } from "../../src/core/formats/quantity.ts";
import { checkAgainstCluster } from "../../src/core/inventory/checkAgainstCluster.ts";
import type { Inventory, NodeFacts } from "../../src/core/inventory/inventory.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const nothing: Inventory = {
  namespace: "default",
  names: () => undefined,
  keys: () => undefined,
  nodes: () => undefined,
  quotas: () => undefined,
  limits: () => undefined,
};

function amounts(entries: Readonly<Record<string, string>>): ReadonlyMap<string, Quantity> {
  return new Map(
    Object.entries(entries).map(([name, text]) => [
      name,
      parseQuantity(text) ?? assert.fail(`${text} is no quantity`),
    ]),
  );
}

function node(
  name: string,
  allocatable: Readonly<Record<string, string>>,
  facts: Partial<NodeFacts> = {},
): NodeFacts {
  return { name, labels: new Map(), taints: [], allocatable: amounts(allocatable), ...facts };
}

const named: Inventory = {
  ...nothing,
  names: (kind) => ({
    items:
      { Namespace: ["default"], StorageClass: ["fast", "slow"], ConfigMap: ["settings"] }[kind as string] ??
      [],
    isComplete: true,
  }),
  keys: (kind, name) => (kind === "ConfigMap" && name === "settings" ? ["colour", "size"] : undefined),
};

/** `path: message` of each finding. */
function say(text: string, inventory: Inventory, defined: readonly string[] = []): readonly string[] {
  const isDefined = (kind: string, name: string): boolean => defined.includes(`${kind} ${name}`);
  return checkAgainstCluster(parseDocument(text), inventory, isDefined).map(
    ({ path, severity, message }) => `${severity} ${path}: ${inWords(message)}`,
  );
}

const claim = (storageClass: string): string =>
  `{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: data }, spec: { storageClassName: ${storageClass}, resources: { requests: { storage: 10Gi } } } }`;

function pod(spec: string): string {
  return `{ apiVersion: v1, kind: Pod, metadata: { name: one }, spec: ${spec} }`;
}

describe("names that the cluster has", () => {
  test("are no finding, and neither is what is not known", () => {
    assert.deepEqual(say(claim("fast"), named), []);
    assert.deepEqual(say(claim("fats"), nothing), []);
  });

  test("a class that is missing is a warning", () => {
    assert.deepEqual(say(pod("{ priorityClassName: high, containers: [{ name: a, image: a }] }"), named), [
      "warning spec.priorityClassName: The cluster has no PriorityClass `high`; there is none.",
    ]);
  });

  test("a StorageClass is only told with the name that was meant: volumes made by hand need none", () => {
    assert.deepEqual(say(claim("fats"), named), [
      "info spec.storageClassName: The cluster has no StorageClass `fats`; did you mean `fast`?",
    ]);
  });

  test("a claim that names its volume needs no StorageClass", () => {
    assert.deepEqual(say(claim("manual, volumeName: disk"), named), []);
  });

  test("what the workspace defines is not missing", () => {
    assert.deepEqual(say(claim("huge"), named, ["StorageClass huge"]), []);
  });

  test("a list that was read in part says nothing of what is missing", () => {
    const partly: Inventory = { ...named, names: () => ({ items: ["fast"], isComplete: false }) };
    assert.deepEqual(say(claim("huge"), partly), []);
  });

  test("a key is looked for in the object, an optional reference is not followed", () => {
    const env = (key: string, optional: boolean): string =>
      pod(
        `{ containers: [{ name: a, env: [{ name: X, valueFrom: { configMapKeyRef: { name: settings, key: ${key}, optional: ${String(optional)} } } }] }] }`,
      );
    assert.deepEqual(say(env("colour", false), named), []);
    assert.match(say(env("color", false), named).join(), /has no key `color`; did you mean `colour`/u);
    assert.deepEqual(say(env("color", true), named), []);
  });

  test("in a namespace that is not there only the namespace is missing", () => {
    const text = `
apiVersion: v1
kind: Pod
metadata: { name: one, namespace: shop }
spec: { serviceAccountName: clerk, containers: [] }
`;
    assert.deepEqual(say(text, named), [
      "warning metadata.namespace: The cluster has no Namespace `shop`; there is `default`.",
    ]);
  });

  test("what a template fills in is no name", () => {
    assert.deepEqual(say(claim('"{{ .Values.class }}"'), named), []);
  });
});

describe("nodes", () => {
  const nodes = (...items: readonly NodeFacts[]): Inventory => ({
    ...nothing,
    nodes: () => ({ items, isComplete: true }),
  });
  const gpus = (count: number, rest = ""): string =>
    pod(`{ ${rest} containers: [{ name: a, resources: { limits: { nvidia.com/gpu: ${String(count)} } } }] }`);

  test("more devices than any node has", () => {
    const cluster = nodes(node("a", { "nvidia.com/gpu": "4" }), node("b", { cpu: "8" }));
    assert.deepEqual(say(gpus(4), cluster), []);
    assert.deepEqual(say(gpus(8), cluster), [
      "warning spec.containers[0].resources.limits[nvidia.com/gpu]: No node offers `nvidia.com/gpu: 8`; the most that one has is 4.",
    ]);
  });

  test("the node selector counts: a label that no node has, and devices on the nodes that it leaves", () => {
    const cluster = nodes(
      node("a", { "nvidia.com/gpu": "8" }, { labels: new Map([["zone", "a"]]) }),
      node("b", {}, { labels: new Map([["zone", "b"]]) }),
    );
    assert.match(
      say(gpus(1, "nodeSelector: { zone: c },"), cluster).join(),
      /No node has the label `zone: c`; nodes have `a`, `b`/u,
    );
    assert.match(
      say(gpus(1, "nodeSelector: { zone: b },"), cluster).join(),
      /No node that this pod may run on offers/u,
    );
    assert.deepEqual(say(gpus(8, "nodeSelector: { zone: a },"), cluster), []);
  });

  test("a taint of every node has to be tolerated", () => {
    const taints = [{ key: "gpu", value: "", effect: "NoSchedule" }];
    const cluster = nodes(node("a", { "nvidia.com/gpu": "1" }, { taints }));
    assert.match(
      say(gpus(1), cluster).join(),
      /a taint that it does not tolerate, such as `gpu:NoSchedule`/u,
    );
    assert.deepEqual(say(gpus(1, "tolerations: [{ key: gpu, operator: Exists }],"), cluster), []);
  });

  test("init containers run one after the other, so that the largest counts", () => {
    const cluster = nodes(node("a", { cpu: "2" }));
    const text = (init: string): string =>
      pod(
        `{ initContainers: [{ name: i, resources: { requests: { cpu: ${init} } } }], containers: [{ name: a, resources: { requests: { cpu: 1500m } } }] }`,
      );
    assert.deepEqual(say(text("2"), cluster), []);
    assert.match(say(text("2500m"), cluster).join(), /`cpu: 2500m`; the most that one has is 2\./u);
  });

  test("a cluster without nodes may be making them", () => {
    assert.deepEqual(say(gpus(8), nodes()), []);
  });
});

describe("quotas and limit ranges", () => {
  const deployment = (replicas: number): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${String(replicas)}
  template: { spec: { containers: [{ name: a, resources: { limits: { nvidia.com/gpu: 2, memory: 4Gi } } }] } }
`;

  test("all pods together against the quota", () => {
    const quota: Inventory = {
      ...nothing,
      quotas: () => [{ name: "gpus", hard: amounts({ "requests.nvidia.com/gpu": "4" }) }],
    };
    assert.deepEqual(say(deployment(2), quota), []);
    assert.match(
      say(deployment(3), quota).join(),
      /The quota `gpus` allows `requests\.nvidia\.com\/gpu: 4`; the pods of this object ask for 6 in all/u,
    );
  });

  test("a container above the maximum; one without a limit gets the maximum", () => {
    const limits: Inventory = {
      ...nothing,
      limits: () => [
        {
          name: "small",
          type: "Container",
          max: amounts({ memory: "2Gi", cpu: "4" }),
          min: amounts({}),
        },
      ],
    };
    assert.deepEqual(
      say(deployment(1), limits).map((each) => each.split(": ").slice(1).join(": ")),
      ["The LimitRange `small` asks for at most 2Gi in a container of `memory`."],
    );
  });
});
