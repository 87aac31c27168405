import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Location } from "vscode-languageserver-protocol";
import { lifetimeOfSuite, once, type Lifetime } from "../support/lifetime.ts";
import { startServer, type ServerProcess } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const files = {
  "go.mod": "module example.com/depot\n",
  "main.go": `package main

import "flag"

func main() {
	var elect bool
	var probes string
	// flag.BoolVar(&elect, "leader-elect", true, "an older default")
	flag.BoolVar(&elect, "leader-elect", false, "take part in the election")
	flag.StringVar(
		&probes,
		"health-probe-bind-address",
		":8081",
		"where probes are served",
	)
	flag.Parse()
}
`,
  "api/v1/group.go": 'package v1\n\nconst Group = "depot.example.com"\n',
  "api/v1/crate.go": `package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

type Common struct {
	Owner string \`json:"owner,omitempty"\`
}

type Slot struct {
	// How much goes in.
	// +kubebuilder:validation:Minimum=1
	// +optional
	Size int \`json:"size"\`
}

type CrateSpec struct {
	Common \`json:",inline"\`
	Image string \`json:"image"\`
	Slots []Slot \`json:"slots,omitempty"\`
	Zones map[string]*Slot \`json:"zones,omitempty"\`
}

type Crate struct {
	metav1.TypeMeta   \`json:",inline"\`
	metav1.ObjectMeta \`json:"metadata,omitempty"\`
	Spec CrateSpec \`json:"spec,omitempty"\`
}
`,
  "controllers/crate.go": `package controllers

import v1 "example.com/depot/api/v1"

// +kubebuilder:rbac:groups=batch;depot.example.com,resources=crates;crates/status,verbs=get;update
// +kubebuilder:webhook:path=/validate-crate,mutating=false,groups=depot.example.com,resources=crates
func (r *CrateReconciler) Reconcile(crate *v1.Crate) string {
	return crate.Spec.Image
}
`,
  "deploy.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: depot
spec:
  selector: { matchLabels: { app: depot } }
  template:
    metadata: { labels: { app: depot } }
    spec:
      containers:
        - name: manager
          image: depot
          args:
            - --leader-elect
            - --health-probe-bind-address=:9000
            - --unknown=1
`,
  "roles.yaml": `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: depot
rules:
  - apiGroups: [""]
    resources: [crates]
    verbs: [get]
  - apiGroups: [depot.example.com]
    resources: [crates, crates/status]
    verbs: [get]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: depot
webhooks:
  - name: crates.depot.example.com
    clientConfig: { service: { name: depot, namespace: depot, path: /validate-crate } }
`,
  "crate.yaml": `apiVersion: depot.example.com/v1
kind: Crate
metadata:
  name: first
spec:
  image: apples
  owner: me
  slots:
    - size: 3
  zones:
    north:
      size: 4
  gone: 1
`,
  "definition.yaml": `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: crates.depot.example.com
spec:
  group: depot.example.com
  scope: Namespaced
  names: { kind: Crate, plural: crates }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                image:
                  type: string
                slots:
                  type: array
                  items:
                    type: object
                    properties:
                      size:
                        type: integer
                        minimum: 1
                zones:
                  type: object
                  additionalProperties:
                    type: object
                    properties:
                      size:
                        type: integer
`,
  "odd.yaml": `apiVersion: depot.example.com/v1
kind: Crate(
metadata:
  name: second
spec:
  image: pears
`,
} as const;

type FileName = keyof typeof files;

interface Workplace {
  readonly server: ServerProcess;
  readonly uriOf: (name: FileName) => string;
  /** What a request answers at the first place of a text in a file: each location as `file: the text there`. */
  readonly ask: (method: string, name: FileName, place: string) => Promise<string[]>;
}

async function setup(context: Lifetime): Promise<Workplace> {
  const folder = folderWith(context, files);
  const uriOf = (name: FileName): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  for (const name of ["deploy.yaml", "crate.yaml", "odd.yaml"] as const)
    await server.open(uriOf(name), files[name]);
  return {
    server,
    uriOf,
    ask: async (method, name, place) => {
      const before = files[name].slice(0, files[name].indexOf(place) + 2).split("\n");
      const found = await server.connection.sendRequest<Location[] | null>(method, {
        textDocument: { uri: uriOf(name) },
        position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
        context: { includeDeclaration: false },
      });
      return (found ?? []).map((location) => shown(location, folder));
    },
  };
}

function shown({ uri, range }: Location, folder: string): string {
  const file = fileURLToPath(uri);
  const line = readFileSync(file, "utf8").split("\n")[range.start.line] ?? "";
  return `${path.relative(folder, file)}:${String(range.start.line + 1)}: ${line.slice(range.start.character, range.end.character)}`;
}

const definition = "textDocument/definition";

suite("manifests and the Go sources that they belong to", () => {
  const together = lifetimeOfSuite();
  const workplace = once(() => setup(together));

  test("an argument leads to the flag that the program defines", async () => {
    const { ask } = await workplace();
    assert.deepEqual(await ask(definition, "deploy.yaml", "--leader-elect"), ["main.go:9: leader-elect"]);
    assert.deepEqual(await ask(definition, "deploy.yaml", "--health"), [
      "main.go:12: health-probe-bind-address",
    ]);
    assert.deepEqual(await ask(definition, "deploy.yaml", "--unknown"), []);
  });

  test("a flag leads to the arguments that set it", async () => {
    const { server, uriOf } = await workplace();
    const argumentsAt = (text: string): Promise<Location[]> =>
      server.connection.sendRequest("drydock/walkthrough/manifests", {
        uri: uriOf("main.go"),
        text: files["main.go"],
        offset: files["main.go"].lastIndexOf(text) + 2,
      });
    const [found, ...more] = await argumentsAt("health-probe-bind-address");
    assert.deepEqual(more, []);
    assert.equal(found?.uri, uriOf("deploy.yaml"));
    assert.equal(found.range.start.line, 14);
    assert.deepEqual(await argumentsAt("flag.Parse"), []);
  });

  test("a kubebuilder marker leads to the rules of roles and the webhooks that were generated from it", async () => {
    const { server, uriOf } = await workplace();
    const name = "controllers/crate.go";
    const linesAt = async (text: string): Promise<number[]> => {
      const found = await server.connection.sendRequest<Location[]>("drydock/walkthrough/manifests", {
        uri: uriOf(name),
        text: files[name],
        offset: files[name].indexOf(text),
      });
      assert.ok(found.every(({ uri }) => uri === uriOf("roles.yaml")));
      return found.map(({ range }) => range.start.line + 1);
    };
    assert.deepEqual(await linesAt("resources=crates;"), [10, 10]);
    assert.deepEqual(await linesAt("/validate-crate"), [19]);
    assert.deepEqual(await linesAt("package"), []);
  });

  test("a marker or the tag of a field leads to the property of the custom resource, wherever its struct is used", async () => {
    const { server, uriOf } = await workplace();
    const name = "api/v1/crate.go";
    const placesAt = async (text: string): Promise<string[]> => {
      const found = await server.connection.sendRequest<Location[]>("drydock/walkthrough/manifests", {
        uri: uriOf(name),
        text: files[name],
        offset: files[name].indexOf(text) + 2,
      });
      return found.map((location) => shown(location, path.dirname(fileURLToPath(uriOf("go.mod")))));
    };
    assert.deepEqual(await placesAt("+kubebuilder:validation:Minimum"), [
      "definition.yaml:29: minimum",
      "definition.yaml:35: size",
    ]);
    assert.deepEqual(await placesAt("+optional"), ["definition.yaml:27: size", "definition.yaml:35: size"]);
    assert.deepEqual(await placesAt('json:"image"'), ["definition.yaml:20: image"]);
    assert.deepEqual(await placesAt("How much"), []);
    assert.deepEqual(await placesAt('json:"owner'), [], "the definition has no such property");
  });

  test("a field of a custom resource leads to the field of the struct, and to the code that reads it", async () => {
    const { ask } = await workplace();
    assert.deepEqual(await ask(definition, "crate.yaml", "image:"), ["api/v1/crate.go:18: Image"]);
    assert.deepEqual(await ask(definition, "crate.yaml", "owner:"), ["api/v1/crate.go:6: Owner"]);
    assert.deepEqual(await ask(definition, "crate.yaml", "size: 3"), ["api/v1/crate.go:13: Size"]);
    assert.deepEqual(await ask(definition, "crate.yaml", "size: 4"), ["api/v1/crate.go:13: Size"]);
    assert.deepEqual(await ask(definition, "crate.yaml", "gone:"), []);
    assert.deepEqual(await ask("textDocument/references", "crate.yaml", "image:"), [
      "controllers/crate.go:8: Spec.Image",
    ]);
  });

  test("fields of Kubernetes itself are not looked for", async () => {
    const { ask } = await workplace();
    assert.deepEqual(await ask(definition, "deploy.yaml", "containers:"), []);
  });

  test("a kind that no type of Go can be called has no field", async () => {
    const { ask } = await workplace();
    assert.deepEqual(await ask(definition, "odd.yaml", "image:"), []);
  });
});
