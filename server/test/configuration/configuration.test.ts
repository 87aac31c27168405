import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readConfiguration } from "../../src/core/configuration/configuration.ts";
import { matcherOf } from "../../src/core/configuration/glob.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

suite("patterns of paths", () => {
  for (const [pattern, path, isMeant] of [
    ["vendor", "vendor/a.yaml", true],
    ["vendor/", "vendor/a.yaml", true],
    ["./vendor", "vendor/a/b.yaml", true],
    ["vendor", "vendors/a.yaml", false],
    ["vendor", "apps/vendor/a.yaml", false],
    ["**/vendor", "apps/vendor/a.yaml", true],
    ["**/*.gen.yaml", "a.gen.yaml", true],
    ["**/*.gen.yaml", "b/c/a.gen.yaml", true],
    ["*.gen.yaml", "b/a.gen.yaml", false],
    ["charts/**", "charts/a/b.yaml", true],
    ["a?.yaml", "ab.yaml", true],
    ["a?.yaml", "a/.yaml", false],
    ["a+(b).yaml", "a+(b).yaml", true],
    ["a.yaml", "abyaml", false],
    ["", "a.yaml", false],
    [".", "a.yaml", true],
    // An engine that backtracks would take longer than anybody waits.
    ["*a*a*a*a*a*a*a*a*a*a*a*a*b", `${"a".repeat(80)}.yaml`, false],
  ] as const)
    test(`${pattern} ${isMeant ? "means" : "does not mean"} ${path}`, () => {
      assert.equal(matcherOf([pattern])(path), isMeant);
    });
});

suite("drydock.yaml", () => {
  const head = "apiVersion: drydock/v1\nkind: Configuration\n";

  test("says the version, severities, practices, exclusions and definitions", () => {
    const read = readConfiguration(
      parseDocument(
        `${head}kubernetesVersion: "1.33"\nrules: { unknown-field: ignore, unknown-kind: info }\n` +
          "practice: warning\npodSecurity: restricted\nexclude: [charts]\ncrds: [../crds]\n",
      ),
    );
    assert.equal(read?.kubernetesVersion, "1.33");
    assert.deepEqual(
      [...read.check.severities],
      [
        ["unknown-field", "off"],
        ["unknown-kind", "info"],
      ],
    );
    assert.deepEqual(read.check.practice, { level: "warning", podSecurity: "restricted" });
    assert.ok(read.isExcluded("charts/a.yaml"));
    assert.deepEqual(read.crds, ["../crds"]);
  });

  test("leaves open what it does not say, and what has another type", () => {
    const read = readConfiguration(parseDocument(`${head}kubernetesVersion: 1.33\nexclude: charts\n`));
    assert.equal(read?.kubernetesVersion, undefined);
    assert.deepEqual(read?.check.practice, {});
    assert.equal(read.isExcluded("charts/a.yaml"), false);
  });

  test("may speak of practices or of the standard alone", () => {
    const practiceIn = (text: string): unknown =>
      readConfiguration(parseDocument(head + text))?.check.practice;
    assert.deepEqual(practiceIn("practice: ignore\n"), { level: "off" });
    assert.deepEqual(practiceIn("podSecurity: restricted\n"), { podSecurity: "restricted" });
  });

  test("is nothing else", () => {
    assert.equal(readConfiguration(parseDocument("apiVersion: v1\nkind: ConfigMap\n")), undefined);
    assert.equal(readConfiguration(parseDocument("a: [")), undefined);
  });
});
