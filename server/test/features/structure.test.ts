import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { documentSymbols, type DocumentSymbol } from "../../src/core/features/documentSymbols.ts";
import { foldingRanges } from "../../src/core/features/foldingRanges.ts";
import { selectionRanges } from "../../src/core/features/selectionRanges.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { lines, withCursor } from "./cursor.ts";

describe("document symbols", () => {
  /** One line per symbol: two columns per level, the name, and the detail behind a colon. */
  function outlineOf(symbols: readonly DocumentSymbol[], depth = 0): readonly string[] {
    return symbols.flatMap(({ name, detail, children }) => [
      `${"  ".repeat(depth)}${name}${detail === undefined ? "" : `: ${detail}`}`,
      ...outlineOf(children, depth + 1),
    ]);
  }

  function check(yaml: string, expected: readonly string[]): void {
    assert.deepEqual(outlineOf(documentSymbols(parseDocument(lines(yaml)))), expected);
  }

  test("a manifest is named by kind and name, list elements by their name", () => {
    check(
      `
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec:
        containers:
        - name: main
          stdin: true
        volumes: []
      `,
      [
        "Pod/web: shop",
        "  apiVersion: v1",
        "  kind: Pod",
        "  metadata",
        "    name: web",
        "    namespace: shop",
        "  spec",
        "    containers",
        "      main",
        "        name: main",
        "        stdin: true",
        "    volumes",
      ],
    );
  });

  test("of an unnamed one the kind alone, of a generated name its prefix", () => {
    assert.equal(documentSymbols(parseDocument("apiVersion: v1\nkind: Pod\n"))[0]?.name, "Pod");
    const job = "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: train-}\n";
    assert.equal(documentSymbols(parseDocument(job))[0]?.name, "Job/train-*");
  });

  test("items of a List", () => {
    const symbols = documentSymbols(
      parseDocument(
        "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n",
      ),
    );
    assert.equal(symbols[0]?.children[2]?.children[0]?.name, "Pod/a");
  });

  test("what a merge key brings in is not repeated", () => {
    const yaml = "apiVersion: v1\nkind: Pod\nmetadata: &m {name: a}\nspec:\n  <<: *m\n  x: *m\n";
    check(yaml, ["Pod/a", "  apiVersion: v1", "  kind: Pod", "  metadata", "    name: a", "  spec", "    x"]);
  });

  test("every selection lies inside its range", () => {
    const text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name:\nspec:\n  a: |\n    x\n\n  b: [1,\n    2]\n";
    const visit = (symbols: readonly DocumentSymbol[]): void => {
      for (const { range, selectionRange, children } of symbols) {
        assert.ok(range.start <= selectionRange.start && selectionRange.end <= range.end);
        visit(children);
      }
    };
    visit(documentSymbols(parseDocument(text)));
  });

  test("silence for what is no manifest", () => {
    check("services:\n  web: {}\n", []);
    check("# nothing\n", []);
  });
});

describe("folding ranges", () => {
  /** `first-last` with 0-based lines. */
  function folds(yaml: string): readonly string[] {
    const text = lines(yaml);
    const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length - 1;
    return foldingRanges(parseDocument(text)).map(
      ({ start, end, kind }) => `${lineOf(start)}-${lineOf(end)}${kind === "comment" ? " comment" : ""}`,
    );
  }

  test("fields, elements, block scalars and flow collections; not the blank lines behind", () => {
    const yaml = `
      data:
        script: |
          one
          two

        list:
        - name: a
          value: b
        - name: c
        flow: {
          x: 1
        }

    `;
    assert.deepEqual(folds(yaml), ["0-11", "1-3", "5-8", "6-7", "9-11"]);
  });

  test("comments below each other", () => {
    assert.deepEqual(folds("# one\n# two\na: 1 # three\n# four\n"), ["0-1 comment"]);
  });

  test("a document folds into its mark", () => {
    assert.deepEqual(folds("---\na: 1\nb: 2\n"), ["0-2"]);
  });
});

describe("selection ranges", () => {
  test("grow from the scalar to the document", () => {
    const { text, offset } = withCursor("kind: Pod\nspec:\n  containers:\n  - name: we|b\n    image: x\n");
    const selected = selectionRanges(parseDocument(text), offset).map(({ start, end }) =>
      text.slice(start, end),
    );
    assert.deepEqual(selected.slice(0, 4), [
      "web",
      "name: web",
      "name: web\n    image: x",
      "- name: web\n    image: x",
    ]);
    assert.equal(selected.at(-1), text);
  });

  test("of a key the key first", () => {
    const { text, offset } = withCursor("spec:\n  na|me: web\n");
    const first = selectionRanges(parseDocument(text), offset)[0];
    assert.equal(text.slice(first?.start, first?.end), "name");
  });

  test("in an empty document the document", () => {
    assert.deepEqual(selectionRanges(parseDocument(""), 0), [{ start: 0, end: 0 }]);
  });
});
