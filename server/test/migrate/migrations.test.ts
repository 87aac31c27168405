import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { migrateAll } from "../../src/core/features/fixAll.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath } from "../support/shared.ts";

const folder = projectPath("test-fixtures/migrations");
const schemas = builtInKinds();

function migrated(text: string): string {
  return splitDocuments(text)
    .map(({ start, end }) => text.slice(start, end))
    .map((part) => applyEdits(part, migrateAll(findingsIn(part))))
    .join("");
}

function findingsIn(text: string): ReturnType<typeof checkDocument>["findings"] {
  return checkDocument(parseDocument(text), schemas, { severities: new Map() }).findings;
}

describe("migrations", () => {
  for (const file of globSync("*.old.{yaml,json}", { cwd: folder }).toSorted()) {
    const old = readFileSync(path.join(folder, file), "utf8");
    const wanted = readFileSync(path.join(folder, file.replace(".old.", ".new.")), "utf8");
    test(file, () => {
      assert.equal(migrated(old), wanted);
    });
    test(`${file}: the result is accepted, and nothing is left to do`, () => {
      const said = splitDocuments(wanted).flatMap(({ start, end }) => findingsIn(wanted.slice(start, end)));
      assert.deepEqual(
        said.map(({ code, path: place }) => `${code} ${place}`),
        [],
      );
      assert.equal(migrated(wanted), wanted);
    });
  }
});

describe("what is left alone", () => {
  const cases = {
    "an empty selector, which has changed its meaning":
      "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  selector: {}\n",
    "a webhook that may have side effects":
      "apiVersion: admissionregistration.k8s.io/v1beta1\nkind: ValidatingWebhookConfiguration\nmetadata:\n  name: a\nwebhooks:\n- name: a.b.c\n",
    "a definition that keeps unknown fields":
      "apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata:\n  name: a.b.c\nspec:\n  validation: {}\n",
    "a text that is shared by an alias":
      "apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: web\n  annotations: &a {}\nspec:\n  backend: &b {serviceName: a, servicePort: 1}\n  rules:\n  - http:\n      paths:\n      - backend: *b\n",
  };
  for (const [name, text] of Object.entries(cases))
    test(name, () => {
      assert.equal(migrated(text), text);
    });
});

test("fields of an older version are rewritten where `apiVersion` alone was brought up to date", () => {
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - http:
        paths:
          - path: /
            backend:
              serviceName: web
              servicePort: 80
`;
  const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 3
  metrics:
    - type: Resource
      resource:
        name: cpu
        targetAverageUtilization: 80
    - type: Object
      object:
        metric: { name: requests }
        describedObject: { apiVersion: v1, kind: Service, name: web }
        target: { type: Value, value: 100 }
`;
  for (const text of [ingress, autoscaler]) {
    const fixes = findingsIn(text).flatMap(({ fixes = [] }) => fixes);
    const rewritten = fixes.find(({ title }) => inWords(title).startsWith("Rewrite the fields"));
    const said = findingsIn(applyEdits(text, rewritten?.edits ?? []));
    assert.deepEqual(
      said.map(({ code, path: place }) => `${code} ${place}`),
      [],
    );
  }
});
