import assert from "node:assert/strict";
import test from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  editFile,
  openFile,
  placeAt,
  positionAt,
  textOf,
  type Language,
  type Position,
  type Replacement,
  type SourceFile,
} from "../../src/core/documents/sourceFile.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { randomNumbers } from "../support/randomNumbers.ts";

const open = (text: string, language: Language = "yaml"): SourceFile =>
  openFile("file:///a.yaml", language, 1, text);

const partTexts = (file: SourceFile): readonly string[] => file.parts.map((part) => part.text);

test("a file is cut at every line that starts with three dashes", () => {
  assert.deepEqual(partTexts(open("a: 1\n---\nb: 2\n--- # c\nc: 3\n")), [
    "a: 1\n",
    "---\nb: 2\n",
    "--- # c\nc: 3\n",
  ]);
});

test("a JSON file is one part, whatever its lines start with", () => {
  assert.deepEqual(partTexts(open('{"a": "\n---\n"}', "json")), ['{"a": "\n---\n"}']);
});

test("an edit keeps the identity of all parts that it does not touch", () => {
  const before = open("a: 1\n---\nb: 2\n---\nc: 3\n");
  const after = editFile(before, 2, [insertion({ line: 2, character: 4 }, "2")]);
  assert.equal(after.version, 2);
  assert.deepEqual(partTexts(after), ["a: 1\n", "---\nb: 22\n", "---\nc: 3\n"]);
  assert.equal(after.parts[0], before.parts[0]);
  assert.equal(after.parts[2], before.parts[2]);
  assert.deepEqual(partTexts(before), ["a: 1\n", "---\nb: 2\n", "---\nc: 3\n"]);
});

test("a mark that is broken or made joins and cuts documents", () => {
  const file = open("a: 1\n---\nb: 2\n");
  const joined = editFile(file, 2, [insertion({ line: 1, character: 0 }, " ")]);
  assert.deepEqual(partTexts(joined), ["a: 1\n ---\nb: 2\n"]);
  const pulledUp = editFile(file, 2, [replacement([0, 4], [1, 0], "")]);
  assert.deepEqual(partTexts(pulledUp), ["a: 1---\nb: 2\n"]);
  const cut = editFile(joined, 3, [replacement([1, 0], [1, 1], "")]);
  assert.deepEqual(partTexts(cut), partTexts(file));
});

test("characters are UTF-16 code units and stop at the end of their line", () => {
  const file = open("a: 😀b\r\nc: 1\r\n---\r\nd: 2");
  assert.equal(placeAt(file, { line: 0, character: 5 }).offset, 5);
  assert.equal(placeAt(file, { line: 0, character: 99 }).offset, 6);
  assert.deepEqual(positionAt(file, 0, 8), { line: 1, character: 0 });
  assert.deepEqual(positionAt(file, 1, 9), { line: 3, character: 4 });
  assert.deepEqual(placeAt(file, { line: 99, character: 0 }).offset, 9);
});

const fragments = [
  "---",
  "\n---\n",
  "\r\n---\r\n",
  "\r",
  "\n",
  "\r\n",
  "-",
  "a: 1",
  "é😀",
  "\uFEFF",
  " ",
  "",
  "--- # x\nkind: Pod\n",
];

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`edits one by one give the same file as the final text does (seed ${seed})`, () => {
    const random = randomNumbers(seed);
    const pick = (count: number): number => Math.floor(random() * count);
    const write = (): string =>
      Array.from({ length: pick(6) }, () => fragments[pick(fragments.length)]).join("");
    let text = write() + write() + write();
    let file = open(text);
    for (let version = 2; version < 400; version++) {
      const [start = 0, end = 0] = [pick(text.length + 1), pick(text.length + 1)].sort((a, b) => a - b);
      const shortEnd = Math.min(end, start + pick(12));
      const peer = TextDocument.create("file:///a.yaml", "yaml", 1, text);
      const range = { start: peer.positionAt(start), end: peer.positionAt(shortEnd) };
      const edit = { ...range, newText: write() };
      const edited = TextDocument.update(peer, [{ range, text: edit.newText }], version);
      text = edited.getText();
      file = editFile(file, version, [edit]);
      assertSameAsFromScratch(file, text, edited);
    }
  });
}

function assertSameAsFromScratch(file: SourceFile, text: string, peer: TextDocument): void {
  const fresh = open(text);
  assert.equal(textOf(file), text);
  assert.deepEqual(partTexts(file), partTexts(fresh));
  assert.deepEqual(file.startLines, fresh.startLines);
  for (const [index, { start, end }] of splitDocuments(text).entries()) {
    for (const offset of [start, (start + end) >> 1]) {
      const position = peer.positionAt(offset);
      const found = positionAt(file, index, offset - start);
      assert.deepEqual({ text, offset, position: found }, { text, offset, position });
      assert.equal(placeAt(file, position).offset + start, peer.offsetAt(position));
    }
  }
}

function insertion(at: Position, newText: string): Replacement {
  return { start: at, end: at, newText };
}

function replacement(start: [number, number], end: [number, number], newText: string): Replacement {
  return {
    start: { line: start[0], character: start[1] },
    end: { line: end[0], character: end[1] },
    newText,
  };
}
