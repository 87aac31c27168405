import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fieldFacts } from "../../src/core/assist/fieldFacts.ts";
import { lookUpIn, lookUpTitle, lookUpTools, noSuchLookUp } from "../../src/core/assist/lookUps.ts";
import { inWords } from "../../src/core/text/message.ts";
import { builtInKinds } from "../support/schemas.ts";

suite("what a model may have looked up", () => {
  const all = lookUpTools(true);

  test("calls become look-ups, and nothing else does", () => {
    assert.deepEqual(lookUpIn("look_up_field", { kind: "Pod", path: "spec" }, all), {
      kind: "field",
      of: "Pod",
      path: "spec",
    });
    assert.deepEqual(lookUpIn("list_workspace", {}, all), { kind: "workspace", of: undefined });
    for (const [name, given] of [
      ["apply", { manifest: "kind: Pod" }],
      ["look_up_field", {}],
      ["read_document", { kind: "Pod" }],
      ["read_document", { kind: "Pod", name: 7 }],
      ["toString", {}],
      ["__proto__", {}],
    ] as const)
      assert.equal(lookUpIn(name, given, all), undefined, name);
  });

  test("the cluster is offered only when there is one", () => {
    const names = (hasCluster: boolean): readonly string[] => lookUpTools(hasCluster).map(({ name }) => name);
    assert.deepEqual(
      names(true).filter((name) => !names(false).includes(name)),
      ["list_cluster", "read_cluster_object"],
    );
    assert.equal(lookUpIn("list_cluster", { kind: "Pod" }, lookUpTools(false)), undefined);
    assert.match(noSuchLookUp("apply", all), /"apply".*list_cluster\(kind, namespace\)/u);
    assert.deepEqual(lookUpIn("read_cluster_object", { kind: "Pod", name: "web" }, all), {
      ...{ kind: "live", of: "Pod", name: "web", namespace: undefined },
    });
  });

  test("every tool that is offered can be called, and says in one line what it has done", () => {
    for (const { name } of lookUpTools(true)) {
      const lookUp = lookUpIn(
        name,
        {
          kind: "Pod",
          path: "a\nb".repeat(99),
          name: "x",
          manifest: "kind: Pod",
        },
        all,
      );
      assert.ok(lookUp !== undefined, name);
      assert.match(inWords(lookUpTitle(lookUp)), /^.{1,120}$/u);
    }
  });
});

suite("what is known about a field, for a model", () => {
  const schemas = builtInKinds();
  const facts = (kind: string, path: string): string =>
    fieldFacts(kind, path, schemas, (_, field) => (field === "replicas" ? "How many pods." : undefined));

  test("type, documentation, constraints, and the fields below", () => {
    assert.equal(facts("deployment", "spec.replicas"), "Deployment.spec.replicas (integer)\nHow many pods.");
    assert.match(
      facts("Deployment", "spec.template.spec.containers[0]"),
      /Fields: .*livenessProbe \(Probe\)/u,
    );
    assert.match(facts("Deployment", "spec.template.spec.containers[0]"), /Required: name/u);
    assert.match(facts("Deployment", "spec.strategy.type"), /Recreate/u);
    assert.match(facts("Deployment", ""), /^Deployment \(apps\/v1\)\n/u);
  });

  test("what is not there, and what is instead", () => {
    assert.match(
      facts("Deployment", "spec.replica"),
      /^Deployment\.spec has no field replica\. It has .*replicas/u,
    );
    assert.equal(facts("Deploymnt", ""), "There is no kind Deploymnt. Did you mean Deployment?");
    assert.match(facts("Deployment", "spec.replicas.more"), /no fields that are known/u);
  });
});
