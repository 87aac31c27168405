import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inWords } from "../../src/core/text/message.ts";
import { findEntry, type YamlNode } from "../../src/core/yaml/node.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { toValue } from "../../src/core/yaml/toValue.ts";
import { canonicalJson, canonicalValue } from "../support/yamlValue.ts";

function checkValue(text: string, expected: unknown): void {
  const { root, problems } = parseDocument(text);
  assert.deepEqual(problems, []);
  assert.ok(root);
  assert.equal(canonicalJson(root), canonicalValue(expected));
}

/** What remains of a broken text, and the parts of it that were called broken. */
function checkRecovery(text: string, expected: unknown, broken: readonly string[]): void {
  const { root, problems } = parseDocument(text);
  assert.deepEqual(
    problems.map((problem) => text.slice(problem.start, problem.end)),
    broken,
  );
  assert.equal(root === undefined ? "null" : canonicalJson(root), canonicalValue(expected));
}

function checkText(text: string, path: readonly string[], expected: string): void {
  let node: YamlNode | undefined = parseDocument(text).root;
  for (const name of path) node = node?.kind === "mapping" ? findEntry(node, name)?.value : undefined;
  assert.ok(node);
  assert.equal(text.slice(node.start, node.end), expected);
}

describe("values", () => {
  test("YAML 1.1 booleans, octals and underscores", () => {
    checkValue("a: yes\nb: 0644\nc: 1_000\nd: 0o17\ne: Off\n", { a: true, b: 420, c: 1000, d: 15, e: false });
  });
  test("neither base 60 nor dates", () => {
    checkValue("a: 12:30\nb: 2001-12-14\n", { a: "12:30", b: "2001-12-14" });
  });
  test("tags", () => {
    checkValue('a: !!str 5\nb: !!int "3"\nc: !!binary w6Q=\nd: !foo x\n', { a: "5", b: 3, c: "ä", d: "x" });
  });
  test("keys become texts", () => {
    checkValue("yes: 1\n1: 2\n1.50: 3\n", { true: 1, 1: 2, "1.5": 3 });
  });
  test("a merge fills in, and overrides what stands above it", () => {
    checkValue("x: &x {a: 1, b: 2}\nz: {a: 0, <<: *x, b: 3}\n", { x: { a: 1, b: 2 }, z: { a: 1, b: 3 } });
  });
  test("JSON, CRLF, byte order mark, end mark", () => {
    checkValue('\uFEFF{\r\n\t"a": [1, null, true]\r\n}\r\n', { a: [1, null, true] });
    checkValue("--- # first\r\na: |\r\n  x\r\n...\r\nrubbish: [\r\n", { a: "x\n" });
  });
  test("closing brackets and quotes at the column of their key", () => {
    checkValue('a: [\nb,\n]\nc: "x\ny"\n', { a: ["b"], c: "x y" });
  });
});

describe("ranges", () => {
  test("quotes and brackets belong to the value", () => {
    checkText('a: "x" # c\n', ["a"], '"x"');
    checkText("a:\n  b: [1, 2 , ] # c\n", ["a", "b"], "[1, 2 , ]");
    checkText("a: [\nb\n]\nc: 'd'\n", ["c"], "'d'");
  });
  test("a block text starts at its header and ends with its last line", () => {
    checkText("a: &x # no | header\n  |-\n  b\n\nc: 1\n", ["a"], "|-\n  b");
  });
  test("an alias has the range of the alias", () => {
    checkText("a: &x {b: 1}\nc: *x\n", ["c"], "*x");
  });
  test("a missing value stands behind its colon", () => {
    const { root } = parseDocument("a:\nb: 1\n");
    assert.ok(root?.kind === "mapping");
    assert.equal(root.entries[0]?.value.start, 2);
  });
  test("comments are those outside of texts", () => {
    const { comments } = parseDocument("a: 'x # y' # one\nb: |\n  # text\n# two\nc: d#e\n");
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ["one", "two"],
    );
  });
});

