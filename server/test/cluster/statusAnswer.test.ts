import assert from "node:assert/strict";
import test from "node:test";
import { failureOf } from "../../src/cluster/statusAnswer.ts";
import { inWords, say } from "../../src/core/text/message.ts";
import { wordsIn } from "../../src/sources/words.ts";

const refused = JSON.stringify({ kind: "Status", message: 'deployments.apps "web" is forbidden' });

test("what the server refuses is told in the language of the reader, with the server's own words", () => {
  const what = say`get ${"Deployment web"}`;
  assert.equal(
    failureOf(what, 403, refused, undefined, inWords).message,
    'Could not get Deployment web: the cluster does not allow it. deployments.apps "web" is forbidden',
  );
  assert.equal(
    failureOf(what, 403, refused, undefined, wordsIn("zh-cn")).message,
    '无法获取 Deployment web：集群不允许这样做。deployments.apps "web" is forbidden',
  );
});

test("an answer without a reason says so", () => {
  const what = say`list ${"Pod"}`;
  assert.equal(
    failureOf(what, 502, "", undefined, wordsIn("zh-cn")).message,
    "无法列出 Pod：API 服务器没有给出原因。",
  );
});
