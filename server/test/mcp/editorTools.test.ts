import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { toolsFor } from "../../src/mcp/tools.ts";
import { projectPath } from "../support/shared.ts";

interface DeclaredTool {
  readonly name: string;
  readonly modelDescription: string;
  readonly inputSchema: object;
}

const manifest = JSON.parse(readFileSync(projectPath("package.json"), "utf8")) as {
  readonly contributes: { readonly languageModelTools: readonly DeclaredTool[] };
};

/** One call as the extension makes it. */
function call(
  name: string,
  input: string,
): { readonly status: number | null; readonly output: string; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath("dist/cli/drydock.mjs"), "mcp", "--call", name],
    { input, encoding: "utf8", cwd: projectPath() },
  );
  return { status, output: stdout, said: stderr };
}

suite("tools of the editor", () => {
  test("are those of `drydock mcp`, in the same words, and one that writes", () => {
    const declared = manifest.contributes.languageModelTools.map(
      ({ name, modelDescription, inputSchema }) => ({
        name,
        modelDescription,
        inputSchema,
      }),
    );
    const reading = toolsFor({ read: [], apply: [] }).map(({ name, description, inputSchema }) => ({
      name: `drydock_${name}`,
      modelDescription: description,
      inputSchema,
    }));
    assert.deepEqual(declared.slice(0, -1), reading);
    assert.equal(declared.at(-1)?.name, "drydock_apply_manifest_file");
  });

  test("answer one call from standard input", () => {
    const manifests = "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { contaners: [] }\n";
    const { status, output } = call("validate_manifests", JSON.stringify({ manifests }));
    assert.equal(status, 0);
    assert.match(output, /"code":"unknown-field"/u);
  });

  test("say what they cannot do", () => {
    assert.match(call("validate_manifests", "{}").said, /manifests is missing/u);
    assert.match(call("fly", "{}").said, /no tool fly/u);
    assert.match(call("validate_manifests", "yes").said, /JSON object/u);
    assert.equal(call("fly", "{}").status, 2);
  });
});
