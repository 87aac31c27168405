import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { createReferenceChecks } from "../../src/core/references/referenceChecks.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { schemas } from "../features/schemas.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";

const samples = sharedPath("samples");

const projects = [
  "GoogleCloudPlatform__microservices-demo",
  "argoproj__argo-cd",
  "istio__istio",
  "prometheus-operator__kube-prometheus",
];

for (const project of projects)
  test(
    `nothing above a hint is said of how ${project} fits together`,
    { skip: samples === undefined ? SHARED_ABSENT : false },
    () => {
      if (samples === undefined) return;
      const folder = path.join(samples, project);
      const files = globSync("**/*.{yaml,yml}", { cwd: folder }).map((name) =>
        openFile(`file:///${name}`, "yaml", 1, readFileSync(path.join(folder, name), "utf8")),
      );
      assert.ok(files.length > 0);
      const graph = createResourceGraph();
      for (const file of files) graph.setFile(file, (part) => readGraphObjects(parseDocument(part.text)));
      const context = { schemas, settings: { severities: new Map() }, builds: [] };
      const checks = createReferenceChecks(
        graph,
        context,
        (part) => parseDocument(part.text),
        (_site, _code, error) => {
          throw error;
        },
      );
      const loud = files.flatMap(({ uri, parts }) =>
        parts
          .flatMap((part) => checks.findingsIn(uri, part))
          .filter(({ severity }) => severity !== "hint")
          .map(({ code, message }) => `${uri}: ${code}: ${inWords(message)}`),
      );
      assert.deepEqual(loud, []);
    },
  );
