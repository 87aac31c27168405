import { namesAt, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import { say, type Message } from "../text/message.ts";

/**
 * What a model may have looked up while it works. All of it reads, nothing writes: whatever a text from a file or a cluster
 * talks a model into, there is no other tool that it could call.
 */
export type LookUp =
  | { readonly kind: "field"; readonly of: string; readonly path: string }
  | { readonly kind: "validate"; readonly manifest: string }
  | { readonly kind: "workspace"; readonly of: string | undefined }
  | { readonly kind: "document"; readonly of: string; readonly name: string }
  | { readonly kind: "cluster"; readonly of: string; readonly namespace: string | undefined }
  | {
      readonly kind: "live";
      readonly of: string;
      readonly name: string;
      readonly namespace: string | undefined;
    };

/** A look-up as a model is told of it. */
export interface LookUpTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

const text = (description: string): JsonObject => ({ type: "string", description });
const kind = text("A kind such as Deployment");

function tool(
  name: string,
  description: string,
  properties: Readonly<Record<string, JsonObject>>,
  required: readonly string[],
): LookUpTool {
  return { name, description, parameters: { type: "object", properties, required } };
}

const tools = {
  look_up_field: tool(
    "look_up_field",
    "Type, documentation, constraints and fields of a kind, or of the field at a path below it. Use it before you write a field you are not sure of.",
    { kind, path: text("Such as spec.template.spec; empty for the kind itself") },
    ["kind"],
  ),
  validate_manifest: tool(
    "validate_manifest",
    "Checks a manifest as the API server would. Answers with what is wrong.",
    { manifest: text("YAML") },
    ["manifest"],
  ),
  list_workspace: tool(
    "list_workspace",
    "The objects in the files of the workspace.",
    { kind: text("Only objects of this kind") },
    [],
  ),
  read_document: tool(
    "read_document",
    "The manifest of an object in the workspace, with placeholders for secrets.",
    { kind, name: text("The name of the object") },
    ["kind", "name"],
  ),
  list_cluster: tool(
    "list_cluster",
    "Names of the objects of a kind in the connected cluster.",
    { kind, namespace: text("Only objects of this namespace") },
    ["kind"],
  ),
  read_cluster_object: tool(
    "read_cluster_object",
    "An object as the connected cluster has it, with its status, and with placeholders for secrets.",
    { kind, name: text("The name of the object"), namespace: text("Where it is, if not in the usual one") },
    ["kind", "name"],
  ),
} as const;

/** Only offered when a cluster is connected. */
const ofCluster: ReadonlySet<string> = new Set(["list_cluster", "read_cluster_object"]);

/** @param hasCluster a person has connected one */
export function lookUpTools(hasCluster: boolean): readonly LookUpTool[] {
  return Object.values(tools).filter(({ name }) => hasCluster || !ofCluster.has(name));
}

/** The look-up that a call means; undefined where none of that name was offered, or something that it needs is missing. */
export function lookUpIn(
  name: string,
  given: JsonObject,
  offered: readonly LookUpTool[],
): LookUp | undefined {
  const found = offered.find((each) => each.name === name);
  if (found === undefined) return undefined;
  if (namesAt(found.parameters, "required").some((each) => textAt(given, each) === undefined))
    return undefined;
  const of = textAt(given, "kind") ?? "";
  switch (found.name as keyof typeof tools) {
    case "look_up_field":
      return { kind: "field", of, path: textAt(given, "path") ?? "" };
    case "validate_manifest":
      return { kind: "validate", manifest: textAt(given, "manifest") ?? "" };
    case "list_workspace":
      return { kind: "workspace", of: of === "" ? undefined : of };
    case "read_document":
      return { kind: "document", of, name: textAt(given, "name") ?? "" };
    case "list_cluster":
      return { kind: "cluster", of, namespace: textAt(given, "namespace") };
    case "read_cluster_object": {
      const name = textAt(given, "name") ?? "";
      return { kind: "live", of, name, namespace: textAt(given, "namespace") };
    }
  }
}

/** What a model is told about a call that means no look-up. */
export function noSuchLookUp(name: string, offered: readonly LookUpTool[]): string {
  const known = offered.map((each) => {
    const names = Object.keys(objectAt(each.parameters, "properties") ?? {});
    return `${each.name}(${names.join(", ")})`;
  });
  return `${JSON.stringify(name.slice(0, 60))} with these arguments is no tool. There are ${known.join(", ")}.`;
}

/** What has been done, for the person who watches; names that a model chose are shortened. */
export function lookUpTitle(lookUp: LookUp): Message {
  switch (lookUp.kind) {
    case "field":
      return say`looked up ${short([lookUp.of, lookUp.path].filter((each) => each !== "").join("."))}`;
    case "validate":
      return say`checked a draft`;
    case "workspace":
      return lookUp.of === undefined
        ? say`listed the workspace`
        : say`listed ${short(lookUp.of)} in the workspace`;
    case "document":
      return say`read ${short(`${lookUp.of}/${lookUp.name}`)}`;
    case "cluster":
      return say`listed ${short(lookUp.of)} in the cluster`;
    case "live":
      return say`read ${short(`${lookUp.of}/${lookUp.name}`)} in the cluster`;
  }
}

function short(name: string): string {
  const line = name.replaceAll(/\s+/gu, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
