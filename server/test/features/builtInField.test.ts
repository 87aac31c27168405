import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { typeOfField } from "../../src/core/features/builtInField.ts";
import { complete } from "../../src/core/features/completion/complete.ts";
import { documentationOfField } from "../../src/core/features/documentation.ts";
import { hover } from "../../src/core/features/hover.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { withCursor } from "./cursor.ts";
import { type } from "./schemas.ts";

const schemas = builtInKinds();

const head = `apiVersion: ray.io/v1
kind: RayCluster
metadata:
  name: shared
spec:
  headGroupSpec:
    template:
      spec:
`;

function labelsAt(marked: string): readonly string[] {
  return labelsIn(head + marked);
}

function labelsIn(marked: string): readonly string[] {
  const { text, offset } = withCursor(marked);
  return complete(text, offset, schemas, { language: "yaml", objects: [] }).items.map(({ label }) => label);
}

describe("a copy of a built-in type in a custom resource", () => {
  test("offers the values of the original", () => {
    assert.deepEqual(labelsAt("        restartPolicy: |\n").toSorted(), ["Always", "Never", "OnFailure"]);
    const pull = labelsAt("        containers:\n        - imagePullPolicy: |\n");
    assert.deepEqual(pull.toSorted(), ["Always", "IfNotPresent", "Never"]);
    const modes = labelsAt(
      "        volumes:\n        - ephemeral:\n            volumeClaimTemplate:\n              spec:\n                accessModes:\n                - |\n",
    );
    assert.ok(modes.includes("ReadWriteOnce"));
  });

  test("so does a type that has all of a pod or a container, and more", () => {
    const service =
      "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    ";
    assert.ok(labelsIn(`${service}dnsPolicy: |\n`).includes("ClusterFirstWithHostNet"));
    assert.ok(labelsIn(`${service}model:\n      imagePullPolicy: |\n`).includes("IfNotPresent"));
  });

  test("tells them", () => {
    const { text, offset } = withCursor(`${head}        dnsPol|icy: Default\n`);
    const found = hover(text, offset, schemas, () => undefined);
    assert.ok(found);
    assert.match(inWords(found.markdown), /Allowed: .*`ClusterFirstWithHostNet`/u);
  });

  test("keeps its own values, and its own explanation", () => {
    const pod = type("object", {
      origin: "custom",
      properties: new Map([
        ...["containers", "nodeSelector", "tolerations", "volumes"].map(
          (name) => [name, type("any")] as const,
        ),
        ["restartPolicy", type("string", { origin: "custom", description: "When to start it again." })],
        ["dnsPolicy", type("string", { origin: "custom", enum: ["Default"] })],
      ]),
    });
    const restarts = typeOfField(pod, "restartPolicy", schemas);
    assert.ok(restarts);
    assert.deepEqual([...(restarts.enum ?? [])].toSorted(), ["Always", "Never", "OnFailure"]);
    assert.equal(documentationOfField(pod, "restartPolicy", restarts).text, "When to start it again.");
    assert.deepEqual(typeOfField(pod, "dnsPolicy", schemas)?.enum, ["Default"]);
  });

  test("is not held to them where the server holds it to nothing", () => {
    const text = `${head}        dnsPolicy: Own\n        containers: [{ name: ray-head, image: example.com/ray:1 }]\n`;
    const { findings } = checkDocument(parseDocument(text), schemas, { severities: new Map() });
    assert.deepEqual(
      findings.filter(({ family }) => family === "schema" || family === "server").map(({ code }) => code),
      [],
    );
  });
});
