import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { check } from "../../src/core/assist/generation.ts";
import {
  beginRevision,
  firstRevision,
  takeRevision,
  type RevisionGoal,
  type RevisionStep,
} from "../../src/core/assist/revision.ts";
import { builtInKinds } from "../support/schemas.ts";

const against = { schemas: builtInKinds(), settings: { severities: new Map() } };
const broken = `---
# keep me
apiVersion: v1
kind: ConfigMap
metadata:
  name: Not_a_name
data:
  password: hunter2-hunter2
`;
const repaired = broken.replace("Not_a_name", "a-name").replace("hunter2-hunter2", "REDACTED_1_");
const fenced = (text: string): string => `Here it is:\n\`\`\`yaml\n${text.replace(/^---\n/u, "")}\`\`\`\n`;

function goalFor(text: string): RevisionGoal {
  const [finding] = check(text, 0, against).findings;
  assert.ok(finding !== undefined);
  return { kind: "fix", finding };
}

function revise(goal: RevisionGoal, answers: readonly string[], text = broken): RevisionStep {
  let revision = beginRevision(text, goal, against);
  let step = firstRevision(revision);
  for (const answer of answers) {
    assert.ok(step.kind === "ask");
    assert.doesNotMatch(step.prompt, /hunter2/u);
    ({ revision, step } = takeRevision(revision, answer, against));
  }
  return step;
}

suite("a repair by a model", () => {
  const fix = goalFor(broken);

  test("that repairs is proposed, with secrets back in their places and the document's frame", () => {
    const step = revise(fix, [fenced(repaired)]);
    assert.ok(step.kind === "proposed" && step.repairs === 0);
    assert.equal(step.text, broken.replace("Not_a_name", "a-name"));
  });

  test("that does not goes back with what is wrong, twice at most", () => {
    const worse = repaired.replace("\ndata:", "\ndta: {}\ndata:");
    const asked = revise(fix, [fenced(worse)]);
    assert.ok(asked.kind === "ask");
    assert.match(asked.prompt, /- dta: /u);
    const step = revise(fix, [fenced(worse), "I cannot.", fenced(repaired)]);
    assert.ok(step.kind === "proposed" && step.repairs === 2);
    assert.deepEqual(revise(fix, [fenced(worse), fenced(worse), fenced(worse)]), {
      kind: "refused",
      because: "not-better",
    });
  });

  for (const [because, answer] of [
    ["no-manifest", "Sure!"],
    ["unchanged", fenced(broken.replace("hunter2-hunter2", "REDACTED_1_"))],
    [
      "hides-findings",
      fenced(
        repaired
          .replace("a-name", "Not_a_name")
          .replace("# keep me", "# drydock: ignore invalid-name, invalid-object-name"),
      ),
    ],
    ["another-object", fenced("metadata:\n  name: x\n")],
  ] as const)
    test(`is refused: ${because}`, () => {
      const step = revise(fix, [answer, answer, answer]);
      assert.ok(step.kind === "refused");
      assert.equal(step.because, because);
    });

  test("does not become another object", () => {
    const pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers: []\n";
    const other = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
    const answer = fenced(other);
    assert.deepEqual(revise(goalFor(pod), [answer, answer, answer], pod), {
      kind: "refused",
      because: "another-object",
    });
  });
});

suite("a change by instruction", () => {
  const deployment = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: b\n";
  const goal = {
    kind: "transform",
    instruction: "make it immutable",
    selected: { start: 40, end: 45 },
  } as const;

  test("is proposed when it adds no error", () => {
    const step = revise(goal, [fenced(`${deployment}immutable: true\n`)], deployment);
    assert.ok(step.kind === "proposed");
    assert.match(step.text, /immutable: true\n$/u);
  });

  test("may add documents", () => {
    const step = revise(
      goal,
      [fenced(`${deployment}---\n${deployment.replace("name: a", "name: b")}`)],
      deployment,
    );
    assert.ok(step.kind === "proposed");
  });

  test("is not proposed when it does", () => {
    const step = revise(
      goal,
      Array.from({ length: 3 }, () => fenced(`${deployment}immutable: maybe\n`)),
      deployment,
    );
    assert.deepEqual(step, { kind: "refused", because: "not-better" });
  });
});
