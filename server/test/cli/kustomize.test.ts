import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { renderChart } from "../../src/lsp/helm/helmProgram.ts";
import { buildKustomization } from "../../src/lsp/kustomize/kustomizeProgram.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf, type Outcome } from "./drydock.ts";

const hasTool = ["kubectl", "kustomize"].some((name) => spawnSync(name, ["version"]).error === undefined);

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;
const patch = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replcas: 2}
`;
const files = {
  "base/kustomization.yaml": "resources: [web.yaml, gone.yaml]\n",
  "base/web.yaml": deployment,
  "overlay/kustomization.yaml":
    "resources: [../base]\npatches:\n- path: patches/web.yaml\n- {path: patches/web.json, target: {kind: Deployment}}\n",
  "overlay/patches/web.yaml": patch,
  "overlay/patches/web.json": '[{"op": "remove", "path": "/spec/replica"}]',
};

function codesOf(outcome: Outcome): readonly (readonly unknown[])[] {
  return findingsOf(outcome).map((finding) => [finding["file"], finding["code"], finding["path"]]);
}

test("what a test of Chainsaw compares objects with is checked as parts of them", async (context) => {
  const folder = folderWith(context, {
    "quota/chainsaw-test.yaml": `apiVersion: chainsaw.kyverno.io/v1alpha1
kind: Test
metadata: {name: quota}
spec:
  steps:
  - try:
    - apply: {file: web.yaml}
    - assert: {file: ready.yaml}
    - error: {file: "*-gone.yaml"}
    finally:
    - delete: {file: ../shared/web.yaml}
`,
    "quota/web.yaml": patch.replace("replcas", "replicas"),
    "quota/ready.yaml": patch,
    "shared/web.yaml": patch.replace("replcas", "replicas"),
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "warning"]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("quota/ready.yaml"), "unknown-field", "spec.replcas"],
    [path.normalize("quota/web.yaml"), "missing-required", "spec.selector"],
    [path.normalize("quota/web.yaml"), "missing-required", "spec.template.spec.containers"],
  ]);
});

test("patches are checked as parts of objects, and paths of kustomizations for what they lead to", async (context) => {
  const outcome = await drydock(folderWith(context, files), [
    "validate",
    ".",
    "--format",
    "json",
    "--severity",
    "warning",
  ]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("base/kustomization.yaml"), "missing-file", "resources[1]"],
    [path.normalize("overlay/patches/web.json"), "json-patch-path", "[0].path"],
    [path.normalize("overlay/patches/web.yaml"), "unknown-field", "spec.replcas"],
  ]);
});

test("selectors that a kustomization sets are not missed, nor what a patch leaves out that nothing names yet", async (context) => {
  const bare = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec: {containers: [{name: web, image: web}]}
`;
  const scaffold = {
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "base/web.yaml": bare,
    "base/worker.yaml": bare,
    "base/manager_patch.yaml": bare.replace("image", "imge"),
    "overlay/kustomization.yaml":
      "resources: [../base]\nlabels:\n- {pairs: {app: web}, includeSelectors: true}\n",
  };
  const outcome = await drydock(folderWith(context, scaffold), ["validate", ".", "--format", "json"]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("base/manager_patch.yaml"), "unknown-field", "spec.template.spec.containers[0].imge"],
    [path.normalize("base/worker.yaml"), "missing-required", "spec.selector"],
  ]);
});

test("namespaces and variables that a kustomization fills in are not missed where it takes a file up", async (context) => {
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: web}]
---
apiVersion: v1
kind: Namespace
metadata: {name: $(SPACE)}
`;
  const folder = folderWith(context, {
    "base/kustomization.yaml": "resources: [taken.yaml]\n",
    "base/taken.yaml": binding,
    "base/other.yaml": binding,
    "top/kustomization.yaml":
      "namespace: web\nresources: [../base]\nvars: [{name: SPACE, objref: {apiVersion: v1, kind: Service, name: web}}]\n",
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("base/other.yaml"), "binding-subject", "subjects[0].namespace"],
    [path.normalize("base/other.yaml"), "object-name", "metadata.name"],
  ]);
});

test("a kustomization gives a Namespace its name, and objects their namespaces", async (context) => {
  const objects = `apiVersion: v1
