import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { kubernetesVersions } from "../../src/sources/kubernetesVersions.ts";

interface ExtensionManifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
    }[];
  };
}

test("the setting of the Kubernetes version offers every version of the catalogue, the newest first", () => {
  const file = path.join(import.meta.dirname, "../../../package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as ExtensionManifest;
  const offered = manifest.contributes.configuration.flatMap(
    ({ properties }) => properties["drydock.kubernetesVersion"]?.enum ?? [],
  );
  assert.deepEqual(offered, ["newest", ...kubernetesVersions.toReversed()]);
});
