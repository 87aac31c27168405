import assert from "node:assert/strict";
import test from "node:test";
import {
  analyzePart,
  beginAnalysis,
  pendingParts,
  withResults,
  type Expectations,
  type FileAnalysis,
  type PartAnalysis,
} from "../../src/core/analysis/fileAnalysis.ts";
import { editFile, openFile, positionAt, textOf } from "../../src/core/documents/sourceFile.ts";
import { policyObjectsIn } from "../../src/core/analysis/policyObjects.ts";
import { createPolicyCompiler, noPolicies } from "../../src/core/policy/policySet.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { withoutPause } from "../../src/core/validate/steps.ts";
import { schemas } from "../features/schemas.ts";
import { objectsForm } from "../../src/core/kustomize/documentForm.ts";
import { randomNumbers } from "../support/randomNumbers.ts";

const expectations: Expectations = {
  schemas,
  settings: { severities: new Map() },
  policies: noPolicies,
  form: objectsForm,
};

const pod = (name: string): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n  - name: one\n    image: a\n`;

const manyPods = Array.from({ length: 20 }, (_, number) => pod(`pod-${number}`)).join("");

function finish(analysis: FileAnalysis): FileAnalysis {
  const found = new Map<number, PartAnalysis>();
  for (const index of pendingParts(analysis)) {
    const part = analysis.file.parts[index];
    assert.ok(part !== undefined);
    found.set(index, withoutPause(analyzePart(parseDocument(part.text), expectations)));
  }
  return withResults(analysis, found);
}

test("an edit leaves only the edited document to be checked", () => {
  const file = openFile("file:///a.yaml", "yaml", 1, manyPods);
  const before = finish(beginAnalysis(file, expectations));
  const at = positionAt(file, 7, 40);
  const edited = editFile(file, 2, [{ start: at, end: at, newText: "x" }]);
  const after = beginAnalysis(edited, expectations, before);
  assert.deepEqual([...pendingParts(after)], [7]);
});

test("the edited document is checked before the ones that wait since the file was opened", () => {
  const file = openFile("file:///a.yaml", "yaml", 1, manyPods);
  const at = positionAt(file, 18, 40);
  const edited = editFile(file, 2, [{ start: at, end: at, newText: "x" }]);
  const pending = [...pendingParts(beginAnalysis(edited, expectations, beginAnalysis(file, expectations)))];
  assert.deepEqual(pending.slice(0, 3), [18, 19, 0]);
  assert.equal(pending.length, 20);
});

test("the edited document is checked first also where it is checked against something else than before", () => {
  const file = openFile("file:///a.yaml", "yaml", 1, manyPods);
  const at = positionAt(file, 18, 40);
  const edited = editFile(file, 2, [{ start: at, end: at, newText: "x" }]);
  const other: Expectations = { ...expectations, settings: { severities: new Map() } };
  const after = beginAnalysis(edited, other, beginAnalysis(file, expectations));
  assert.deepEqual([...pendingParts(after)].slice(0, 3), [18, 19, 0]);
  assert.deepEqual([...pendingParts(beginAnalysis(edited, expectations, after))].slice(0, 2), [18, 19]);
});

test("other settings leave nothing that was known", () => {
  const file = openFile("file:///a.yaml", "yaml", 1, manyPods);
  const before = finish(beginAnalysis(file, expectations));
  const other = { ...expectations, settings: { severities: new Map([["unknown-field", "off"] as const]) } };
  assert.equal([...pendingParts(beginAnalysis(file, other, before))].length, 20);
});

const policyText = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: named }
spec:
  matchConstraints:
    resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [services] }]
  validations: [{ expression: object.metadata.name == "kept" }]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: named }
spec: { policyName: named, validationActions: [Deny] }
`;

test("other policies leave all that was known, but what they say of the objects that they are about", () => {
  const service =
    "---\napiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {ports: [{port: 80}]}\n";
  const file = openFile("file:///a.yaml", "yaml", 1, manyPods + service);
  const policyFile = openFile("file:///policy.yaml", "yaml", 1, policyText);
  const objects = policyFile.parts.flatMap((part) => policyObjectsIn(policyFile, part, () => true));
  const compiler = createPolicyCompiler();
  const before = finish(beginAnalysis(file, expectations));
  const asked = { ...expectations, policies: compiler.compile([{ objects, isWhole: false }]) };
  const after = beginAnalysis(file, asked, before);
  assert.deepEqual([...pendingParts(after)], [20]);
  const [known, part] = [after.results[20], file.parts[20]];
  assert.ok(part !== undefined && known !== undefined);
  assert.equal(known.report, before.results[20]?.report);
  const result = withoutPause(analyzePart(parseDocument(part.text), asked, known));
  assert.equal(result.report, known.report);
  const whole = withResults(after, new Map([[20, result]]));
  assert.deepEqual(
    whole.findings[20]?.map(({ code }) => code),
    ["policy-violation"],
  );
  assert.equal(whole.pending, 0);
  const same = { ...asked, policies: compiler.compile([{ objects: [...objects], isWhole: false }]) };
  assert.equal(beginAnalysis(file, same, whole).pending, 0);
});

const fragments = [
  "\n",
  "  ",
  "---\n",
  "spec:",
  "containers: 1",
  "- ",
  "{",
  '"',
  "kind: Pod\n",
  "imag: x",
  ": ",
];

/** What is found in a document that nothing was known of: the same wherever its text stands, so that each text is checked once. */
const checked = new Map<string, PartAnalysis>();
function fresh(text: string): PartAnalysis {
  const found = checked.get(text) ?? withoutPause(analyzePart(parseDocument(text), expectations));
  checked.set(text, found);
  return found;
}

for (const seed of [11, 12, 13, 14]) {
  test(`findings after edits are those of the final text (seed ${seed})`, () => {
    const random = randomNumbers(seed);
    const pick = (count: number): number => Math.floor(random() * count);
    let file = openFile("file:///a.yaml", "yaml", 1, manyPods);
    let analysis = finish(beginAnalysis(file, expectations));
    let sawFindings = false;
    for (let version = 2; version < 80; version++) {
      const index = pick(file.parts.length);
      const length = file.parts[index]?.text.length ?? 0;
      const start = pick(length + 1);
      const end = Math.min(length, start + pick(4) * pick(20));
      const replacement = {
        start: positionAt(file, index, start),
        end: positionAt(file, index, end),
        newText: fragments[pick(fragments.length)] ?? "",
      };
      file = editFile(file, version, [replacement]);
      const begun = beginAnalysis(file, expectations, analysis);
      assert.equal(begun.pending, begun.results.filter((result) => result === undefined).length);
      analysis = finish(begun);
      const { parts } = openFile("file:///a.yaml", "yaml", 1, textOf(file));
      assert.deepEqual(
        analysis.results,
        parts.map(({ text }) => fresh(text)),
      );
      assert.deepEqual(
        analysis.findings,
        analysis.results.map(({ report }) => report.findings),
      );
      sawFindings ||= analysis.results.some(({ report }) => report.findings.length > 0);
    }
    assert.ok(sawFindings, "the edits never broke anything: nothing was compared");
  });
}
