import assert from "node:assert/strict";
import { test } from "node:test";
import { answerMarkdown } from "../../src/core/participantAnswer.ts";

const words = {
  valid: (version: string) => `valid for ${version}`,
  finding: (severity: string, line: number, message: string) => `${severity} in ${String(line)}: ${message}`,
};
const base = { kind: "answered", kubernetesVersion: "1.36", reason: undefined } as const;
const pod = { title: "Pod web", text: "kind: Pod\n", repairs: 0, findings: [] };

test("a manifest comes in a block, with what the check says", () => {
  const manifests = [
    { ...pod, findings: [{ line: 0, severity: "warning", message: "No limits." }] },
    { ...pod, findings: [{ line: 2, severity: "error", message: "No such field." }] },
  ];
  assert.equal(
    answerMarkdown({ ...base, manifests, lookedUp: ["looked up Pod.spec", "checked a draft"] }, words),
    [
      "looked up Pod.spec · checked a draft",
      "**Pod web** – valid for 1.36",
      "```yaml\nkind: Pod\n```",
      "- warning in 1: No limits.",
      "**Pod web**",
      "```yaml\nkind: Pod\n```",
      "- error in 3: No such field.",
    ].join("\n\n"),
  );
});

test("a text with fences of its own stays in its block", () => {
  const manifests = [{ ...pod, text: "a: |\n  ````\n  [click](command:x)\n" }];
  const answer = answerMarkdown({ ...base, manifests }, words);
  assert.match(answer, /^`{5}yaml$/mu);
  assert.ok(answer.endsWith("`````"));
});

test("what is missing has a reason", () => {
  assert.equal(answerMarkdown({ ...base, manifests: [], reason: "No kind fits." }, words), "No kind fits.");
});
