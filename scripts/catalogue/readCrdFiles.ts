import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readCrd } from "../../server/src/core/schema/readCrd.ts";
import type { Schema } from "../../server/src/core/schema/schema.ts";
import { withAddedKinds } from "./addedKinds.ts";
import type { CustomKinds } from "./customKinds.ts";

/** Licences by the names that SPDX gives them (https://spdx.org/licenses/). */
const spdxNames: Readonly<Record<string, string>> = { BSD: "BSD-3-Clause" };

/**
 * Reads the CRD files that an index names: a table with tabs, whose first columns are file (JSON, relative to the index),
 * repository, release and licence; the first line is its heading.
 */
export function readCrdFiles(index: string, objectMeta: Schema | undefined): readonly CustomKinds[] {
  const [, ...lines] = readFileSync(index, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [file = "", repository = "", release = "", licence = ""] = line.split("\t");
    const crd = JSON.parse(readFileSync(join(dirname(index), file), "utf8"), withAddedKinds) as unknown;
    return {
      source: `${repository} ${release} ${spdxNames[licence] ?? licence}`,
      kinds: readCrd(crd, objectMeta),
    };
  });
}
