import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

const policy = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: owned
spec:
  matchConstraints:
    resourceRules:
    - { apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [services, secrets] }
  matchConditions:
  - { name: people, expression: "object.kind == 'Service' || request.userInfo.username != 'robot'" }
  validations:
  - expression: object.metadata.labels.owner == "team"
`;

const binding = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: owned
spec:
  policyName: owned
  validationActions: [Deny]
`;

const service = `apiVersion: v1
kind: Service
metadata: { name: web, labels: { owner: nobody } }
spec: { ports: [{ port: 80 }] }
`;

const secret = `apiVersion: v1
kind: Secret
metadata: { name: key }
`;

const files = { "policy.yaml": policy, "binding.yaml": binding, "web.yaml": `${service}---\n${secret}` };

test("policies of all files are asked about all objects, and the finding leads to them", async (context) => {
  const folder = folderWith(context, files);
  const outcome = await drydock(folder, ["validate", ".", "--format", "json"]);
  assert.equal(outcome.status, 1);
  const [finding, ...others] = findingsOf(outcome);
  assert.deepEqual(others, []);
  assert.equal(finding?.["code"], "policy-violation");
  assert.equal(finding["path"], "metadata.labels[owner]");
  assert.deepEqual(finding["related"], [
    {
      file: "policy.yaml",
      line: 12,
      column: 17,
      endLine: 12,
      endColumn: 55,
      message: "The policy `owned`",
    },
    { file: "binding.yaml", line: 4, column: 9, endLine: 4, endColumn: 14, message: "The binding `owned`" },
  ]);
});

test("people see where the policy stands, and what was not decided", async (context) => {
  const folder = folderWith(context, files);
  const { output } = await drydock(folder, ["validate", "."]);
  assert.match(output, /├ see: policy\.yaml:12:17 {2}The policy `owned`\n/u);
  assert.match(
    output,
    /\nNot decided:\n {2}1 object: the policy `owned` .* only a cluster knows `userInfo`\n$/u,
  );
});

test("SARIF names the policy as a related location", async (context) => {
  const folder = folderWith(context, files);
  const { output } = await drydock(folder, ["validate", ".", "--format", "sarif"]);
  const log = JSON.parse(output) as {
    readonly runs: readonly {
      readonly results: readonly {
        readonly relatedLocations?: readonly { readonly message: { readonly text: string } }[];
      }[];
    }[];
  };
  assert.deepEqual(
    log.runs[0]?.results[0]?.relatedLocations?.map(({ message }) => message.text),
    ["The policy `owned`", "The binding `owned`"],
  );
});

test("an isolated file knows no policy of another", async (context) => {
  const folder = folderWith(context, { ...files, "all.yaml": `${policy}---\n${binding}---\n${service}` });
  const outcome = await drydock(folder, ["validate", ".", "--isolate", "--format", "json"]);
  assert.deepEqual(
    findingsOf(outcome).map(({ file }) => file),
    ["all.yaml"],
  );
});
