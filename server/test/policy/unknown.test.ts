import assert from "node:assert/strict";
import { test } from "node:test";
import { policyObjectsIn } from "../../src/core/analysis/policyObjects.ts";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { createPolicyCompiler } from "../../src/core/policy/policySet.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { checkPolicies } from "../../src/core/validate/checkPolicies.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";

const schemas = builtInKinds();
const settings = { severities: new Map() };

/** What is said of ConfigMaps: messages of findings, and why the rest is open. */
function said(texts: readonly string[], subject: string): readonly string[] {
  const objects = texts.flatMap((text, index) => {
    const file = openFile(`file:///${String(index)}.yaml`, "yaml", 0, text);
    return file.parts.flatMap((part) => policyObjectsIn(file, part, () => true));
  });
  const policies = createPolicyCompiler().compile([{ objects, isWhole: false }]);
  const document = parseDocument(subject);
  const report = checkDocument(document, schemas, settings);
  const { findings, undecided } = checkPolicies(document, report, policies, schemas, settings);
  return [
    ...findings.map(({ message }) => inWords(message)),
    ...undecided.map(({ because }) => inWords(because)),
  ];
}

function policy(spec: string, name = "tested"): string {
  return `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: ${name} }
spec:
  matchConstraints:
    resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
${spec}`;
}

const binding = (rest = ""): string => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: bound }
spec: { policyName: tested, validationActions: [Deny]${rest} }
`;

const configMap = (namespace = "shop"): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: ${namespace} }\ndata: { size: "3" }\n`;

const never = policy(`  validations: [{ expression: "false", message: never kept }]\n`);

test("a policy without a binding, or a binding without a policy, says nothing", () => {
  assert.deepEqual(said([never], configMap()), []);
  assert.deepEqual(said([binding()], configMap()), []);
  assert.equal(said([never, binding()], configMap()).length, 1);
});

test("a policy in a template says nothing: nobody knows whether it will be there", () => {
  assert.deepEqual(said([`{{- if .Values.strict }}\n${never}{{- end }}\n`, binding()], configMap()), []);
  assert.deepEqual(said([`# {{ .Values.strict }}\n---\n${never}`, binding()], configMap()), []);
});

test("a policy that is defined twice counts when both say the same", () => {
  const other = policy(`  validations: [{ expression: "true" }]\n`);
  assert.equal(said([never, never, binding()], configMap()).length, 1);
  assert.deepEqual(said([never, other, binding()], configMap()), []);
});

test("a policy that the server would not take is not asked", () => {
  const wrong = policy(`  validations: [{ expression: "false" }, { expression: "nobody == 1" }]\n`);
  assert.deepEqual(said([wrong, binding()], configMap()), []);
});

test("a parameter that no file holds leaves the policy open, whatever is to be done without one", () => {
  const asking = policy(
    `  paramKind: { apiVersion: v1, kind: ConfigMap }\n  validations: [{ expression: "false" }]\n`,
  );
  for (const action of ["Deny", "Allow"])
    assert.deepEqual(
      said([asking, binding(`, paramRef: { name: b, parameterNotFoundAction: ${action} }`)], configMap()),
      ["`ConfigMap` `b` that its binding asks for"],
    );
});

test("labels of a namespace are known from its file, its name always", () => {
  const selecting = (labels: string): string =>
    binding(`, matchResources: { namespaceSelector: { matchLabels: { ${labels} } } }`);
  const namespace = "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { stage: test } }\n";
  assert.deepEqual(said([never, selecting("stage: test")], configMap()), [
    "which labels the namespace `shop` has",
  ]);
  assert.equal(
    said([never, selecting("stage: test"), namespace], configMap())[0]?.includes("never kept"),
    true,
  );
  assert.deepEqual(said([never, selecting("stage: live"), namespace], configMap()), []);
  assert.equal(said([never, selecting("kubernetes.io/metadata.name: shop")], configMap()).length, 1);
});

test("what only a cluster knows leaves a policy open, unless the rest decides", () => {
  const open = (expression: string): readonly string[] =>
    said([policy(`  validations: [{ expression: '${expression}' }]\n`), binding()], configMap());
  assert.deepEqual(open('request.userInfo.username == "me"'), ["`userInfo`"]);
  assert.deepEqual(open('request.userInfo.username == "me" || has(object.data)'), []);
  assert.equal(open('request.userInfo.username == "me" && !has(object.data)').length, 1);
  assert.deepEqual(open('authorizer.group("").resource("pods").check("get").allowed()'), [
    "what `allowed` yields",
  ]);
  assert.deepEqual(open("has(namespaceObject.metadata.labels)"), ["`namespaceObject`"]);
  assert.deepEqual(open("object.metadata.uid != oldObject.metadata.uid"), ["`uid`"]);
});

test("an object that cannot be read is put to no policy", () => {
  assert.deepEqual(said([never, binding()], configMap().replace("data:", "dota:")), []);
});

test("a hostile policy ends when the budget of the object is used up, without a word", () => {
  const many = `[${Array.from({ length: 30 }, (_, index) => index).join(",")}]`;
  const loops = ["a", "b", "c", "d", "e"].map((name) => `variables.many.exists(${name}, `);
  // After 24 million turns it would be false, which would be a violation.
  const hostile = policy(
    `  variables: [{ name: many, expression: "${many}" }]
  validations: [{ expression: "${loops.join("")}a + b + c + d + e < 0${")".repeat(loops.length)}" }]\n`,
  );
  assert.deepEqual(said([hostile, binding()], configMap()), []);
});

test("a policy among tests or examples counts beside it alone", () => {
  const setOf = (folder: string): ReturnType<ReturnType<typeof createPolicyCompiler>["compile"]> => {
    const file = openFile(`${folder}/policy.yaml`, "yaml", 0, `${never}---\n${binding()}`);
    const objects = file.parts.flatMap((part) => policyObjectsIn(file, part, () => true));
    return createPolicyCompiler().compile([{ objects, isWhole: false }]);
  };
  const everywhere = setOf("file:///shop/policies");
  assert.equal(everywhere.inForceFor("file:///shop/apps/web.yaml"), everywhere);
  const tried = setOf("file:///shop/test/e2e/quota");
  assert.equal(tried.inForceFor("file:///shop/test/e2e/quota/objects/web.yaml").size, 1);
  const elsewhere = tried.inForceFor("file:///shop/apps/web.yaml");
  assert.equal(elsewhere.size, 0);
  assert.equal(tried.inForceFor("file:///shop/other.yaml"), elsewhere);
  assert.notEqual(elsewhere.part, tried.part);
});
