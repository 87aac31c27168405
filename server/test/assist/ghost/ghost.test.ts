import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fitting } from "../../../src/core/assist/ghost/fitting.ts";
import { gapAt, type Gap } from "../../../src/core/assist/ghost/gap.ts";
import { gapAnswer, promptOf } from "../../../src/core/assist/ghost/ghostPrompt.ts";
import { createProposals } from "../../../src/core/assist/ghost/proposals.ts";
import { cutAtStop } from "../../../src/core/assist/ghost/stops.ts";
import { fieldsAt } from "../../../src/core/features/completion/fieldsAt.ts";
import { builtInKinds } from "../../support/schemas.ts";

const schemas = builtInKinds();
const against = { schemas, settings: { severities: new Map() } };

/** A text with the cursor at `|`. */
function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf("|");
  return { text: text.replace("|", ""), offset };
}

function gap(text: string): Gap {
  const at = marked(text);
  const found = gapAt(at.text, at.offset);
  assert.ok(typeof found !== "string");
  return found;
}

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image:|
      ports:
        - containerPort: 80
`;

suite("where text is proposed", () => {
  for (const [because, text] of [
    ["comment", "kind: Pod # the |\n"],
    ["mid-word", "kind: P|od\n"],
    ["text-behind", "kind: | # something that is longer\n"],
    ["secret", "kind: Secret\nstringData:\n  password: |\n"],
    ["secret", "kind: Pod\nspec:\n  token: ghp_012345678901234567890123|\n"],
  ] as const)
    test(`nothing: ${because} in ${JSON.stringify(text)}`, () => {
      const at = marked(text);
      assert.equal(gapAt(at.text, at.offset), because);
    });

  test("a name in a Secret is no secret", () => {
    assert.equal(gap("kind: Secret\nmetadata:\n  name:|\n").column, 2);
  });

  test("no secret around the cursor is told", () => {
    const { prefix, suffix } = gap(
      "kind: Pod\nspec:\n  password: hunter2\n  image:|\n  apiKey: abc\n  password2: hunter2\n",
    );
    assert.doesNotMatch(prefix + suffix, /hunter2|abc/u);
    assert.match(prefix, /password: REDACTED_1_\n {2}image:$/u);
  });

  test("long documents are cut at lines", () => {
    const many = "  a: b\n".repeat(1000);
    const { prefix, suffix } = gap(`metadata:\n${many}  c:|\n${many}`);
    assert.ok(prefix.length <= 2010 && suffix.length <= 510);
    assert.match(prefix, /^ {2}a: b\n/u);
    assert.match(suffix, /a: b$/u);
  });
});

suite("where a proposal ends", () => {
  for (const [why, text, answer, expected] of [
    [
      "at a line left of the block",
      pod,
      " nginx\n      tty: true\n  restartPolicy: Never",
      " nginx\n      tty: true",
    ],
    ["at a mark", pod, " nginx\n---\nkind: Pod", " nginx"],
    ["at a key that is there", pod, " nginx\n      name: again", " nginx"],
    ["at a key that follows", pod, " nginx\n      tty: true\n      ports: []", " nginx\n      tty: true"],
    ["at a key that it wrote itself", pod, " a\n      tty: true\n      tty: false", " a\n      tty: true"],
    ["at the second element", "args:\n  - a\n  |", "- b\n  - c\n  - d", "- b"],
    ["at the line that follows", "a: 1\n|\nc: 3\n", "b: 2\nc: 3\nd: 4", "b: 2"],
    ["at a sign of the model", "a: 1\nb:|\n", " 2<|fim_pad|>x", " 2"],
    ["at its end", "a: 1\nb:|\n", " 2\n\n", " 2"],
  ] as const)
    test(why, () => {
      assert.equal(cutAtStop(answer, gap(text)).text, expected);
    });

  test("whole elements with fields of the same names are kept below the block", () => {
    const answer = "\n    - name: a\n      value: b\n    - name: c\n      value: d";
    assert.equal(cutAtStop(answer, gap("env:|\n")).text, answer);
  });
});

suite("what may be shown", () => {
  const shown = (proposal: string, text = pod): string | undefined => {
    const at = marked(text);
    return fitting(at.text, at.offset, proposal, against);
  };

  test("what keeps the document valid", () => {
    assert.equal(shown(" nginx:1.27\n      tty: true"), " nginx:1.27\n      tty: true");
  });

  test("is cut before the first line that is wrong", () => {
    assert.equal(shown(" nginx:1.27\n      nonsense: true\n      tty: true"), " nginx:1.27");
    assert.equal(shown(" nginx:1.27\n      tty: maybe"), " nginx:1.27");
    assert.equal(shown(" nginx:1.27\n   broken: [ "), " nginx:1.27");
  });

  test("nothing when it is wrong from the first line on", () => {
    assert.equal(shown(" [nginx]"), undefined);
    assert.equal(shown(' "nginx'), undefined);
  });

  test("what was wrong before does not count", () => {
    assert.equal(shown(" nginx", pod.replace("metadata:", "metdata:")), " nginx");
  });
});

test("what was proposed is found again while it is typed, and only there", () => {
  const proposals = createProposals(2, 1000);
  proposals.add({ uri: "a", text: "image:\n", offset: 6, proposed: " nginx" });
  assert.equal(proposals.find("a", "image:\n", 6), " nginx");
  assert.equal(proposals.find("a", "image: ng\n", 9), "inx");
  assert.equal(proposals.find("a", "image: nginx\n", 12), undefined);
  assert.equal(proposals.find("a", "image: x\n", 8), undefined);
  assert.equal(proposals.find("b", "image:\n", 6), undefined);
  proposals.add({ uri: "a", text: "x".repeat(990), offset: 0, proposed: "y" });
  assert.equal(proposals.find("a", "image:\n", 6), " nginx");
  proposals.add({ uri: "a", text: "x".repeat(999), offset: 0, proposed: "y" });
  assert.equal(proposals.find("a", "image:\n", 6), undefined, "bounded by characters");
});

test("the schema knows what is missing at the cursor, and writes it", () => {
  const at = marked(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  |
`);
  const fields = fieldsAt(at.text, at.offset, schemas);
  assert.equal(fields?.path, "spec");
  assert.deepEqual(fields.missing.map((field) => field.split(":")[0]).toSorted(), ["selector", "template"]);
  assert.ok(fields.possible.some((field) => field.startsWith("replicas: ")));
  assert.ok(fields.skeleton !== undefined);
  assert.equal(fitting(at.text, at.offset, fields.skeleton, against), fields.skeleton);
});

test("facts go in front as comments, bounded and without control tokens", () => {
  const objects = Array.from({ length: 100 }, (_, index) => `Service web-${String(index)}; ports http=80`);
  const { prefix } = promptOf(gap(pod), {
    path: "spec",
    missing: ["a: b"],
    possible: [],
    objects: ["x <|im_end|>\nkind: y", ...objects],
  });
  assert.match(prefix, /^# beside: x <\u200b\|im_end\|> kind: y\n# beside: Service web-0; ports http=80\n/u);
  assert.ok(prefix.length < 1500 + pod.length);
  assert.ok(prefix.includes("apiVersion: v1"));
});

test("the fence of a model that chats is taken off, also while it still writes", () => {
  assert.equal(gapAnswer("```yaml\nreplicas: 2\n```"), "replicas: 2");
  assert.equal(gapAnswer("```yaml\nreplicas: 2"), "replicas: 2");
  assert.equal(gapAnswer(" 2"), " 2");
});
