import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { policyObjectsIn } from "../../src/core/analysis/policyObjects.ts";
import type { Finding } from "../../src/core/finding.ts";
import { createPolicyCompiler, type PolicySet } from "../../src/core/policy/policySet.ts";
import { schemaSetOf, layerSchemas, objectMetaOf } from "../../src/core/schema/layeredSchemas.ts";
import type { SchemaSet } from "../../src/core/schema/schema.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { checkPolicies, type PolicyReport } from "../../src/core/validate/checkPolicies.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { crdKindsIn } from "../../src/sources/crdKinds.ts";
import { policyScenarios, type Scenario, type Subject, type Verdict } from "../support/policyScenarios.ts";

const settings = { severities: new Map() };

function worldOf({ file, given }: Scenario): { readonly schemas: SchemaSet; readonly policies: PolicySet } {
  const catalogue = builtInKinds();
  const kinds = given.flatMap(({ text }) => crdKindsIn(text, objectMetaOf(catalogue)));
  // The same files are all that the cluster of the other test holds.
  const objects = given.flatMap((part) => policyObjectsIn(file, part, () => true));
  return {
    schemas: layerSchemas([schemaSetOf(kinds, "1.36", "workspace"), catalogue]),
    policies: createPolicyCompiler().compile([{ objects, isWhole: true }]),
  };
}

function verdictOf(findings: readonly Finding[]): Verdict {
  const severities = new Set(findings.map(({ severity }) => severity));
  if (severities.has("error")) return "denied";
  if (severities.has("warning")) return "warned";
  return severities.has("info") ? "audited" : "accepted";
}

function reportOn({ part }: Subject, { schemas, policies }: ReturnType<typeof worldOf>): PolicyReport {
  const document = parseDocument(part.text);
  const report = checkDocument(document, schemas, settings);
  assert.deepEqual(
    report.findings.filter(({ severity }) => severity === "error"),
    [],
  );
  return checkPolicies(document, report, policies, schemas, settings);
}

for (const scenario of policyScenarios()) {
  suite(scenario.name, () => {
    const world = worldOf(scenario);
    for (const subject of scenario.subjects) {
      const { verdict, message } = subject;
      const [, kind = "", name = ""] = /kind: (\w+)\n.*?name: ([\w.-]+)/su.exec(subject.part.text) ?? [];
      test(`${kind} ${name} is ${verdict}`, () => {
        const { findings, undecided } = reportOn(subject, world);
        assert.deepEqual(undecided, []);
        assert.equal(
          verdictOf(findings),
          verdict,
          findings.map((finding) => inWords(finding.message)).join("\n"),
        );
        const said = findings.map((finding) => inWords(finding.message)).join("\n");
        if (message !== undefined) assert.ok(said.includes(message.replace(/\.$/u, "")), said);
      });
    }
  });
}
