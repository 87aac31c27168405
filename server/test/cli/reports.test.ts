import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { SaxesParser } from "saxes";
import { brokenPod, pod } from "../support/manifests.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

/** One that may stand beside the broken one. */
const otherPod = pod.replace("name: web", "name: other");

test("pretty: the line, what is wrong in it, and how to repair it", async (context) => {
  const folder = folderWith(context, { "pod.yaml": brokenPod, "valid.yaml": pod });
  const { output } = await drydock(folder, ["validate", "."]);
  assert.equal(
    output,
    `error[invalid-enum] \`always\` is not one of the values of \`imagePullPolicy\`: \`Always\`, \`IfNotPresent\`, \`Never\`.
  ╭─ pod.yaml:9:22  Pod/web
8 │     image: example.com/web:1.0
9 │     imagePullPolicy: always
  │                      ^^^^^^ spec.containers[0].imagePullPolicy
  ╰ fix: Change to \`Always\`

error[unknown-field] There is no field \`restartpolicy\` in \`spec\`. Did you mean \`restartPolicy\`?
   ╭─ pod.yaml:10:3  Pod/web
 9 │     imagePullPolicy: always
10 │   restartpolicy: Never
   │   ^^^^^^^^^^^^^ spec.restartpolicy
   ╰ fix: Change to \`restartPolicy\`
   ╰ fix: Remove \`restartpolicy\`

2 errors in 1 file (checked 2 objects in 2 files, Kubernetes 1.36).
`,
  );
});

test("pretty: carets stand below wide characters and tabs, and long lines are cut", async (context) => {
  const long = JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "x".repeat(200) },
    spek: 1,
  });
  const folder = folderWith(context, {
    "wide.yaml": 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"数据": 1\n',
    "long.json": long,
  });
  const { output } = await drydock(folder, ["validate", "wide.yaml", "long.json", "--only", "unknown-field"]);
  assert.match(output, /4 │ "数据": 1\n {2}│ \^{6} 数据\n/u);
  const frame = /1 │ (….*)\n {2}│ ( *)\^+ spek\n/u.exec(output);
  assert.equal(frame?.[1]?.indexOf('"spek"'), frame?.[2]?.length);
  assert.ok((frame?.[1]?.length ?? 0) < long.length);
});

test("pretty: text of a file cannot move the cursor of a terminal", async (context) => {
  const folder = folderWith(context, { "pod.yaml": `${pod}"\\e[2J\u202Eevil": 1\n` });
  const { output } = await drydock(folder, ["validate", "."]);
  assert.doesNotMatch(output, /[\u001B\u202E]/u);
});

test("json: one object per line with all that the contract names", async (context) => {
  const folder = folderWith(context, { "two.yaml": `${otherPod}---\r\n${brokenPod}` });
  const [first] = findingsOf(await drydock(folder, ["validate", ".", "--format", "json"]));
  assert.deepEqual(first, {
    file: "two.yaml",
    document: 1,
    line: 18,
    column: 22,
    endLine: 18,
    endColumn: 28,
    path: "spec.containers[0].imagePullPolicy",
    code: "invalid-enum",
    severity: "error",
    family: "schema",
    message: "`always` is not one of the values of `imagePullPolicy`: `Always`, `IfNotPresent`, `Never`.",
    fixes: [
      {
        title: "Change to `Always`",
        preferred: true,
        edits: [{ line: 18, column: 22, endLine: 18, endColumn: 28, newText: "Always" }],
      },
    ],
  });
});

test("sarif: a log of the published schema, with rules and replacements", async (context) => {
  const folder = folderWith(context, { "my pods/one.yaml": brokenPod, "two.yaml": brokenPod });
  const { output, status } = await drydock(folder, ["validate", ".", "--format", "sarif"]);
  assertSarif(output);
  const { runs } = JSON.parse(output) as Log;
  const run = runs[0];
  assert.equal(status, 1);
  assert.equal(run?.results?.length, 4);
  const [result] = run.results;
  const rule = run.tool.driver.rules?.[result?.ruleIndex ?? -1];
  assert.equal(rule?.id, "invalid-enum");
  assert.match(rule.helpUri ?? "", /^https:\/\//u);
  const location = result?.locations?.[0];
  assert.deepEqual(location?.physicalLocation?.artifactLocation, {
    uri: "my%20pods/one.yaml",
    uriBaseId: "%SRCROOT%",
  });
  assert.equal(location.logicalLocations?.[0]?.fullyQualifiedName, "spec.containers[0].imagePullPolicy");
  assert.deepEqual(result?.fixes?.[0]?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 9, startColumn: 22, endLine: 9, endColumn: 28 },
      insertedContent: { text: "Always" },
    },
  ]);
});

test("sarif: a run without findings, and one that could not read a file, are logs too", async (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  assertSarif((await drydock(folder, ["validate", ".", "--format", "sarif"])).output);
  const outside = await drydock(folder, ["validate", "-", "--format", "sarif"], { input: brokenPod });
  assertSarif(outside.output);
});

test("junit: well-formed, with a case per document and a failure per broken one", async (context) => {
  const folder = folderWith(context, {
    "pods.yaml": `${otherPod}---\n${brokenPod}`,
    "nothing.yaml": "a: 1\n",
    "markup.yaml": 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {"<&\\u0007>": 1}\n',
  });
  const { output } = await drydock(folder, ["validate", ".", "--format", "junit"]);
  const elements: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements.push(
      name === "testsuite" ? `${name} ${attributes["name"] ?? ""} ${attributes["failures"] ?? ""}` : name,
    );
  });
  parser.write(output).close();
  assert.deepEqual(elements, [
    "testsuites",
    "testsuite markup.yaml 1",
    "testcase",
    "failure",
    "testsuite pods.yaml 1",
    "testcase",
    "testcase",
    "failure",
  ]);
});

/** The schema is draft 4; without its name, which only tells where it was published, it says the same in draft 7. */
function assertSarif(text: string): void {
  const { $schema, id, ...schema } = createRequire(import.meta.url)(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  ) as Record<string, unknown>;
  assert.ok($schema !== undefined && id !== undefined);
  const ajv = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false }));
  assert.ok(ajv.validate(schema, JSON.parse(text)), ajv.errorsText());
}
