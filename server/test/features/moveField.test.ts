import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";

const schemas = builtInKinds();

/** The text after every field that stands at the wrong place has been moved, one after the other. */
function moved(text: string): string {
  const { findings } = checkDocument(parseDocument(text), schemas, { severities: new Map() });
  const fixes = findings.flatMap(({ fixes = [] }) => fixes);
  const move = fixes.find(({ title }) => inWords(title).startsWith("Move to"));
  return move === undefined ? text : moved(applyEdits(text, move.edits));
}

/** What is said of fields that do not exist. */
function said(text: string): readonly string[] {
  const { findings } = checkDocument(parseDocument(text), schemas, { severities: new Map() });
  return findings
    .filter(({ code }) => code === "unknown-field")
    .flatMap(({ message, fixes = [] }) => [inWords(message), ...fixes.map(({ title }) => inWords(title))]);
}

const head = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n";

test("fields a level too shallow go below the key that is empty above them", () => {
  assert.equal(
    moved(
      `${head}      livenessProbe:\n        httpGet:\n        path: /\n        port: 80 # of the server\n      image: web:1\n`,
    ),
    `${head}      livenessProbe:\n        httpGet:\n          path: /\n          port: 80 # of the server\n      image: web:1\n`,
  );
});

test("a field a level too deep goes behind the last one of its object, with its lines", () => {
  assert.equal(
    moved(
      `${head}      securityContext:\n        runAsNonRoot: true\n        ports:\n          - containerPort: 80\n\n      image: web:1`,
    ),
    `${head}      securityContext:\n        runAsNonRoot: true\n\n      image: web:1\n      ports:\n        - containerPort: 80`,
  );
});

test("the last lines of an object are pulled out", () => {
  const tail = "      securityContext:\n        runAsNonRoot: true\n";
  assert.equal(
    moved(`${head}      image: web:1\n${tail}        ports:\n          - containerPort: 80\n`),
    `${head}      image: web:1\n${tail}      ports:\n        - containerPort: 80\n`,
  );
});

test("the object where a field belongs is opened where it is not there yet", () => {
  const selector = (lines: string): string =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec:\n  maxUnavailable: 1\n  selector:\n${lines}`;
  assert.equal(moved(selector("    app: web\n")), selector("    matchLabels:\n      app: web\n"));
  assert.equal(
    moved(selector("    app: web\n    tier: front\n")),
    selector("    matchLabels:\n      app: web\n      tier: front\n"),
  );
});

test("nothing is moved out of braces or into them", () => {
  const text = `${head}      image: web:1\n      livenessProbe: {httpGet: {}, path: /}\n`;
  assert.equal(moved(text), text);
});

test("no object is proposed that would exclude the one there, or lack what it must have", () => {
  const volume = (lines: string): string =>
    `${head}      image: web:1\n  volumes:\n    - name: data\n${lines}`;
  assert.deepEqual(said(volume("      storageos:\n        pool: fast\n")), [
    "There is no field `pool` in `storageos`.",
    "Remove `pool`",
  ]);
  assert.deepEqual(said(volume("      endpoints: servers\n")), [
    "There is no field `endpoints` in `volumes[0]`.",
    "Remove `endpoints`",
  ]);
});

test("the top of an object has no name that a title could tell", () => {
  assert.deepEqual(said("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  spec:\n    containers: []\n"), [
    "There is no field `spec` in `metadata`.",
    "Move to the top of the object",
    "Remove `spec`",
  ]);
});