kind: Namespace
metadata: {name: _}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: NOT_SET}
`;
  const folder = folderWith(context, {
    "component/kustomization.yaml":
      "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [namespace.yaml]\n",
    "component/namespace.yaml": objects,
    "component/loose.yaml": objects,
    "top/kustomization.yaml": "namespace: web\ncomponents: [../component]\n",
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("component/loose.yaml"), "object-name", "metadata.name"],
    [path.normalize("component/loose.yaml"), "object-namespace", "metadata.namespace"],
  ]);
});

test("what the tests of an operator compare objects with are parts of them", async (context) => {
  const parts = `apiVersion: apps/v1
kind: Deployment
metadata:
  (starts_with(name, 'web')): true
spec:
  replicas: ($replicas)
  template:
    spec:
      (containers[?name == 'web']):
      - image: web:1
      volumes:
        (length(@)): 1
status:
  redyReplicas: 1
`;
  const folder = folderWith(context, {
    "00-assert.yaml": parts,
    "web-assert.yaml": parts,
    "01-errors.yaml": parts.replace("redyReplicas", "readyReplicas"),
    ".chainsaw-test/ready.yaml": parts.replace("redyReplicas", "readyReplicas"),
    "compare/statefulset.yaml": parts.replace("redyReplicas", "readyReplicas"),
    "assertions/web/ready.yaml": parts.replace("redyReplicas", "readyReplicas"),
    "driver-pod-template.yaml": "apiVersion: v1\nkind: Pod\nspec: {priority: high}\n",
    "assertive.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n",
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(codesOf(outcome), [
    ["00-assert.yaml", "unknown-field", "status.redyReplicas"],
    ["assertive.yaml", "no-containers", "spec.containers"],
    ["driver-pod-template.yaml", "wrong-type", "spec.priority"],
    ["web-assert.yaml", "unknown-field", "status.redyReplicas"],
  ]);
});

test("a kustomization in a folder above says that a file is a patch", async (context) => {
  const outcome = await drydock(folderWith(context, files), [
    "validate",
    "overlay/patches/web.yaml",
    "--format",
    "json",
  ]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("overlay/patches/web.yaml"), "unknown-field", "spec.replcas"],
  ]);
});

test("alone, a patch is an object with parts missing, unless its name says what it is", async (context) => {
  const folder = folderWith(context, {
    "kustomization.yaml": "patches: [{path: replicas.yaml}]\n",
    "replicas.yaml": patch,
    "patches/replicas.yaml": patch,
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--isolate"]);
  const incomplete = findingsOf(outcome).filter(({ code }) => code === "missing-required");
  assert.deepEqual(new Set(incomplete.map(({ file }) => file)), new Set(["replicas.yaml"]));
});

test("a path with more `..` than there are folders leads to the root, and half a character to nothing", async (context) => {
  const resources = `resources: ["${"../".repeat(40)}no-such-base", "\\uD800.yaml"]\n`;
  const outcome = await drydock(folderWith(context, { "kustomization.yaml": resources }), [
    "validate",
    ".",
    "--format",
    "json",
  ]);
  assert.deepEqual(codesOf(outcome), [
    ["kustomization.yaml", "missing-file", "resources[0]"],
    ["kustomization.yaml", "missing-file", "resources[1]"],
    ["kustomization.yaml", "yaml-syntax", ""],
  ]);
});

/** A base without an image, of which a patch makes something that is whole and asks for too much memory. */
const built = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": deployment.replace(
    "{name: web, image: web}",
    "{name: web, resources: {requests: {memory: 2Gi}}}",
  ),
  "top/kustomization.yaml": "namePrefix: a-\nresources: [../base]\npatches: [{path: patch.yaml}]\n",
  "top/patch.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec: {containers: [{name: web, image: web, resources: {limits: {memory: 1Gi}}}]}
`,
};
const world = { buildKustomization, renderChart };
const validateAll = ["validate", ".", "--format", "json", "--severity", "warning"];
const web = path.normalize("base/web.yaml");

