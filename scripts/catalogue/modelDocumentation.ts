import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Documentation of a type by field name; the empty name is the type itself. */
export type Texts = Readonly<Record<string, string>>;

/**
 * The doc comments of a Kubernetes client's generated models, by the OpenAPI definitions they were generated from. A version
 * that the client no longer has takes the texts of another version of the same type.
 */
export function readModelDocumentation(
  folder: string,
  definitions: readonly string[],
): ReadonlyMap<string, Texts> {
  const listed = readFileSync(join(folder, "all.d.ts"), "utf8");
  const models = new Set([...listed.matchAll(/models\/(\w+)\.js/g)].map((match) => match[1] ?? ""));
  const found = new Map<string, Texts>();
  for (const definition of definitions) {
    const model = modelOf(definition, models);
    if (model !== undefined) found.set(definition, readModel(folder, model));
  }
  return found;
}

/** `io.k8s.api.core.v1.Event` is the model `CoreV1Event`, or `V1Event` where no other group has that name. */
function modelOf(definition: string, models: ReadonlySet<string>): string | undefined {
  const parts = definition.split(".");
  const [group = "", version = "", name = ""] = parts.slice(-3);
  const others = ["v1", "v1beta1", "v1beta2", "v1alpha1", "v1alpha2", "v1alpha3", "v2"];
  const candidates = [version, ...others].flatMap((candidate) => {
    const rest = capital(candidate) + name;
    return [capital(group) + rest, rest];
  });
  return candidates.find((candidate) => models.has(candidate));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function readModel(folder: string, model: string): Texts {
  const typings = readFileSync(join(folder, `${model}.d.ts`), "utf8");
  const names = fieldNames(readFileSync(join(folder, `${model}.js`), "utf8"));
  const texts: Record<string, string> = {};
  for (const [, comment = "", ofClass, ofField] of typings.matchAll(
    /\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export declare (class) \w+|'([^']+)'\??:)/g,
  )) {
    const text = commentText(comment);
    const name = ofClass === undefined ? (names.get(ofField ?? "") ?? ofField ?? "") : "";
    if (text !== "") texts[name] = text;
  }
  return texts;
}

/** What a property of the model is called in manifests: `_default` is `default`, `ref` is `$ref`. */
function fieldNames(code: string): ReadonlyMap<string, string> {
  const entries = code.matchAll(/"name": "([^"]+)",\s*"baseName": "([^"]+)"/g);
  return new Map([...entries].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

function commentText(comment: string): string {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  return lines
    .join("\n")
    .replace(/\\(["'])/g, "$1")
    .trim();
}
