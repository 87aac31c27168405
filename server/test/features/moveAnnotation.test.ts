import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { lines } from "./cursor.ts";

const schemas = builtInKinds();

/** The text after each repair of a deprecated annotation. */
function moved(text: string): readonly string[] {
  const { findings } = checkDocument(parseDocument(text), schemas, { severities: new Map() });
  const fixes = findings.flatMap(({ code, fixes }) =>
    code === "deprecated-annotation" ? (fixes ?? []) : [],
  );
  return fixes.map(({ edits }) => applyEdits(text, edits));
}

describe("an annotation that became a field", () => {
  test("moves there, and goes with the map that it leaves empty", () => {
    const text = lines(`
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web # the shop
        annotations:
          kubernetes.io/ingress.class: nginx
      spec:
        defaultBackend: { service: { name: web, port: { number: 80 } } }
    `);
    assert.deepEqual(moved(text), [
      lines(`
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web # the shop
        spec:
          ingressClassName: nginx
          defaultBackend: { service: { name: web, port: { number: 80 } } }
      `),
    ]);
  });

  test("leaves other annotations alone", () => {
    const text = lines(`
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
        annotations:
          example.com/note: a
          volume.beta.kubernetes.io/storage-class: fast
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 1Gi } }
    `);
    assert.deepEqual(moved(text), [
      text
        .replace("    volume.beta.kubernetes.io/storage-class: fast\n", "")
        .replace("  accessModes", "  storageClassName: fast\n  accessModes"),
    ]);
  });

  test("stays where the field says something already", () => {
    const text = lines(`
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
        annotations: { volume.beta.kubernetes.io/storage-class: fast }
      spec:
        storageClassName: slow
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 1Gi } }
    `);
    assert.deepEqual(moved(text), []);
  });
});
