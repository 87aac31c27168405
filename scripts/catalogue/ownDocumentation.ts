import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A documented type of a project's own kinds, from catalog/documentation/. */
export interface DocumentedType {
  /** Key of its documentation: the API group, a dot, and its name, e.g. `ray.io.WorkerGroupSpec`. */
  readonly definition: string;
  /** Where it stands: a kind, or the path of a field below a kind or another documented type. */
  readonly places: readonly string[];
  /** Built-in type whose fields it has too, with their documentation. */
  readonly extends: string | undefined;
  /** By field name; the text on the type itself is that of the empty name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The documented types of an API group. */
export interface GroupDocumentation {
  readonly group: string;
  readonly types: readonly DocumentedType[];
}

/** Reads catalog/documentation/, one file per API group. */
export function readDocumentationFolder(folder: string): readonly GroupDocumentation[] {
  const files = readdirSync(folder).sort();
  return files.map((file) => readOwnDocumentation(readFileSync(join(folder, file), "utf8")));
}

/**
 * Reads a documentation file of an API group:
 *
 *     # ray.io
 *     ## WorkerGroupSpec: RayClusterSpec.workerGroupSpecs[]
 *     A group of equal worker pods.
 *     - `replicas`: How many …
 *
 * `## Type` alone is a kind; `## Type as io.k8s.api.core.v1.PodSpec: …` has the fields of a built-in type too.
 */
function readOwnDocumentation(markdown: string): GroupDocumentation {
  const [title = "", ...sections] = markdown.split(/^## /m);
  const group = title.replace(/^# /, "").trim().split("\n")[0] ?? "";
  return { group, types: sections.map((section) => readSection(section, group)) };
}

function readSection(section: string, group: string): DocumentedType {
  const [heading = "", ...lines] = section.trim().split("\n");
  const parts = /^(\w+)(?: as (\S+?))?(?:: (.+))?$/.exec(heading);
  if (parts === null)
    throw new Error(`Documentation of ${group}: cannot read the heading ${JSON.stringify(heading)}`);
  const [, name = "", base, places] = parts;
  const texts = new Map<string, string>();
  let field = "";
  for (const line of lines) {
    const entry = /^- `([^`]+)`: (.*)$/.exec(line);
    if (entry !== null) field = entry[1] ?? "";
    const text = (entry?.[2] ?? line).trim();
    if (text !== "")
      texts.set(field, [texts.get(field), text].filter((part) => part !== undefined).join(" "));
  }
  return { definition: `${group}.${name}`, places: places?.split(", ") ?? [name], extends: base, texts };
}
