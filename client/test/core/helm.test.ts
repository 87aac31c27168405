import assert from "node:assert/strict";
import { test } from "node:test";
import { possibleChartFolders } from "../../src/core/helm.ts";

test("a template may belong to every folder that has its templates", () => {
  assert.deepEqual(possibleChartFolders("/w/charts/web/templates/a/b.yaml"), ["/w/charts/web"]);
  assert.deepEqual(possibleChartFolders("/templates/web/templates/_helpers.tpl"), ["/templates/web", ""]);
  assert.deepEqual(possibleChartFolders("/w/web/values.yaml"), []);
  assert.deepEqual(possibleChartFolders("/w/web/templates/NOTES.txt"), []);
});
