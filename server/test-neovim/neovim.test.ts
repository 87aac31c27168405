import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { projectPath } from "../test/support/shared.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replica: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      dnsPolicy: ClusterFirst
      containers: [{ name: web, image: example.com/web:1 }]
`;

interface Answers {
  readonly before: readonly { readonly line: number; readonly column: number; readonly code: string }[];
  readonly hover: { readonly value: string };
  readonly completion: readonly string[];
  readonly action: string;
  readonly after: readonly unknown[];
  readonly text: readonly string[];
}

test("Neovim shows a mistake, explains, completes and repairs it", (context) => {
  const folder = temporaryFolder(context);
  const [file, answers] = [path.join(folder, "web.yaml"), path.join(folder, "answers.json")];
  writeFileSync(file, manifest);
  const server = [process.execPath, projectPath("dist/cli/drydock.mjs"), "language-server", "--stdio"];
  const session = path.join(import.meta.dirname, "session.lua");
  const { stderr } = spawnSync("nvim", ["--headless", "--clean", "-c", `luafile ${session}`, "-c", "cquit"], {
    encoding: "utf8",
    timeout: 90_000,
    env: {
      ...process.env,
      HOME: folder,
      DRYDOCK_SERVER: JSON.stringify(server),
      DRYDOCK_MANIFEST: file,
      DRYDOCK_ANSWERS: answers,
    },
  });
  assert.ok(existsSync(answers), `Neovim got to no end: ${stderr}`);
  const told = JSON.parse(readFileSync(answers, "utf8")) as Answers;
  assert.deepEqual(
    told.before.map(({ line, column, code }) => ({ line, column, code })),
    [{ line: 4, column: 2, code: "unknown-field" }],
  );
  assert.match(told.hover.value, /Deployment/u);
  assert.ok(
    told.completion.some((label) => label.includes("dnsConfig")),
    told.completion.join(", "),
  );
  assert.match(told.action, /replicas/u);
  assert.deepEqual(told.after, []);
  assert.equal(told.text[4], "  replicas: 2");
});
