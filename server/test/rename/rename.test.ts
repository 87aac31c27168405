import assert from "node:assert/strict";
import { test } from "node:test";
import { openFile, textOf, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { renamableAt, rename } from "../../src/core/rename/rename.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: server
        ports: [{name: http, containerPort: 80}]
        livenessProbe: {httpGet: {port: http}}
        envFrom: [{configMapRef: {name: settings}}]
        env:
        - {name: A, valueFrom: {configMapKeyRef: {name: "settings", key: mode}}}
        volumeMounts: [{name: files, mountPath: /files}]
      volumes: [{name: files, configMap: {name: settings}}]
`;
const settings =
  "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: fast, other: slow}\n";
const front = `apiVersion: v1
kind: Service
metadata: {name: front}
spec:
  selector: {app: web}
  ports: [{name: main, port: 80, targetPort: http}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front}
spec: {defaultBackend: {service: {name: front, port: {name: main}}}}
`;
const patch = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: server, image: x}]}}}
`;
const twin = (node: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: twin, labels: {app: twin}}\nspec: {nodeName: ${node}, containers: [{name: a, image: a}]}\n`;
const twins = `apiVersion: v1\nkind: Service\nmetadata: {name: twins}\nspec: {selector: {app: twin}}\n---\n${twin("one")}---\n${twin("other")}`;
const role =
  "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: []\n";
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: berths.example.com}
spec: {group: example.com, names: {plural: berths, kind: Berth}}
`;
const berth = "apiVersion: example.com/v1\nkind: Berth\nmetadata: {name: north}\n";
const policies = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: replicas}
spec: {paramKind: {apiVersion: rules.example.com/v1, kind: Limit}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: replicas}
spec: {policyName: replicas, paramRef: {name: few}}
---
apiVersion: rules.example.com/v1
kind: Limit
metadata: {name: few}
`;
const serving = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: cats}
spec: {predictor: {model: {runtime: onnx, modelFormat: {name: onnx}, storageUri: "pvc://models/cats"}}}
---
apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata: {name: onnx}
spec: {supportedModelFormats: [{name: onnx}], containers: [{name: main, image: a}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: models}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public}
spec: {listeners: [{name: web, port: 80}, {name: tls, port: 443}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cats}
spec: {parentRefs: [{name: public, sectionName: web}], rules: [{backendRefs: [{name: "cats-predictor"}]}]}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: cats}
spec: {secretName: cats-tls}
---
apiVersion: v1
kind: Pod
metadata: {name: one}
spec:
  volumes: [{name: tls, secret: {secretName: cats-tls}}]
  resourceClaims: [{name: gpu, resourceClaimName: big}]
  containers: [{name: a, image: a, resources: {claims: [{name: gpu, request: all}]}}]
---
apiVersion: resource.k8s.io/v1
kind: ResourceClaim
metadata: {name: big}
spec: {devices: {requests: [{name: all, exactly: {deviceClassName: gpu}}]}}
`;
const workflow = `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: steps}
spec: {entrypoint: main, templates: [{name: main, steps: [[{name: a, template: fit}]]}, {name: fit}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: nightly}
spec: {entrypoint: fit, workflowTemplateRef: {name: steps}}
`;
const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  metrics: [{type: ContainerResource, containerResource: {name: cpu, container: server}}]
`;
const texts = {
  "file:///policies.yaml": policies,
  "file:///serving.yaml": serving,
  "file:///workflow.yaml": workflow,
  "file:///scaler.yaml": scaler,
  "file:///definition.yaml": definition,
  "file:///berth.yaml": berth,
  "file:///twins.yaml": twins,
  "file:///role.yaml": role,
  "file:///web.yaml": web,
  "file:///settings.yaml": settings,
  "file:///front.yaml": front,
};

/**
 * Renames what stands at the first place of a text, marked by what stands around it: `{name: [web]}`.
 * Returns the changed files, or the reason for none.
 */
function renameIn(uri: string, marked: string, newName: string): Readonly<Record<string, string>> | string {
  const graph = createResourceGraph();
  const objectsOf = (part: DocumentPart): ReturnType<typeof readGraphObjects> =>
    readGraphObjects(parseDocument(part.text));
  const files = new Map<string, SourceFile>();
  for (const [name, text] of Object.entries({ ...texts, "file:///patch.yaml": patch })) {
    const file = openFile(name, "yaml", 1, text);
    files.set(name, file);
    graph.setFile(file, objectsOf, name === "file:///patch.yaml");
  }
  const before = marked.indexOf("[");
  const plain = marked.replace("[", "").replace("]", "");
  const part = files.get(uri)?.parts.find(({ text }) => text.includes(plain));
  assert.ok(part, marked);
  const offset = part.text.indexOf(plain) + before + 1;
  const found = renamableAt(uri, part, offset, {
    graph,
    builds: [],
    partOf: () => undefined,
    minor: 36,
    treeOf: ({ text }) => parseDocument(text),
  });
  assert.ok(found, `nothing to rename at ${marked}`);
  const answer = rename(found.renaming, newName);
  if (answer.kind === "refused") return inWords(answer.because);
  const changed: Record<string, string> = {};
  for (const [name, file] of files) {
    const parts = file.parts.map((original) => {
      const edits = answer.edits.filter((edit) => edit.uri === name && edit.part === original);
      return applyEdits(original.text, edits);
    });
    if (parts.join("") !== textOf(file)) changed[name.slice("file:///".length)] = parts.join("");
  }
  return changed;
}

test("an object, with quotes as they were", () => {
  const expected = {
    "web.yaml": web.replaceAll("name: settings", "name: config").replace('"settings"', '"config"'),
    "settings.yaml": settings.replace("name: settings", "name: config"),
  };
  assert.deepEqual(renameIn("file:///settings.yaml", "name: [settings]", "config"), expected);
  assert.deepEqual(renameIn("file:///web.yaml", "configMapRef: {name: [settings]", "config"), expected);
});

test("a definition, whose custom resources keep their kind", () => {
  assert.deepEqual(renameIn("file:///definition.yaml", "name: [berths.example.com]", "berth.example.com"), {
    "definition.yaml": definition.replace("name: berths.example.com", "name: berth.example.com"),
  });
  for (const [uri, kind] of [
    ["file:///berth.yaml", "kind: [Berth]"],
    ["file:///berth.yaml", "apiVersion: [example.com/v1]"],
    ["file:///definition.yaml", "kind: [Berth]}"],
  ] as const)
    assert.throws(() => renameIn(uri, kind, "Mooring"), /nothing to rename/u);
});

test("an object and its patches", () => {
  assert.deepEqual(renameIn("file:///web.yaml", "metadata: {name: [web]", "shop"), {
    "web.yaml": web.replace("metadata: {name: web}", "metadata: {name: shop}"),
    "scaler.yaml": scaler.replace("Deployment, name: web", "Deployment, name: shop"),
    "patch.yaml": patch.replace("name: web", "name: shop"),
  });
});

test("a key", () => {
  const expected = {
    "web.yaml": web.replace("key: mode", "key: pace"),
    "settings.yaml": settings.replace("mode: fast", "pace: fast"),
  };
  assert.deepEqual(renameIn("file:///settings.yaml", "{[mode]: fast", "pace"), expected);
  assert.deepEqual(renameIn("file:///web.yaml", "key: [mode]", "pace"), expected);
});

test("a port of containers with its probe and the Service before it", () => {
  const expected = {
    "web.yaml": web.replaceAll("http,", "main,").replace("port: http", "port: main"),
    "front.yaml": front.replace("targetPort: http", "targetPort: main"),
  };
  assert.deepEqual(renameIn("file:///web.yaml", "{name: [http]", "main"), expected);
  assert.deepEqual(renameIn("file:///front.yaml", "targetPort: [http]", "main"), expected);
  assert.deepEqual(renameIn("file:///web.yaml", "httpGet: {port: [http]", "main"), expected);
});

test("a port of a Service with what sends to it", () => {
  assert.deepEqual(renameIn("file:///front.yaml", "{name: [main]", "entry"), {
    "front.yaml": front.replaceAll("name: main", "name: entry"),
  });
});

test("the value of a label that a Service selects", () => {
  assert.deepEqual(renameIn("file:///front.yaml", "selector: {app: [web]", "shop"), {
    "web.yaml": web.replaceAll("app: web", "app: shop"),
    "front.yaml": front.replace("app: web", "app: shop"),
  });
});

test("a container, in patches too, and a volume with its mounts", () => {
  for (const [uri, marked] of [
    ["file:///web.yaml", "- name: [server]"],
    ["file:///scaler.yaml", "container: [server]"],
  ] as const)
    assert.deepEqual(renameIn(uri, marked, "main"), {
      "web.yaml": web.replace("name: server", "name: main"),
      "patch.yaml": patch.replace("name: server", "name: main"),
      "scaler.yaml": scaler.replace("container: server", "container: main"),
    });
  assert.deepEqual(renameIn("file:///web.yaml", "{name: [files], configMap", "data"), {
    "web.yaml": web.replaceAll("name: files", "name: data"),
  });
});

/** Renames in `serving.yaml`, from each of some places, and expects the same changes of it. */
function expectInServing(
  marked: readonly string[],
  newName: string,
  ...changes: readonly (readonly [string, string])[]
): void {
  const changed = changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, serving);
  for (const each of marked)
    assert.deepEqual(renameIn("file:///serving.yaml", each, newName), { "serving.yaml": changed });
}

test("what a policy is given", () => {
  const expected = { "policies.yaml": policies.replaceAll("name: few", "name: most") };
  assert.deepEqual(renameIn("file:///policies.yaml", "metadata: {name: [few]", "most"), expected);
  assert.deepEqual(renameIn("file:///policies.yaml", "paramRef: {name: [few]", "most"), expected);
});

test("a claim that a URI names, where no quotes may stand", () => {
  expectInServing(
    ["Claim\nmetadata: {name: [models]", "pvc://[models]/cats"],
    "2026",
    ["Claim\nmetadata: {name: models", 'Claim\nmetadata: {name: "2026"'],
    ["pvc://models/cats", "pvc://2026/cats"],
  );
});

test("an object, and names that controllers derive from it, but none that somebody has chosen", () => {
  expectInServing(
    ["InferenceService\nmetadata: {name: [cats]"],
    "dogs",
    ["InferenceService\nmetadata: {name: cats", "InferenceService\nmetadata: {name: dogs"],
    ["cats-predictor", "dogs-predictor"],
  );
  expectInServing(["Certificate\nmetadata: {name: [cats]"], "dogs", [
    "Certificate\nmetadata: {name: cats",
    "Certificate\nmetadata: {name: dogs",
  ]);
  expectInServing(
    ["Runtime\nmetadata: {name: [onnx]", "runtime: [onnx]"],
    "fast",
    ["runtime: onnx", "runtime: fast"],
    ["Runtime\nmetadata: {name: onnx", "Runtime\nmetadata: {name: fast"],
  );
});

test("parts of an object that others refer to", () => {
  expectInServing(
    ["{name: [web], port", "sectionName: [web]"],
    "plain",
    ["name: web, port", "name: plain, port"],
    ["sectionName: web", "sectionName: plain"],
  );
  expectInServing(
    ["modelFormat: {name: [onnx]"],
    "tensors",
    ["modelFormat: {name: onnx", "modelFormat: {name: tensors"],
    ["Formats: [{name: onnx", "Formats: [{name: tensors"],
  );
  expectInServing(
    ["request: [all]", "{name: [all], exactly"],
    "one",
    ["request: all", "request: one"],
    ["{name: all, exactly", "{name: one, exactly"],
  );
  assert.equal(
    renameIn("file:///serving.yaml", "sectionName: [web]", "tls"),
    "The Gateway `public` has a part `tls` already.",
  );
});

test("a claim for devices, and the containers that use it", () => {
  expectInServing(
    ["{name: [gpu], request", "{name: [gpu], resourceClaimName"],
    "h100",
    ["{name: gpu, request", "{name: h100, request"],
    ["{name: gpu, resourceClaimName", "{name: h100, resourceClaimName"],
  );
});

test("a template of a workflow, in its own object and in those that run it", () => {
  const expected = {
    "workflow.yaml": workflow.replaceAll("fit}", "tune}").replace("entrypoint: fit", "entrypoint: tune"),
  };
  for (const marked of ["template: [fit]", "{entrypoint: [fit]"])
    assert.deepEqual(renameIn("file:///workflow.yaml", marked, "tune"), expected);
});

test("names that are taken or wrong are refused, and nothing is changed", () => {
  const refusals = [
    ["file:///settings.yaml", "{[mode]: fast", "other", /has a key `other` already/u],
    ["file:///settings.yaml", "name: [settings]", "Settings", /must be lower case/u],
    ["file:///web.yaml", "{name: [http]", "no spaces", /^`no spaces`/u],
  ] as const;
  for (const [uri, marked, newName, because] of refusals) {
    const answer = renameIn(uri, marked, newName);
    assert.ok(typeof answer === "string");
    assert.match(answer, because);
  }
});

test("all of several documents that begin alike", () => {
  assert.deepEqual(renameIn("file:///twins.yaml", "{app: [twin]", "pair"), {
    "twins.yaml": twins.replaceAll("app: twin", "app: pair"),
  });
});

test("names have the format of their kind", () => {
  assert.deepEqual(renameIn("file:///role.yaml", "{name: [reader]", "system:Reader"), {
    "role.yaml": role.replace("reader", "system:Reader"),
  });
  const refused = renameIn("file:///front.yaml", "metadata: {name: [front]", "front.end");
  assert.ok(typeof refused === "string");
  assert.match(refused, /^`front\.end`/u);
});
