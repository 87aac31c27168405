import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pod } from "../support/manifests.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

/** What a person typed, and what the answer says about it. */
const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
  [["validat", "pod.yaml"], /no command `validat`. Did you mean `validate`/u],
  [["validate"], /Nothing was named to validate/u],
  [["validate", "gone.yaml"], /no file or folder `gone\.yaml`/u],
  [["validate", "pod.yaml", "--formt", "json"], /no option `--formt`. Did you mean `--format`/u],
  [["validate", "pod.yaml", "--format"], /`--format` needs a value/u],
  [["validate", "pod.yaml", "--format", "--isolate"], /`--format` needs a value/u],
  [["validate", "pod.yaml", "--isolate=yes"], /`--isolate` takes no value/u],
  [["validate", "pod.yaml", "--format", "xml"], /`--format` does not know `xml`.*`sarif`/u],
  [["validate", "pod.yaml", "--severity", "fatal"], /`--severity` does not know `fatal`/u],
  [["validate", "pod.yaml", "--kubernetes-version", "1.20"], /does not know `1\.20`.*`1\.36`/u],
  [["validate", "pod.yaml", "--only", "unknwn-field"], /code `unknwn-field`. Did you mean `unknown-field`/u],
  [["validate", "pod.yaml", "--crds", "gone"], /no file or folder `gone`/u],
  [["explain"], /Name one kind or field/u],
  [["explain", "Deploymnt"], /no kind `Deploymnt`.*Did you mean `Deployment`/u],
  [["explain", "apps/Pod"], /`apps` has no kind `Pod`, but there is `v1\/Pod`/u],
  [["explain", "Pod.spec.contaners"], /`spec` has no field `contaners`. Did you mean `containers`/u],
  [["language-server"], /drydock language-server --stdio/u],
];

describe("what the command cannot do is a sentence on standard error and status 2", () => {
  for (const [args, said] of mistakes)
    test(`drydock ${args.join(" ")}`, async (context) => {
      const { status, output, warnings } = await drydock(folderWith(context, { "pod.yaml": pod }), args);
      assert.equal(status, 2);
      assert.equal(output, "");
      assert.match(warnings.join("\n"), said);
    });
});