describe("broken texts", () => {
  test("a key still being typed", () => {
    checkRecovery("a:\n  b: 1\n  lab\nc: 2\n", { a: { b: 1 }, c: 2 }, ["lab"]);
  });
  test("a key still being typed in front of a longer line", () => {
    checkRecovery("s:\n- name: a\n  po\n  env:\n  - x\n", { s: [{ name: "a", env: ["x"] }] }, ["po"]);
  });
  test("a colon in a value keeps the key", () => {
    checkRecovery("a: b: c\nd: 1\n", { a: null, d: 1 }, ["b: c"]);
  });
  test("wrong indentation", () => {
    checkRecovery("a:\n    b: 1\n  c: 2\nd: 1\n", { a: { b: 1 }, d: 1 }, ["c: 2"]);
  });
  test("quotes and brackets that are never closed", () => {
    checkRecovery('a: "x\nb: [1\nc: 3\n', { a: null, b: null, c: 3 }, ['"x', "[1"]);
  });
  for (const quote of ['"', "'"])
    for (const last of ["1", '"1"', "'1'", "1 # it's enough"])
      test(`a forgotten ${quote} costs its own value alone, where ${last} stands below`, () => {
        const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        const entries = names.map((name) => `  ${name}:\n    nodes:\n    - size: 1\n`).join("");
        checkRecovery(
          `metadata:\n  name: ${quote}web\nspec:\n${entries}  last:\n    of:\n      all:\n        size: ${last}\n`,
          {
            metadata: { name: null },
            spec: {
              ...Object.fromEntries(names.map((name) => [name, { nodes: [{ size: 1 }] }])),
              last: { of: { all: { size: /^["']/u.test(last) ? "1" : 1 } } },
            },
          },
          [`${quote}web`],
        );
      });
  test("a forgotten quote above another error", () => {
    checkRecovery(
      'metadata:\n  name: "web\nspec:\n  least: 3\n  most: 5\n  metrics:\n  - type: all\n    resource:\n      name: cpu\n      target:\n        type: {a: Use\n        value: 2\n  scales:\n    version: 1\n    kind: Set\n    name: web',
      {
        metadata: { name: null },
        spec: {
          least: 3,
          most: 5,
          metrics: [{ type: "all", resource: { name: "cpu", target: { type: null, value: 2 } } }],
          scales: { version: 1, kind: "Set", name: "web" },
        },
      },
      ['"web', "{a: Use"],
    );
  });
  test("several independent errors", () => {
    checkRecovery("a: @x\nb: {c: 1\nd:\n- 'e\nf: 1\n", { a: null, b: null, d: [null], f: 1 }, [
      "@x",
      "{c: 1",
      "'e",
    ]);
  });
  test("JSON that ends too early", () => {
    checkRecovery('{"a": [1, {"b": 2', { a: [1, { b: 2 }] }, [""]);
  });
  test("tabs", () => {
    checkRecovery("a:\n\tb: 1\nc: 2\n", { a: { b: 1 }, c: 2 }, ["\t"]);
  });
  test("template lines", () => {
    checkRecovery("{{- if .x }}\na: 1\n{{- end }}\n", { a: 1 }, ["{{- if .x }}", "{{- end }}"]);
  });
  test("a duplicate key leaves both", () => {
    checkRecovery("a: 1\na: 2\n", { a: 2 }, ["a"]);
  });
  test("nothing that people can write makes it throw", () => {
    const pieces = [
      "a",
      ":",
      " ",
      "\n",
      "- ",
      "  ",
      '"',
      "'",
      "[",
      "]",
      "{",
      "}",
      ",",
      "&x",
      "*x",
      "|",
      ">",
      "#",
      "!",
      "?",
      "\t",
      "<<",
      "---",
      "%",
      "\r",
    ];
    for (let seed = 1; seed <= 3000; seed++) {
      let state = seed;
      let text = "";
      for (let length = 0; length < 4 + (seed % 40); length++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        text += pieces[state % pieces.length] ?? "";
      }
      assert.doesNotThrow(() => parseDocument(text), JSON.stringify(text));
    }
  });
});

describe("limits", () => {
  test("an alias bomb", () => {
    const lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"];
    for (let level = 1; level < 12; level++) {
      const alias = `*a${String(level - 1)}`;
      lines.push(`a${String(level)}: &a${String(level)} [${Array(9).fill(alias).join(",")}]`);
    }
    const { problems } = parseDocument(lines.join("\n"));
    assert.equal(problems[0]?.code, "yaml-limit");
  });
  test("deep nesting", () => {
    const [problem] = parseDocument("[".repeat(100_000)).problems;
    assert.ok(problem !== undefined);
    assert.match(inWords(problem.message), /500 levels/u);
  });
});

test("files are cut at lines that start with three dashes", () => {
  const text = "--- # a\nx: 1\n---\r\ny: |\n  ---\n---z\n";
  assert.deepEqual(
    splitDocuments(text).map((part) => text.slice(part.start, part.end)),
    ["--- # a\nx: 1\n", "---\r\ny: |\n  ---\n", "---z\n"],
  );
});

test("JSON that ends too early ends where its text does", () => {
  for (const text of ["{", "[1", '{"a": [1, {"b": 2']) {
    const { root } = parseDocument(text);
    assert.deepEqual([root?.start, root?.end], [0, text.length], text);
  }
});

test("a bracket that is never closed and cannot be repaired leaves every problem inside of the text", () => {
  const text =
    "spec:\n  capacity:\n    storage: 1Gi\n  accessModes: [ReadWrit glusterfs:\n# ^^^\n    endpoints:";
  for (const { start, end } of parseDocument(text).problems)
    assert.ok(0 <= start && start <= end && end <= text.length, `${String(start)}–${String(end)}`);
});

/** Entries whose quoted value goes on at the column of its key, as generators write long descriptions. */
const continued = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `  field${index}:\n    description: 'Some words: and\n    it''s ${index}.'\n    type: string\n`,
  ).join("");

test("many quoted texts that go on at the column of their key are read", () => {
  const text = `properties:\n${continued(300)}`;
  const { problems, root } = parseDocument(text);
  assert.deepEqual(problems, []);
  assert.ok(root !== undefined);
  const { properties } = toValue(root) as { properties: Record<string, { description: string }> };
  assert.equal(properties["field299"]?.description, "Some words: and it's 299.");
  assert.equal(Object.keys(properties).length, 300);
});

test("a literal text that looks like such lines keeps them as they are", () => {
  const literal = "  script: |\n    note: 'first\n    second'\n";
  const { problems, root } = parseDocument(`properties:\n${continued(3)}${literal}${continued(3)}`);
  assert.ok(root !== undefined);
  const { properties } = toValue(root) as { properties: Record<string, unknown> };
  assert.equal(properties["script"], "note: 'first\nsecond'\n");
  // The fields stand twice.
  assert.equal(problems.length, 3);
});

test("beside many of them a broken line is one problem", () => {
  const { problems } = parseDocument(
    `properties:\n${continued(60)}  broken: [\n${continued(60).replaceAll("field", "other")}`,
  );
  assert.equal(problems.length, 1);
});

test("a text that no repair makes readable is told once at each place", () => {
  const { problems } = parseDocument(`metadata:\n${continued(60)}  name: "web\n\n`);
  const starts = problems.map(({ start }) => start);
  assert.equal(new Set(starts).size, starts.length);
  assert.equal(problems.length, 1);
});
