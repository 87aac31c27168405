import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeActions } from "../../src/core/features/codeActions.ts";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { fixAll } from "../../src/core/features/fixAll.ts";
import type { Finding, Fix } from "../../src/core/finding.ts";
import { inWords, say } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

function finding(
  start: number,
  end: number,
  fixes: readonly Fix[] = [],
  more: Partial<Finding> = {},
): Finding {
  const range = { start, end };
  return {
    code: "bad-thing",
    family: "schema",
    severity: "error",
    message: say`Bad.`,
    path: "",
    range,
    fixes,
    ...more,
  };
}

function replace(start: number, end: number, newText: string, preferred = true): Fix {
  const fix = { title: say`Change to \`${newText}\``, edits: [{ range: { start, end }, newText }] };
  return preferred ? { ...fix, preferred: true } : fix;
}

describe("code actions", () => {
  test("fixes of the findings that the range touches, then the comment", () => {
    const document = parseDocument("a: 1\nb: 2\n");
    const findings = [finding(3, 4, [replace(3, 4, "x")]), finding(8, 9, [replace(8, 9, "y")])];
    const actions = codeActions(document, findings, { start: 8, end: 8 }, schemas, "yaml");
    assert.deepEqual(
      actions.map((action) => [inWords(action.title), action.preferred]),
      [
        ["Change to `y`", true],
        ["Ignore `bad-thing` here", false],
      ],
    );
  });

  test("a syntax problem can not be ignored, nor anything in JSON", () => {
    const syntax = finding(0, 1, [], { family: "syntax" });
    const at = { start: 0, end: 0 };
    assert.deepEqual(codeActions(parseDocument("a: 1\n"), [syntax], at, schemas, "yaml"), []);
    assert.deepEqual(codeActions(parseDocument("{}"), [finding(0, 1)], at, schemas, "json"), []);
  });

  test("one comment for all findings of a code at a place", () => {
    const twice = [finding(0, 1), finding(0, 1)];
    const actions = codeActions(parseDocument("a: 1\n"), twice, { start: 0, end: 0 }, schemas, "yaml");
    assert.equal(actions.length, 1);
  });
});

describe("ignore comment", () => {
  /** The text after the action at the cursor; `undefined` when there is none. */
  function ignored(marked: string): string | undefined {
    const { text, offset } = withCursor(marked);
    const at = { start: offset, end: offset };
    const action = codeActions(parseDocument(text), [finding(offset, offset)], at, schemas, "yaml")[0];
    return action === undefined ? undefined : applyEdits(text, action.edits);
  }

  test("stands behind the line", () => {
    assert.equal(ignored("a: 1\nb: |2\nc: 3\n"), "a: 1\nb: 2 # drydock: ignore bad-thing\nc: 3\n");
    assert.equal(ignored("a: |1\r\nb: 2\r\n"), "a: 1 # drydock: ignore bad-thing\r\nb: 2\r\n");
  });

  test("joins the codes of the comment that is there", () => {
    assert.equal(
      ignored("a: |1 # drydock: ignore other -- because\n"),
      "a: 1 # drydock: ignore other, bad-thing -- because\n",
    );
  });

  test("stands above the line when something else is behind it", () => {
    assert.equal(ignored("a:\n  b: |1 # note\n"), "a:\n  # drydock: ignore bad-thing\n  b: 1 # note\n");
    assert.equal(ignored('a:\n  b: |"x\n    y"\n'), 'a:\n  # drydock: ignore bad-thing\n  b: "x\n    y"\n');
  });

  test("never above the first line, where it would speak for the whole document", () => {
    assert.equal(ignored("a: |1 # note\n"), undefined);
  });

  test("not inside a block scalar, but on its header", () => {
    assert.equal(ignored("a: >\n  te|xt\n"), undefined);
    assert.equal(ignored("b: 1\n|a: >\n  text\n"), "b: 1\na: > # drydock: ignore bad-thing\n  text\n");
  });
});

describe("fix all", () => {
  test("takes preferred fixes only, in the order of the text", () => {
    const findings = [
      finding(8, 9, [replace(8, 9, "y")]),
      finding(3, 4, [replace(3, 4, "no", false), replace(3, 4, "x")]),
      finding(5, 6, [replace(5, 6, "no", false)]),
    ];
    assert.equal(applyEdits("a: 1\nb: 2\n", fixAll(findings)), "a: x\nb: y\n");
  });

  test("leaves out a fix that overlaps an earlier one", () => {
    const findings = [finding(0, 4, [replace(0, 4, "x")]), finding(3, 5, [replace(3, 5, "y")])];
    assert.equal(applyEdits("abcdef", fixAll(findings)), "xef");
    const insertions = [finding(2, 2, [replace(2, 2, "x")]), finding(2, 2, [replace(2, 2, "y")])];
    assert.equal(applyEdits("abcd", fixAll(insertions)), "abxcd");
  });
});
