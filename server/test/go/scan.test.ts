import assert from "node:assert/strict";
import { test } from "node:test";
import { isBuilt } from "../../src/core/go/buildConstraint.ts";
import { maskNew } from "../../src/core/go/maskNew.ts";
import { scanFile } from "../../src/core/go/scan.ts";

const source = `// Package p is one.
package p

import (
	"fmt"
	. "example.com/dot"
	named "example.com/other" // "not/this"
	_ "example.com/side/effect"
)

import "os"

const text = \`
func inRawString() {}
\`

type (
	first struct{ a, b int }
	second[T any] interface{ Do(T) }
)

var one, two = 1, '"'

func (r *receiver[T]) method() { fmt.Println("}") /* } */ }

func maker() func(text string) error {
	return func(string) error { return nil }
}

func function[T any](f func() int) (err error) {
	return nil
}
`;

test("a file is cut into its declarations without parsing it", () => {
  const { packageName, imports, declarations } = scanFile(source);
  assert.equal(packageName, "p");
  assert.deepEqual(
    imports.map(({ name, path }) => `${name ?? ""} ${path}`),
    [" fmt", ". example.com/dot", "named example.com/other", "_ example.com/side/effect", " os"],
  );
  assert.deepEqual(
    declarations.map(({ kind, name, receiver }) => `${kind} ${receiver ?? ""} ${name}`),
    [
      "value  text",
      "type  first",
      "type  second",
      "value  one",
      "value  two",
      "method receiver method",
      "function  maker",
      "function  function",
    ],
  );
});

test("a declaration that is broken costs none of those after it", () => {
  const { declarations } = scanFile("package p\n\nfunc broken() { if {\n\nfunc whole() {}\n");
  assert.deepEqual(
    declarations.map(({ name }) => name),
    ["broken", "whole"],
  );
});

test("new with an expression is masked, new with a type is not", () => {
  const text = 'new(int32(1)); new("x"); new([]int); new(*T); new(map[string]int)';
  const masked = maskNew(text);
  assert.equal(masked, 'n_w(int32(1)); n_w("x"); new([]int); new(*T); new(map[string]int)');
  assert.equal(masked.length, text.length);
});

const built: readonly [name: string, header: string, expected: boolean][] = [
  ["a.go", "", true],
  ["a_linux.go", "", true],
  ["a_windows.go", "", false],
  ["a_linux_arm64.go", "", false],
  ["a_linux_amd64.go", "", true],
  ["linux.go", "", true],
  ["a.go", "//go:build !linux", false],
  ["a.go", "//go:build (linux && amd64) || darwin", true],
  ["a.go", "//go:build go1.26 && !cgo", true],
  ["a.go", "// +build darwin,cgo linux", true],
  ["a.go", "// +build linux\n// +build arm64", false],
];

for (const [name, header, expected] of built)
  test(`${name} with \`${header}\` is ${expected ? "" : "not "}built for linux/amd64`, () => {
    assert.equal(isBuilt(name, `${header}\n\npackage p\n`), expected);
  });