test(
  "what the real tool builds is checked where that is asked for, and a file alone no longer",
  { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
  async (context) => {
    const folder = folderWith(context, built);
    const container = "spec.template.spec.containers[0]";
    assert.deepEqual(codesOf(await drydock(folder, validateAll)), [
      [web, "container-image", `${container}.image`],
    ]);
    const outcome = await drydock(folder, [...validateAll, "--build"], world);
    assert.deepEqual(codesOf(outcome), [[web, "resource-requests", `${container}.resources.requests`]]);
    // Whoever builds the base by itself gets no image.
    const alone = await drydock(folder, ["validate", "base", "--only", "container-image", "--build"], world);
    assert.equal(alone.status, 1);
  },
);

test("what a patch in a kustomization brings in is told there, and once", async (context) => {
  const files = {
    "base/kustomization.yaml": "resources: [map.yaml]\n",
    "base/map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\n",
    "top/kustomization.yaml": `resources: [../base]
patches:
  - patch: |
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: map}
      dta: {x: one}
      immutable: "yes"
`,
  };
  const output = `apiVersion: v1
kind: ConfigMap
metadata: {name: map}
dta: {x: one}
immutable: "yes"
`;
  const outcome = await drydock(folderWith(context, files), [...validateAll, "--build"], {
    buildKustomization: (folder) =>
      Promise.resolve({ kind: "built", output: folder.endsWith("top") ? output : files["base/map.yaml"] }),
    renderChart,
  });
  const top = path.normalize("top/kustomization.yaml");
  assert.deepEqual(codesOf(outcome), [
    [top, "unknown-field", "patches[0].patch"],
    [top, "wrong-type", "patches[0].patch"],
  ]);
});

test("a kustomization that cannot be built takes nothing back, and is an error where the tool says", async (context) => {
  const outcome = await drydock(folderWith(context, built), [...validateAll, "--build"], {
    buildKustomization: () =>
      Promise.resolve({ kind: "failed", errors: "Error: trouble with 'patch.yaml': it cannot be read" }),
    renderChart,
  });
  assert.deepEqual(codesOf(outcome), [
    [web, "container-image", "spec.template.spec.containers[0].image"],
    [path.normalize("top/kustomization.yaml"), "kustomization-not-built", "patches[0].path"],
  ]);
  assert.equal(outcome.status, 1);
});

test("where the tool is not installed the command says that it has not done its work", async (context) => {
  const outcome = await drydock(folderWith(context, built), [...validateAll, "--build"], {
    buildKustomization: () => Promise.resolve({ kind: "not-installed" }),
    renderChart,
  });
  assert.equal(outcome.status, 2);
  assert.match(outcome.warnings.join(), /neither `kubectl` nor `kustomize` is installed/u);
});

test("nothing is built where no program may be started, and no file alone", async (context) => {
  const folder = folderWith(context, built);
  const refused = await drydock(folder, [...validateAll, "--build"]);
  assert.equal(refused.status, 2);
  assert.match(refused.warnings.join(), /not allowed/u);
  const alone = await drydock(folder, [...validateAll, "--build", "--isolate"], world);
  assert.equal(alone.status, 2);
});

test(
  "a kustomization with configurations of its own is built, and one with plugins that nobody allows is no mistake",
  { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
  async (context) => {
    const folder = folderWith(context, {
      ...built,
      "top/names.yaml": "namePrefix: [{ path: metadata/name }]\n",
      "top/kustomization.yaml": `${built["top/kustomization.yaml"]}configurations: [names.yaml]\n`,
      "plugin/kustomization.yaml": "resources: [pod.yaml]\ntransformers: [plugin.yaml]\n",
      "plugin/pod.yaml":
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: a}]}}\n",
      "plugin/plugin.yaml": "{apiVersion: example.com/v1, kind: Unknown, metadata: {name: a}}\n",
    });
    const outcome = await drydock(folder, [...validateAll, "--build"], world);
    assert.deepEqual(codesOf(outcome), [
      [web, "resource-requests", "spec.template.spec.containers[0].resources.requests"],
    ]);
  },
);

test("words in capital letters stand for what a patch puts there, where one changes anything", async (context) => {
  const base = {
    "base/kustomization.yaml": "resources: [claim.yaml]\n",
    "base/claim.yaml": `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec:
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: FROM_OVERLAY}}
`,
  };
  const said = async (all: Readonly<Record<string, string>>): Promise<readonly (readonly unknown[])[]> =>
    codesOf(await drydock(folderWith(context, all), ["validate", ".", "--format", "json"]));
  assert.deepEqual(await said(base), [
    [path.normalize("base/claim.yaml"), "invalid-quantity", "spec.resources.requests[storage]"],
  ]);
  const overlay = {
    "overlay/kustomization.yaml": "resources: [../base]\npatches: [{path: size.yaml}]\n",
    "overlay/size.yaml":
      "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {resources: {requests: {storage: 1Gi}}}\n",
  };
  assert.deepEqual(await said({ ...base, ...overlay }), []);
});
