import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canonicalUri } from "../../src/core/text/fileUri.ts";
import { pathOf, uriOf } from "../../src/core/text/filePath.ts";

const names = [
  "/a.yaml",
  "/",
  "/with blank/ä#?%.yaml",
  "/c/%41/[x]{y}^`|.yaml",
  "/日本/🚢.yaml",
  "/a'(b)*!.yaml",
];
const drives = ["c:\\work\\a b.yaml", "d:\\ä\\100%.yaml", "\\\\share\\folder\\a.yaml"];

test("paths of files are those that Node makes of their URIs", () => {
  for (const path of names) {
    const uri = pathToFileURL(path, { windows: false }).href;
    assert.equal(pathOf(uri), fileURLToPath(uri, { windows: false }));
    assert.equal(pathOf(canonicalUri(uri)), path);
  }
  for (const path of drives) {
    const uri = pathToFileURL(path, { windows: true }).href;
    assert.equal(pathOf(uri), fileURLToPath(uri, { windows: true }));
  }
});

test("the URI of a path is that of Node in its canonical form", () => {
  for (const path of names)
    assert.equal(uriOf(path), canonicalUri(pathToFileURL(path, { windows: false }).href));
  for (const path of drives)
    assert.equal(uriOf(path), canonicalUri(pathToFileURL(path, { windows: true }).href));
});

test("a file that only an editor can read has a path that leads back to it", () => {
  const uris = [
    "vscode-vfs://github/owner/repository/a%20b.yaml",
    "vscode-remote://127.0.0.1:80/x.yaml",
    "memfs:/x.yaml",
  ];
  for (const uri of uris) assert.equal(uriOf(pathOf(uri)), uri);
  assert.equal(pathOf("vscode-vfs://github/owner/a%20b.yaml"), "/vscode-vfs:@github/owner/a b.yaml");
});
