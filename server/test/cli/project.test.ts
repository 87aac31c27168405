import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { brokenPod, definition, pod } from "../support/manifests.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

const head = "apiVersion: drydock/v1\nkind: Configuration\n";
const json = ["validate", ".", "--format", "json"];

async function codesIn(folder: string, ...options: readonly string[]): Promise<readonly unknown[]> {
  const outcome = await drydock(folder, [...json, ...options]);
  return findingsOf(outcome).map(({ file, code, severity }) => [file, code, severity].join(" "));
}

suite("drydock.yaml on the command line", () => {
  test("changes severities, leaves files out and asks for practices", async (context) => {
    const folder = folderWith(context, {
      "a.yaml": brokenPod,
      "b.yaml": pod,
      "old/b.yaml": brokenPod,
      "drydock.yaml": `${head}rules: { unknown-field: warning, invalid-enum: ignore }\nexclude: [old]\n`,
    });
    const codes = await codesIn(folder);
    assert.deepEqual(codes, ["a.yaml unknown-field warning"]);
    writeFileSync(path.join(folder, "drydock.yaml"), `${head}practice: warning\nexclude: [old]\n`);
    const withPractices = await codesIn(folder);
    assert.ok(withPractices.includes("b.yaml pod-without-controller warning"), withPractices.join("\n"));
  });

  test("says the version and the own kinds of the commands that look kinds up", async (context) => {
    const folder = folderWith(context, {
      "crds/boat.yaml": definition,
      "class.yaml":
        "apiVersion: resource.k8s.io/v1beta1\nkind: DeviceClass\nmetadata:\n  name: gpu\nspec: {}\n",
      "drydock.yaml": `${head}kubernetesVersion: "1.33"\ncrds: [crds]\n`,
    });
    assert.match((await drydock(folder, ["explain", "Pod"])).output, /Kubernetes 1\.33$/mu);
    assert.match((await drydock(folder, ["explain", "Boat"])).output, /Kubernetes 1\.33$/mu);
    assert.match((await drydock(folder, ["skeleton", "Boat"])).output, /^kind: Boat$/mu);
    const newer = await drydock(folder, ["explain", "Pod", "--kubernetes-version", "1.35"]);
    assert.match(newer.output, /Kubernetes 1\.35$/mu);
    assert.equal((await drydock(folder, ["migrate", "."])).status, 0);
    assert.equal((await drydock(folder, ["migrate", ".", "--kubernetes-version", "1.36"])).status, 1);
  });

  test("is overruled by the arguments, and another file can be named", async (context) => {
    const folder = folderWith(context, {
      "a.yaml": pod,
      "drydock.yaml": `${head}kubernetesVersion: "1.30"\n`,
      "ci/strict.yaml": `${head}kubernetesVersion: "1.31"\n`,
    });
    const version = async (...options: readonly string[]): Promise<string | undefined> =>
      /Kubernetes (\S+)\./u.exec((await drydock(folder, ["validate", "a.yaml", ...options])).output)?.[1];
    assert.equal(await version(), "1.30");
    assert.equal(await version("--kubernetes-version", "1.35"), "1.35");
    assert.equal(await version("--config", "ci/strict.yaml"), "1.31");
  });

  for (const [what, text, said] of [
    ["a version without quotes", `${head}kubernetesVersion: 1.33\n`, /drydock\.yaml:3: .*kubernetesVersion/u],
    ["an unknown field", `${head}ignore: [a]\n`, /drydock\.yaml:3: .*ignore/u],
    [
      "an unknown code",
      `${head}rules: { unknown-fild: hint }\n`,
      /drydock\.yaml:3: .*Did you mean `unknown-field`/u,
    ],
    [
      "a severity that YAML reads as a boolean",
      `${head}rules:\n  unknown-field: off\n`,
      /drydock\.yaml:4: .*must be one of .*`ignore`, not the boolean/u,
    ],
    [
      "definitions that are not there",
      `${head}crds: [../crd]\n`,
      /`crds` in `drydock\.yaml`: .*no file.*crd/u,
    ],
    [
      "definitions that are none",
      `${head}crds: [a.yaml]\n`,
      /`crds` in `drydock\.yaml`: It holds no Custom/u,
    ],
    ["another document", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n", /no configuration/u],
  ] as const)
    test(`${what} is told with its place`, async (context) => {
      const { status, warnings } = await drydock(
        folderWith(context, { "drydock.yaml": text, "a.yaml": pod }),
        json,
      );
      assert.equal(status, 2);
      assert.match(warnings.join("\n"), said);
    });
});

suite("a baseline", () => {
  test("silences what it has, wherever its lines are now, and nothing else", async (context) => {
    const folder = folderWith(context, { "a.yaml": brokenPod });
    const written = await drydock(folder, [...json, "--write-baseline", "known.json"]);
    assert.deepEqual({ status: written.status, output: written.output }, { status: 0, output: "" });
    assert.equal((await drydock(folder, ["validate", ".", "--write-baseline", "all.json"])).output, "");
    writeFileSync(path.join(folder, "a.yaml"), `# moved\n\n${brokenPod}  hostnme: a\n`);
    const { status, output } = await drydock(folder, [...json, "--baseline", "known.json"]);
    assert.equal(status, 1);
    assert.deepEqual(
      findingsOf({ status, output, warnings: [] }).map((finding) => finding["path"]),
      ["spec.hostnme"],
    );
    const before = readFileSync(path.join(folder, "known.json"), "utf8");
    writeFileSync(path.join(folder, "a.yaml"), brokenPod);
    await drydock(folder, [...json, "--write-baseline", "known.json"]);
    assert.equal(readFileSync(path.join(folder, "known.json"), "utf8"), before);
    assert.equal((await drydock(folder, [...json, "--baseline", "known.json"])).status, 0);
  });

  test("is never written from a part of the findings", async (context) => {
    const folder = folderWith(context, { "a.yaml": brokenPod, "known.json": "{}" });
    for (const [name, value] of [
      ["--only", "unknown-field"],
      ["--severity", "error"],
      ["--changed-since", "HEAD"],
    ] as const) {
      const { status, warnings } = await drydock(folder, [
        ...json,
        name,
        value,
        "--write-baseline",
        "known.json",
      ]);
      assert.equal(status, 2);
      assert.match(warnings.join(), new RegExp(`with \`${name}\` it would forget`, "u"));
    }
    assert.equal(readFileSync(path.join(folder, "known.json"), "utf8"), "{}");
  });

  test("that is none is told", async (context) => {
    const folder = folderWith(context, { "a.yaml": pod, "b.json": "{}" });
    for (const name of ["b.json", "c.json", "a.yaml"]) {
      const { status, warnings } = await drydock(folder, [...json, "--baseline", name]);
      assert.equal(status, 2);
      assert.match(warnings.join(), new RegExp(`--write-baseline ${name}`, "u"));
    }
  });
});

suite("files that changed since a commit", () => {
  test("are reported alone, new ones among them", async (context) => {
    const folder = folderWith(context, {
      "a.yaml": brokenPod,
      "b.yaml": brokenPod,
      ".gitignore": "d.yaml\n",
    });
    const git = (...args: readonly string[]): void => {
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
    };
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--no-gpg-sign", "--message", "all");
    assert.deepEqual(await codesIn(folder, "--changed-since", "HEAD"), []);
    for (const name of ["b.yaml", "c.yaml", "d.yaml"])
      writeFileSync(path.join(folder, name), `# new\n${brokenPod}`);
    const files = new Set(
      (await codesIn(folder, "--changed-since", "HEAD")).map((line) => String(line).split(" ")[0]),
    );
    assert.deepEqual([...files], ["b.yaml", "c.yaml"]);
    // A revision is never read as an option of Git's.
    const { status, warnings } = await drydock(folder, [...json, "--changed-since=--output=x"]);
    assert.equal(status, 2);
    assert.match(warnings.join(), /bad revision '[^']*'\. A clone .*git fetch --unshallow/u);
    assert.equal(existsSync(path.join(folder, "x")), false);
  });

  test("cannot be told of outside of a repository, or of no commit", async (context) => {
    const folder = folderWith(context, { "a.yaml": pod });
    const outside = await drydock(folder, [...json, "--changed-since", "HEAD"]);
    assert.equal(outside.status, 2);
    assert.match(outside.warnings.join(), /Git cannot tell/u);
  });
});
