import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

suite("drydock skeleton", () => {
  for (const kind of ["Deployment", "CronJob", "Service", "ConfigMap", "ray.io/RayCluster", "JobSet"])
    test(`${kind} is accepted as it is written`, async (context) => {
      const folder = folderWith(context, {});
      const written = await drydock(folder, ["skeleton", kind]);
      assert.equal(written.status, 0, written.warnings.join());
      const input = written.output;
      const checked = await drydock(folder, ["validate", "-", "--format", "json"], { input });
      assert.equal(checked.status, 0, checked.warnings.join());
      assert.deepEqual(
        findingsOf(checked).filter(({ severity }) => severity === "error"),
        [],
        input,
      );
    });

  test("of a field there is none", async (context) => {
    const { status, warnings } = await drydock(folderWith(context, {}), ["skeleton", "Pod.spec"]);
    assert.equal(status, 2);
    assert.match(warnings.join(), /Name one kind/u);
  });
});
