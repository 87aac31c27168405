import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../src/core/features/completion/complete.ts";
import type { CompletionItem } from "../../src/core/features/completion/item.ts";
import { hover } from "../../src/core/features/hover.ts";
import { inWords } from "../../src/core/text/message.ts";
import { wordsIn } from "../../src/sources/words.ts";
import { lines, withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

/** The cursor is `¦` here, as expressions have a use for `|`. */
function itemsAt(marked: string): readonly CompletionItem[] {
  const { text, offset } = withCursor(lines(marked), "¦");
  return complete(text, offset, schemas, { language: "yaml", objects: [] }).items.toSorted((one, other) =>
    one.sortText < other.sortText ? -1 : 1,
  );
}

function namesAt(marked: string): readonly string[] {
  return itemsAt(marked).map(({ label }) => label);
}

/** Names that are neither functions nor macros. */
function valuesAt(marked: string): readonly string[] {
  return itemsAt(marked)
    .filter(({ kind }) => kind === "field" || kind === "variable")
    .map(({ label }) => label);
}

/** The document after the item was chosen. */
function chosen(marked: string, label: string): string {
  const { text } = withCursor(lines(marked), "¦");
  const item = itemsAt(marked).find((one) => one.label === label);
  assert.ok(item, `\`${label}\` is not offered`);
  return text.slice(0, item.range.start) + item.plain + text.slice(item.range.end);
}

/** A definition whose spec has a rule. */
function definition(rule: string): string {
  return `
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: shops.example.com
    spec:
      group: example.com
      scope: Namespaced
      names: { kind: Shop, plural: shops }
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
                    name: { type: string, description: What is written above the door. }
                    open-hours: { type: integer }
                    floors:
                      type: array
                      items:
                        type: object
                        properties:
                          area: { type: integer }
                          label: { type: string }
                    prices:
                      type: object
                      additionalProperties: { type: number }
                  x-kubernetes-validations:
                    - ${rule}
                      message: Behind the rule.
  `;
}

function policy(resource: string, expression: string): string {
  return `
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata:
      name: replicas
    spec:
      paramKind: { apiVersion: v1, kind: ConfigMap }
      matchConstraints:
        resourceRules:
          - apiGroups: [apps]
            apiVersions: ["*"]
            operations: [CREATE]
            resources: [${resource}]
      variables:
        - name: template
          expression: object.spec.template
        - name: size
          expression: size(object.spec.template.spec.containers)
      validations:
        - expression: ${expression}
  `;
}

describe("names in rules of a definition", () => {
  test("the variables, the functions, the words of the language", () => {
    const names = namesAt(definition("rule: ¦"));
    assert.deepEqual(names.slice(0, 2), ["oldSelf", "self"]);
    for (const name of ["size", "quantity", "has", "sets", "format", "cel", "true"])
      assert.ok(names.includes(name), name);
    assert.ok(!names.includes("object"));
  });

  test("fields under the names that expressions reach them by", () => {
    assert.deepEqual(valuesAt(definition("rule: self.¦")), ["floors", "name", "open__dash__hours", "prices"]);
  });

  for (const [what, rule] of [
    ["half a word", "rule: self.na¦"],
    ["in front of other text", "rule: self.¦ == 'a' && self.floors.all("],
    ["in single quotes with texts", "rule: 'self.prices[''a''] > 1.0 && self.¦'"],
    ["in double quotes with texts", String.raw`rule: "self.prices[\"a\"] > 1.0 && self.¦"`],
    ["in quotes that nobody closed", `rule: "self.¦`],
    ["in a conditional without its end", "rule: has(self.name) ? self.¦"],
    ["behind a colon", `rule: "has(self.name) ? self.name : self.¦"`],
    ["in brackets that are open", "rule: '[1, 2].exists(i, {\"a\": size(self.¦'"],
    ["behind a mistake", "rule: self.name == && self.¦"],
    ["behind a comparison of another part", "rule: self.name <= 'b' || !(self.¦"],
    ["over lines", "rule: self.name == 'a' &&\n                        self.¦"],
    [
      "in a block",
      "rule: |\n                        self.name == 'a' && // why\n                        self.¦",
    ],
    [
      "in a folded block with more below",
      "rule: >-\n                        self.¦\n                        == 'a'",
    ],
    ["in flow style", "{ rule: 'self.¦' }\n                    - rule: self"],
    ["in a messageExpression", "rule: self\n                      messageExpression: '\"no \" + self.¦'"],
  ] as const)
    test(`fields ${what}`, () => {
      assert.ok(
        valuesAt(definition(rule)).includes("open__dash__hours"),
        namesAt(definition(rule)).join(", "),
      );
    });

  test("elements of lists in loops, also in loops in loops", () => {
    assert.deepEqual(valuesAt(definition("rule: self.floors.all(f, f.¦")), ["area", "label"]);
    assert.deepEqual(
      valuesAt(definition("rule: self.floors.all(f, self.floors.exists_one(g, f.area < 3 && g.¦")),
      ["area", "label"],
    );
    assert.deepEqual(valuesAt(definition("rule: self.floors.map(f, ¦")), ["f", "oldSelf", "self"]);
    assert.deepEqual(valuesAt(definition("rule: self.floors[0].¦")), ["area", "label"]);
    assert.deepEqual(valuesAt(definition("rule: self.floors.filter(f, f.area > 1)[0].¦")), ["area", "label"]);
  });

  test("methods fit their receiver", () => {
    const ofText = namesAt(definition("rule: self.name.¦"));
    for (const name of ["startsWith", "matches", "size", "lowerAscii"])
      assert.ok(ofText.includes(name), name);
    for (const name of ["all", "isSorted", "isLessThan", "family"]) assert.ok(!ofText.includes(name), name);
    const ofList = namesAt(definition("rule: self.floors.¦"));
    for (const name of ["all", "exists_one", "size"]) assert.ok(ofList.includes(name), name);
    assert.ok(!ofList.includes("startsWith"));
    assert.ok(namesAt(definition(`rule: "quantity('1').¦"`)).includes("isGreaterThan"));
    assert.ok(namesAt(definition("rule: self.?name.¦")).includes("orValue"));
    assert.deepEqual(namesAt(definition("rule: sets.¦")), ["contains", "equivalent", "intersects"]);
  });

  test("nothing inside of texts, comments, and where a loop names its variable", () => {
    assert.deepEqual(namesAt(definition("rule: self.name == 'sel¦'")), []);
    assert.deepEqual(namesAt(definition("rule: self.floors.all(¦")), []);
    assert.deepEqual(namesAt(definition("rule: self.name == 'a' # sel¦")), []);
  });

  test("keys of the manifest below the expression", () => {
    assert.ok(!namesAt(definition("rule: self\n                      ¦")).includes("self"));
  });

  test("what is chosen gets the brackets of a call and places for what it takes", () => {
    const call = (rule: string, label: string): string =>
      /rule: (.*)/u.exec(chosen(definition(rule), label))?.[1] ?? "";
    assert.equal(call("rule: self.floors.al¦", "all"), "self.floors.all(x, )");
    assert.equal(call("rule: self.name.si¦", "size"), "self.name.size()");
    assert.equal(call("rule: self.name.st¦('a')", "startsWith"), "self.name.startsWith('a')");
    assert.equal(call("rule: 'self.na¦me == 1'", "name"), "'self.name == 1'");
    assert.equal(call("rule: se¦", "sets"), "sets.");
  });
});

describe("names in policies, webhooks and selectors", () => {
  test("variables of a policy", () => {
    assert.deepEqual(valuesAt(policy("deployments", "¦")), [
      "authorizer",
      "namespaceObject",
      "object",
      "oldObject",
      "params",
      "request",
      "variables",
    ]);
    assert.deepEqual(valuesAt(policy("deployments", "variables.¦")), ["size", "template"]);
  });

  test("the object of the one kind that is matched, the parameter, the request", () => {
    assert.deepEqual(valuesAt(policy("deployments", "object.spec.¦")), ["replicas", "selector", "template"]);
    assert.ok(valuesAt(policy("deployments", "object.metadata.¦")).includes("labels"));
    assert.ok(valuesAt(policy("deployments", "params.¦")).includes("data"));
    assert.ok(valuesAt(policy("deployments", "request.userInfo.¦")).includes("groups"));
    assert.deepEqual(valuesAt(policy("deployments, statefulsets", "object.spec.¦")), []);
  });

  test("variables have the types of their expressions", () => {
    assert.ok(valuesAt(policy("deployments", "variables.template.spec.¦")).includes("containers"));
    assert.deepEqual(
      namesAt(policy("deployments", "variables.size.¦")).filter((name) => name === "startsWith"),
      [],
    );
  });

  test("the authorizer", () => {
    assert.deepEqual(namesAt(policy("deployments", "authorizer.¦")), [
      "requestResource",
      "group",
      "path",
      "serviceAccount",
    ]);
    assert.ok(namesAt(policy("deployments", "authorizer.requestResource.¦")).includes("check"));
  });

  test("conditions of a webhook and selectors of devices", () => {
    const webhook = `
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      webhooks:
        - name: a.example.com
          matchConditions:
            - name: some
              expression: request.¦
    `;
    assert.ok(valuesAt(webhook).includes("operation"));
    const claim = `
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      spec:
        devices:
          requests:
            - name: gpu
              exactly:
                selectors:
                  - cel:
                      expression: |-
                        device.¦
    `;
    assert.deepEqual(valuesAt(claim), ["allowMultipleAllocations", "attributes", "capacity", "driver"]);
  });
});

describe("hover", () => {
  function hoverAt(marked: string): { readonly on: string; readonly text: string } | undefined {
    const { text, offset } = withCursor(lines(marked), "¦");
    const found = hover(text, offset, schemas, () => undefined);
    return found === undefined
      ? undefined
      : { on: text.slice(found.range.start, found.range.end), text: inWords(found.markdown) };
  }

  test("a field has its type and the documentation of the definition", () => {
    assert.deepEqual(hoverAt(definition("rule: self.na¦me == 'a'")), {
      on: "name",
      text: "**name** `string`\n\nWhat is written above the door.",
    });
  });

  test("a function has its signatures, what it does and since when", () => {
    assert.deepEqual(hoverAt(definition(`rule: "isSem¦ver(self.name)"`)), {
      on: "isSemver",
      text: "`isSemver(string): bool`  \n`isSemver(string, bool): bool`\n\nWhether the text is a semantic version. Since Kubernetes 1.34.",
    });
    assert.equal(hoverAt(definition("rule: self.floors.a¦ll(f, f.area > 1)"))?.on, "all");
  });

  test("what a function does is said in the language of the reader, as in its completion", () => {
    const chinese = wordsIn("zh-cn");
    const { text, offset } = withCursor(lines(definition(`rule: "isSem¦ver(self.name)"`)), "¦");
    const { markdown } = hover(text, offset, schemas, () => undefined) ?? {};
    assert.ok(markdown);
    assert.match(chinese(markdown), /\n\n文本是否为语义化版本。自 Kubernetes 1\.34 起可用。$/u);
    const said = itemsAt(definition(`rule: "isSem¦"`)).find(({ label }) => label === "isSemver")
      ?.documentation?.said;
    assert.ok(said);
    assert.equal(chinese(said), "文本是否为语义化版本。自 Kubernetes 1.34 起可用。");
  });

  test("variables of the environment and of loops", () => {
    assert.match(
      hoverAt(policy("deployments", "namespaceObj¦ect.metadata.name"))?.text ?? "",
      /The namespace of/u,
    );
    assert.equal(hoverAt(definition("rule: self.floors.all(f, ¦f.area > 1)"))?.text, "**f** `object`");
  });

  test("the field of the manifest, where no name is", () => {
    assert.equal(hoverAt(definition("ru¦le: self.name == 'a'")), undefined);
    assert.equal(hoverAt(definition("rule: self.nam == ¦'a'")), undefined);
  });
});
