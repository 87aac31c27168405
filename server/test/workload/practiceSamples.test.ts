import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { before, describe, test } from "node:test";
import type { Finding } from "../../src/core/finding.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { toValue } from "../../src/core/yaml/toValue.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath, sharedPath, SHARED_ABSENT } from "../support/shared.ts";
import { CLAIMS_OF_CONTAINERS, get, holds, list, placeAt } from "./practiceClaims.ts";

const samples = sharedPath("samples");

/** A document of a published file, as a plain value, with what the practices say of it. */
interface Sample {
  readonly file: string;
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

function readSamples(folder: string): readonly Sample[] {
  const schemas = builtInKinds();
  const settings = {
    severities: new Map(),
    practice: { level: "hint", podSecurity: "restricted" },
  } as const;
  return globSync("*/**/*.{yaml,yml,json}", { cwd: folder }).flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    return splitDocuments(text).flatMap(({ start, end }): readonly Sample[] => {
      const document = parseDocument(text.slice(start, end));
      if (document.root === undefined) return [];
      const findings = checkDocument(document, schemas, settings).findings;
      const practices = findings.filter(({ family }) => family === "practice");
      return [{ file, value: toValue(document.root), findings: practices }];
    });
  });
}

/** `code findings files` of every row of the table of judged findings. */
function judged(): readonly string[] {
  const page = readFileSync(projectPath("docs/practice-findings.md"), "utf8");
  return [...page.matchAll(/^\| `([\w-]+)` +\| +(\d+) \| +(\d+) \|/gmu)]
    .map(([, code = "", findings = "", files = ""]) => `${code} ${findings} ${files}`)
    .toSorted();
}

/** Where the built-in kinds keep their pods. */
const pods: Readonly<Record<string, readonly string[]>> = {
  Pod: ["spec"],
  Deployment: ["spec", "template", "spec"],
  StatefulSet: ["spec", "template", "spec"],
  DaemonSet: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
};
const builtIn = ["v1", "apps/v1", "batch/v1"];

/** How often a claim holds for containers of an object of a built-in kind. */
function holdingIn(value: unknown, code: (typeof CLAIMS_OF_CONTAINERS)[number]): number {
  const where = builtIn.includes(String(get(value, "apiVersion")))
    ? pods[String(get(value, "kind"))]
    : undefined;
  if (where === undefined) return 0;
  const pod = get(value, ...where);
  const containers = [...list(get(pod, "containers")), ...list(get(pod, "initContainers"))];
  return containers.filter((container) => {
    const image = get(container, "image");
    // What is yet to be filled in has no tag.
    if (code === "latest-image" && /[<>{}$]/u.test(String(image))) return false;
    return holds(code, { object: value, pod, container, value: image, name: "image" });
  }).length;
}

describe(
  "what practice rules say of published manifests",
  { skip: samples === undefined ? SHARED_ABSENT : false },
  () => {
    let read: readonly Sample[] = [];
    before(() => {
      read = readSamples(samples ?? "");
    });

    test("is as much as was judged", () => {
      const found = new Map<string, string[]>();
      for (const { file, findings } of read)
        for (const { code } of findings) found.set(code, [...(found.get(code) ?? []), file]);
      const counted = [...found].map(
        ([code, files]) => `${code} ${String(files.length)} ${String(new Set(files).size)}`,
      );
      assert.deepEqual(counted.toSorted(), judged());
    });

    test("is true of the plain values", () => {
      const untrue = read.flatMap(({ file, value, findings }) =>
        findings
          .filter(({ code, path: where }) => !holds(code, placeAt(value, where)))
          .map(({ code, path: where }) => `${file} ${code} ${where}`),
      );
      assert.deepEqual(untrue, []);
    });

    for (const code of CLAIMS_OF_CONTAINERS)
      test(`leaves no container of a built-in kind out: ${code}`, () => {
        const differing = read
          .filter(({ value }) => pods[String(get(value, "kind"))] !== undefined)
          .filter(({ value }) => builtIn.includes(String(get(value, "apiVersion"))))
          .filter(
            ({ value, findings }) =>
              findings.filter((finding) => finding.code === code).length !== holdingIn(value, code),
          );
        assert.deepEqual(
          differing.map(({ file }) => file),
          [],
        );
      });
  },
);
