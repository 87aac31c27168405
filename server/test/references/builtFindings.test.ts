import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import type { Finding } from "../../src/core/finding.ts";
import { buildsOf } from "../../src/core/kustomize/builds.ts";
import { readKustomization } from "../../src/core/kustomize/kustomization.ts";
import { builtFindings, sourcesIn } from "../../src/core/references/builtFindings.ts";
import { verbatim } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const files = {
  "file:///web.yaml": `apiVersion: v1
kind: ConfigMap
metadata: { name: other }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  template: { spec: { containers: [{ name: proxy, image: a }, { name: web, image: b }] } }
`,
  "file:///patch.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: -1
  template: { spec: { containers: [{ name: web, tty: true }] } }
`,
};
const built = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: a-web
spec:
  replicas: -1
  added: x
  template:
    spec:
      containers:
      - image: b
        name: web
        tty: true
      - image: a
        name: proxy
`;

/** The place of what is said of the first `needle` in the built text: the file, and what stands there. */
function placeOf(needle: string, text = built, severity: Finding["severity"] = "error"): readonly string[] {
  const kustomization = readKustomization(
    parseDocument("namePrefix: a-\nresources: [web.yaml]\npatches: [{ path: patch.yaml }]\n"),
  );
  assert.ok(kustomization);
  const [build] = buildsOf(
    new Map([["file:///kustomization.yaml", { kustomization, missing: [], continued: new Map() }]]),
  );
  assert.ok(build);
  const sources = Object.entries(files).flatMap(([uri, source]) =>
    sourcesIn(openFile(uri, "yaml", 0, source), build),
  );
  const start = text.indexOf(needle);
  const finding: Finding = {
    code: "invalid-enum",
    family: "schema",
    severity,
    message: verbatim("no"),
    range: { start, end: start + needle.length },
    path: "",
  };
  return builtFindings(parseDocument(text), [finding], build, sources).map(({ uri, finding: { range } }) =>
    [uri.slice("file:///".length), files[uri as keyof typeof files].slice(range.start, range.end)].join(" "),
  );
}

suite("what is wrong with a built object", () => {
  test("stands in the patch that says it", () => {
    assert.deepEqual(placeOf("-1"), ["patch.yaml -1"]);
    assert.deepEqual(placeOf("true"), ["patch.yaml true"]);
  });

  test("stands in the object, whatever the order of its lists has become", () => {
    assert.deepEqual(placeOf("a\n        name: proxy"), ["web.yaml a"]);
    assert.deepEqual(placeOf("b\n        name: web"), ["web.yaml b"]);
    assert.deepEqual(placeOf("template"), ["web.yaml template"]);
  });

  test("stands at the nearest field around it where no file has it", () => {
    assert.deepEqual(placeOf("x\n"), ["web.yaml spec"]);
    assert.deepEqual(placeOf("added"), ["web.yaml spec"]);
  });

  test("is not told where it is a hint, or of an object that no file has", () => {
    assert.deepEqual(placeOf("-1", built, "hint"), []);
    assert.deepEqual(placeOf("-1", built.replace("a-web", "b-web")), []);
    assert.deepEqual(placeOf("-1", built.replace("Deployment", "StatefulSet")), []);
  });
});
