import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { decodingSchema } from "../../src/core/assist/decodingSchema.ts";
import { complete } from "../../src/core/features/completion/complete.ts";
import { toApiVersion } from "../../src/core/manifest/apiVersion.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { crdKindsIn, withWorkspaceKinds } from "../../src/sources/crdKinds.ts";
import { projectPath } from "../support/shared.ts";
import { fuzz, oneOf } from "./fuzz.ts";
import { mutated } from "./mutated.ts";

const folder = projectPath("test-fixtures/diagnostics");
const definitions = globSync("*/*.crd.yaml", { cwd: folder }).toSorted();
const builtIn = builtInKinds();
const settings = { severities: new Map() };
const spec = "spec:\n  maximum: 7\n  nodes: [{ zone: a }]\n  other: { more: [1, null, text] }\n";

fuzz("whatever defines a type, objects of it are checked, completed and written", 200, (random) => {
  const text = mutated(readFileSync(`${folder}/${oneOf(definitions, random)}`, "utf8"), random);
  const kinds = crdKindsIn(text, undefined);
  const schemas = withWorkspaceKinds(builtIn, kinds);
  assert.deepEqual(checkDocument(parseDocument(text), schemas, settings).failures, undefined);
  for (const { info, schema } of kinds) {
    decodingSchema(schema, info);
    const head = `apiVersion: ${JSON.stringify(toApiVersion(info.gvk))}\nkind: ${JSON.stringify(info.gvk.kind)}\n`;
    const manifest = `${head}metadata: { name: a }\n${spec}`;
    assert.deepEqual(checkDocument(parseDocument(manifest), schemas, settings).failures, undefined);
    complete(`${manifest}  `, manifest.length + 2, schemas, { language: "yaml", objects: [] });
  }
});
