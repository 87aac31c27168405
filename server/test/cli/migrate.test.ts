import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

const budget = `# keeps one alive
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector: { matchLabels: { app: web } }
`;

const ingress = `apiVersion: networking.k8s.io/v1beta1
kind: Ingress
metadata:
  name: web
spec:
  backend: # the shop
    serviceName: web
    servicePort: 80
`;

const current = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n";
const policy =
  "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: web\nspec: { privileged: true }\n";

describe("drydock migrate", () => {
  test("prints a diff and changes nothing", async (context) => {
    const folder = folderWith(context, { "a/web.yaml": `${current}---\n${budget}` });
    const { status, output, warnings } = await drydock(folder, ["migrate", "."]);
    assert.equal(status, 1);
    assert.equal(
      output,
      [
        "--- a/a/web.yaml",
        "+++ b/a/web.yaml",
        "@@ -4,7 +4,7 @@",
        "   name: web",
        " ---",
        " # keeps one alive",
        "-apiVersion: policy/v1beta1",
        "+apiVersion: policy/v1",
        " kind: PodDisruptionBudget",
        " metadata:",
        "   name: web",
        "",
      ].join("\n"),
    );
    assert.deepEqual(warnings, ["1 object can be migrated, `--write` does it."]);
    assert.equal(readFileSync(path.join(folder, "a/web.yaml"), "utf8"), `${current}---\n${budget}`);
  });

  test("the diff is one that git applies", async (context) => {
    if (spawnSync("git", ["--version"]).status !== 0) {
      context.skip("git is not installed");
      return;
    }
    const text = `${ingress}---\r\n${current}${"# a line\n".repeat(20)}---\n${budget.trimEnd()}`;
    const folder = folderWith(context, { "web.yaml": text, "other.yaml": budget });
    const { output } = await drydock(folder, ["migrate", "."]);
    execFileSync("git", ["apply", "-"], { cwd: folder, input: output });
    const applied = readFileSync(path.join(folder, "web.yaml"), "utf8");
    const again = folderWith(context, { "web.yaml": text });
    await drydock(again, ["migrate", "--write", "."]);
    assert.equal(applied, readFileSync(path.join(again, "web.yaml"), "utf8"));
    assert.match(applied, /defaultBackend: # the shop/u);
    assert.equal((await drydock(folder, ["migrate", "."])).status, 0);
  });

  test("--write changes the files, keeps links, modes and byte order marks, and leaves nothing behind", async (context) => {
    const folder = folderWith(context, { "web.yaml": `\uFEFF${budget}` });
    const file = path.join(folder, "web.yaml");
    chmodSync(file, 0o640);
    symlinkSync("web.yaml", path.join(folder, "a-link.yaml"));
    const { status, output } = await drydock(folder, ["migrate", "--write", "."]);
    assert.equal(status, 0);
    assert.equal(output, "a-link.yaml: 1 object migrated\n");
    assert.equal(readFileSync(file, "utf8"), `\uFEFF${budget.replace("v1beta1", "v1")}`);
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.ok(lstatSync(path.join(folder, "a-link.yaml")).isSymbolicLink());
    assert.deepEqual(readdirSync(folder).toSorted(), ["a-link.yaml", "web.yaml"]);
  });

  test("a file that others may write stays one, whatever the process permits to new files", async (context) => {
    const folder = folderWith(context, { "web.yaml": budget });
    const file = path.join(folder, "web.yaml");
    chmodSync(file, 0o666);
    const before = process.umask(0o077);
    context.after(() => process.umask(before));
    assert.equal((await drydock(folder, ["migrate", "--write", "."])).status, 0);
    assert.equal(statSync(file).mode & 0o777, 0o666);
  });

  test("files that the project excludes are left as they are", async (context) => {
    const folder = folderWith(context, {
      "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old]\n",
      "old/web.yaml": budget,
      "web.yaml": budget,
    });
    const { output } = await drydock(folder, ["migrate", "--write", "."]);
    assert.equal(output, "web.yaml: 1 object migrated\n");
    assert.equal(readFileSync(path.join(folder, "old/web.yaml"), "utf8"), budget);
  });

  test("what only an author can move is named and left", async (context) => {
    const folder = folderWith(context, { "web.yaml": `${policy}---\n${budget}` });
    const { status, warnings } = await drydock(folder, ["migrate", "--write", "web.yaml"]);
    assert.equal(status, 1);
    assert.match(warnings[0] ?? "", /^web\.yaml:1: .*PodSecurityPolicy/u);
    assert.equal(warnings[1], "1 object migrated; 1 object left to you.");
    assert.ok(readFileSync(path.join(folder, "web.yaml"), "utf8").startsWith(policy));
    const again = await drydock(folder, ["migrate", "web.yaml"]);
    assert.equal(again.warnings.at(-1), "Nothing can be migrated; 1 object left to you.");
  });

  test("the version of Kubernetes decides what is old", async (context) => {
    const folder = folderWith(context, {
      "class.yaml":
        "apiVersion: resource.k8s.io/v1beta1\nkind: DeviceClass\nmetadata:\n  name: gpu\nspec: {}\n",
    });
    const asked = async (version: string): Promise<number> =>
      (await drydock(folder, ["migrate", ".", "--kubernetes-version", version])).status;
    assert.equal(await asked("1.33"), 0);
    assert.equal(await asked("1.36"), 1);
  });

  test("a file that is not UTF-8 is left as it is", async (context) => {
    const folder = folderWith(context, {});
    const bytes = Buffer.concat([Buffer.from(`${budget}# `), Buffer.from([0xe9, 0x0a])]);
    writeFileSync(path.join(folder, "web.yaml"), bytes);
    const { status, warnings } = await drydock(folder, ["migrate", "--write", "."]);
    assert.equal(status, 2);
    assert.match(warnings[0] ?? "", /not UTF-8/u);
    assert.ok(readFileSync(path.join(folder, "web.yaml")).equals(bytes));
  });

  test("an ignored finding is none to repair", async (context) => {
    const folder = folderWith(context, {
      "web.yaml": budget.replace("policy/v1beta1", "policy/v1beta1 # drydock: ignore unknown-version"),
    });
    assert.equal((await drydock(folder, ["migrate", "."])).status, 0);
  });

  test("says what it does not understand", async (context) => {
    const folder = folderWith(context, {});
    assert.equal((await drydock(folder, ["migrate"])).status, 2);
    assert.equal((await drydock(folder, ["migrate", "-"])).status, 2);
    assert.equal((await drydock(folder, ["migrate", "nowhere.yaml"])).status, 2);
  });
});
