import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  contianers: []
`;

test("findings are in the language that is asked for, else in that of the system", async (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  const chosen = ["validate", "pod.yaml", "--format", "json", "--language", "zh-cn"];
  const english = "There is no field `contianers` in `spec`. Did you mean `containers`?";
  const chinese = "`spec` 中没有字段 `contianers`。你想写的是 `containers` 吗？";
  const messages = [
    await drydock(folder, chosen),
    await drydock(folder, chosen.slice(0, 4), { language: "zh-cn" }),
    await drydock(folder, [...chosen.slice(0, 4), "--language=en"], { language: "zh-cn" }),
  ].map((outcome) => findingsOf(outcome)[0]?.["message"]);
  assert.deepEqual(messages, [chinese, chinese, english]);
});

test("a language that is not known is refused", async (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  const { status, warnings } = await drydock(folder, ["validate", "pod.yaml", "--language", "de"]);
  assert.equal(status, 2);
  assert.match(warnings.join("\n"), /`--language` does not know `de`/u);
});
