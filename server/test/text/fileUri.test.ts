import assert from "node:assert/strict";
import test from "node:test";
import { resolvePath } from "../../src/core/text/resolvePath.ts";
import { canonicalUri } from "../../src/core/text/fileUri.ts";

test("the ways to write the URI of a file become one", () => {
  for (const [written, expected] of [
    ["file:///a/c++%20(x)@a/web.yaml", "file:///a/c%2B%2B%20%28x%29%40a/web.yaml"],
    ["file:///a/c%2b%2b%20%28x%29%40a/web.yaml", "file:///a/c%2B%2B%20%28x%29%40a/web.yaml"],
    ["file:///C:/a.yaml", "file:///c%3A/a.yaml"],
    ["file:///c%3A/a.yaml", "file:///c%3A/a.yaml"],
    ["file://Server/share/a.yaml", "file://server/share/a.yaml"],
    ["file:///a/100%.yaml", "file:///a/100%25.yaml"],
    ["file:///a/%C3%A4-~_.yaml", "file:///a/%C3%A4-~_.yaml"],
    ["untitled:Untitled-1 (x)", "untitled:Untitled-1 (x)"],
  ] as const) {
    assert.equal(canonicalUri(written), expected);
    assert.equal(canonicalUri(expected), expected);
  }
});

test("a path in a kustomization leads to a canonical URI, and never above the root", () => {
  for (const [kustomization, path, expected] of [
    ["file:///a/kustomization.yaml", "../b (x)/./w#1.yaml", "file:///b%20%28x%29/w%231.yaml"],
    ["file:///a/kustomization.yaml", "../../../../base", "file:///base"],
    ["file:///c%3A/a/kustomization.yaml", "..\\..\\..\\base", "file:///c%3A/base"],
    ["file:///a/kustomization.yaml", "b\\c", "file:///a/b%5Cc"],
    ["vscode-vfs://github/a/b/kustomization.yaml", "../../../base", "vscode-vfs://github/base"],
  ] as const)
    assert.equal(resolvePath(kustomization, path), expected);
});
