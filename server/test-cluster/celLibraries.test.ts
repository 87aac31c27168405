import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import type { StatusCause } from "../src/cluster/failure.ts";
import type { CelType } from "../src/core/cel/types/celType.ts";
import { SIGNATURES } from "../src/core/cel/types/signatures.ts";
import { type Example, LIBRARY_EXPRESSIONS } from "../test/cel/libraryExpressions.ts";
import { connect, eventually, objectsIn } from "./testCluster.ts";

const kind = { group: "cel.example.org", version: "v1", kind: "Question" };

/** A kind whose objects have a field for each rule, so that the server says which ones are broken. */
function definitionOf(rules: readonly string[]): string {
  const fields = rules.map((rule, index): [string, unknown] => [
    fieldOf(index),
    { type: "string", maxLength: 1, "x-kubernetes-validations": [{ rule }] },
  ]);
  const spec = { type: "object", properties: Object.fromEntries(fields) };
  return JSON.stringify({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `questions.${kind.group}` },
    spec: {
      group: kind.group,
      scope: "Cluster",
      names: { kind: kind.kind, plural: "questions" },
      versions: [
        {
          name: kind.version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: "object", properties: { spec } } },
        },
      ],
    },
  });
}

function objectOf(rules: readonly string[]): string {
  const spec = Object.fromEntries(rules.map((_, index) => [fieldOf(index), "a"]));
  return JSON.stringify({
    apiVersion: `${kind.group}/${kind.version}`,
    kind: kind.kind,
    metadata: { name: "all" },
    spec,
  });
}

function fieldOf(index: number): string {
  return `rule${String(index)}`;
}

/** What the server says against a text, by the numbers of the rules that it speaks of. */
async function causesOf(
  cluster: Cluster,
  text: string,
  dryRun: boolean,
): Promise<ReadonlyMap<number, StatusCause>> {
  const options = { dryRun, force: false, onDefinitions: () => Promise.resolve() };
  const [result] = await applyObjects(cluster.objects, objectsIn(text), options);
  const causes = result?.outcome.kind === "failed" ? result.outcome.causes : [];
  if (result?.outcome.kind === "failed" && causes.length === 0) assert.fail(result.outcome.failure);
  return new Map(
    causes.flatMap((cause) => {
      const number = /\brule(\d+)\b/u.exec(cause.field)?.[1];
      return number === undefined ? [] : [[Number(number), cause] as const];
    }),
  );
}

/** The rule that holds when an expression yields what it should; of one that fails, any rule with it. */
function ruleOf([expression, yields]: Example): string {
  return `(${expression}) == (${yields ?? expression})`;
}

/** Costs are estimated without a look at literals, so some of the smallest examples are too dear for the server. */
function isTooCostly(cause: StatusCause | undefined): boolean {
  return cause?.message.includes("cost") === true;
}

const samples: Readonly<Record<string, string>> = {
  string: "'a'",
  int: "1",
  uint: "1u",
  double: "1.0",
  bool: "true",
  bytes: "b'a'",
  type: "int",
  timestamp: "timestamp('2026-01-31T12:00:00Z')",
  duration: "duration('1s')",
  quantity: "quantity('1')",
  ip: "ip('10.0.0.1')",
  cidr: "cidr('10.0.0.0/8')",
  url: "url('/a')",
  semver: "semver('1.2.3')",
  format: "format.uuid()",
};

/** An expression of a type; `undefined` for what only admission has. */
function sampleOf(type: CelType): string | undefined {
  switch (type.kind) {
    case "plain":
      return samples[type.name];
    case "list": {
      const element = sampleOf(type.element);
      return element === undefined ? undefined : `[${element}]`;
    }
    case "optional": {
      const value = sampleOf(type.value);
      return value === undefined ? undefined : `optional.of(${value})`;
    }
    case "map":
      return "{'a': 1}";
    default:
      return "1";
  }
}

suite("CEL as a server has it", () => {
  test("expressions of all libraries yield what ours do", async (context) => {
    const { cluster, states } = await connect(context);
    const examples = Object.values(LIBRARY_EXPRESSIONS).flat();
    const refused = await causesOf(cluster, definitionOf(examples.map(ruleOf)), true);
    const asked = examples.filter((_, index) => !refused.has(index));
    const wrong = examples.filter(
      ([, yields], index) => refused.has(index) && yields !== undefined && !isTooCostly(refused.get(index)),
    );
    assert.deepEqual(wrong, []);
    assert.ok(asked.length > 0.85 * examples.length, `${String(asked.length)} of ${String(examples.length)}`);

    const rules = asked.map(ruleOf);
    assert.equal((await causesOf(cluster, definitionOf(rules), false)).size, 0);
    context.after(() => deleteObjects(cluster.objects, objectsIn(definitionOf(rules)), { dryRun: false }));
    await eventually("the kind of the rules", () => states.at(-1)?.schemas.lookup(kind).status === "found");
    const broken = await causesOf(cluster, objectOf(rules), true);
    assert.deepEqual(
      asked.filter((_, index) => broken.has(index)),
      asked.filter(([, yields]) => yields === undefined),
    );
  });

  test("every function that is declared is there", async (context) => {
    const { cluster } = await connect(context);
    const calls = [...SIGNATURES.values()].flat().flatMap(({ name, receiver, parameters, text }) => {
      const [target, ...given] = [receiver, ...parameters].map((type) =>
        type === undefined ? "" : sampleOf(type),
      );
      // Patches are made by mutating policies alone.
      if (target === undefined || given.includes(undefined) || name.startsWith("jsonpatch.")) return [];
      const call = `${target === "" ? "" : `${target}.`}${name}(${given.join(", ")})`;
      return [{ text, rule: `type(${call}) == int` }];
    });
    const refused = await causesOf(cluster, definitionOf(calls.map(({ rule }) => rule)), true);
    const unknown = calls.filter((_, index) =>
      /undeclared reference|no matching overload/u.test(refused.get(index)?.message ?? ""),
    );
    assert.deepEqual(unknown, []);
    assert.ok(calls.length > 150, String(calls.length));
  });
});
