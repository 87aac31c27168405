import { Cursor } from "../manifest/cursor.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { generatedBy, type GeneratedObject } from "./generated.ts";
import type { Continuation } from "./continuation.ts";
import { isRemote } from "./isRemote.ts";
import { resolvePath } from "../text/resolvePath.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { readTarget, type PatchTarget } from "./patchTarget.ts";
import { readTransforms, type Transforms } from "./transforms.ts";

/** What a named file is to the build. */
export type PathRole =
  /** Files with objects, and folders with a kustomization of their own. */
  | "resource"
  | "component"
  | "patch"
  /** What generators make values of. */
  | "data"
  /** Replacements, and configurations of plugins: they speak of objects by their names. */
  | "replacements"
  | "plugin"
  /** What Kustomize is told of fields. */
  | "fields"
  /** Schemas. */
  | "configuration";

/** A file or folder that a kustomization names, relative to the folder of the kustomization. */
export interface NamedPath {
  readonly role: PathRole;
  readonly path: string;
  /** Of a patch; absent where the patch itself says which object it changes. */
  readonly target?: PatchTarget;
}

/** A named path and where it stands in the kustomization. */
export interface PathPlace extends NamedPath {
  readonly at: Cursor;
}

/** What one `kustomization.yaml` says, as far as others want to know. */
export interface Kustomization {
  readonly kind: "Kustomization" | "Component";
  readonly paths: readonly NamedPath[];
  readonly generated: readonly GeneratedObject[];
  readonly mentions: readonly Mention[];
  readonly transforms: Transforms;
  /** Whether plugins, charts, patches that rename or configurations of Kustomize itself do what no file shows. */
  readonly makesMore: boolean;
  /** Whether Helm renders charts for it, which it fetches: Kustomize does that only for those who ask for it. */
  readonly rendersCharts: boolean;
  /** Whether it names plugins, of which Kustomize runs others than its own only for those who ask for it. */
  readonly usesPlugins: boolean;
}

/** What is known of a kustomization file: what it says, and which of its paths lead to nothing. */
export interface KnownKustomization {
  readonly kustomization: Kustomization;
  readonly missing: readonly string[];
  /** What it says in files of their own, by their URIs. */
  readonly continued: ReadonlyMap<string, Continuation>;
}

const continuing: ReadonlySet<PathRole> = new Set(["fields", "plugin", "replacements"]);

/** The files in which a kustomization goes on speaking of objects. @param uri of the kustomization */
export function continuationsOf(uri: string, { paths }: Kustomization): readonly string[] {
  const named = paths.filter(({ role, path }) => continuing.has(role) && !isRemote(path));
  return [...new Set(named.map(({ path }) => resolvePath(uri, path)))];
}

const chartFields = ["helmChartInflationGenerator", "helmCharts"];

/** Fields whose effect is not known from the kustomization. */
const beyondFiles = ["configurations", "crds", "generators", "openapi", "transformers", ...chartFields];

const pluginFields = ["generators", "transformers", "validators"];

/** The names under which Kustomize looks for its file in a folder. */
export const kustomizationFiles: readonly string[] = [
  "kustomization.yaml",
  "kustomization.yml",
  "Kustomization",
];

/** Whether a path or URI names a file that Kustomize reads. */
export function isKustomizationFile(path: string): boolean {
  return kustomizationFiles.includes(path.slice(path.lastIndexOf("/") + 1));
}

/**
 * Reads a kustomization (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/). In a file of the right
 * name `apiVersion` and `kind` may be left out.
 */
export function readKustomization(document: YamlDocument): Kustomization | undefined {
  const root = Cursor.root(document.root);
  if (!root.isMapping || !isOfKustomize(root)) return undefined;
  const inline = inlinePatches(root);
  const hasOneOf = (fields: readonly string[]): boolean => fields.some((field) => root.at(field).present);
  return {
    kind: root.at("kind").string === "Component" ? "Component" : "Kustomization",
    paths: pathPlaces(root).map(({ role, path, target }) => ({
      role,
      path,
      ...(target === undefined ? {} : { target }),
    })),
    generated: generatedBy(root),
    mentions: mentionsIn(root),
    transforms: readTransforms(root, document, inline),
    makesMore: hasOneOf(beyondFiles) || patchesIn(root).some(mayRename),
    rendersCharts: hasOneOf(chartFields),
    usesPlugins: hasOneOf(pluginFields),
  };
}

function isOfKustomize(root: Cursor): boolean {
  const apiVersion = root.at("apiVersion").string;
  return apiVersion === undefined || apiVersion.startsWith(`${KUSTOMIZE_GROUP}/`);
}

/** All files and folders that a kustomization names. */
export function pathPlaces(root: Cursor): readonly PathPlace[] {
  return [...placesIn(root)];
}

function* placesIn(root: Cursor): Generator<PathPlace> {
  yield* listed(root, "resource", "resources", "bases");
  yield* listed(root, "component", "components");
  yield* listed(root, "fields", "configurations");
  yield* listed(root, "configuration", "crds");
  yield* listed(root, "plugin", ...pluginFields);
  yield* pathsAt("configuration", root.at("openapi", "path"));
  for (const replacement of root.at("replacements").items())
    yield* pathsAt("replacements", replacement.at("path"));
  for (const { at, target } of patchesIn(root)) yield* patchFiles(at, target);
  for (const generator of generatorsOf(root)) yield* dataPaths(generator);
}

function* listed(root: Cursor, role: PathRole, ...fields: readonly string[]): Generator<PathPlace> {
  for (const field of fields) for (const item of root.at(field).items()) yield* pathsAt(role, item);
}

function* patchFiles(at: Cursor, target: PatchTarget | undefined): Generator<PathPlace> {
  const file = at.isMapping ? at.at("path") : at;
  for (const named of pathsAt("patch", file)) yield target === undefined ? named : { ...named, target };
}

/** A patch of a kustomization: the mapping that names or holds it, or for the older form its file or text. */
export interface PatchPlace {
  readonly at: Cursor;
  readonly target?: PatchTarget;
}

/** All patches that a kustomization holds or names. */
export function patchesIn(root: Cursor): readonly PatchPlace[] {
  const described = ["patches", "patchesJson6902"].flatMap((field) => root.at(field).items());
  return [
    ...described.map((at) => {
      const target = readTarget(at.at("target"));
      return target === undefined ? { at } : { at, target };
    }),
    ...root
      .at("patchesStrategicMerge")
      .items()
      .map((at) => ({ at })),
  ];
}

/** Patches that are applied later find the object by its new name or kind. */
function mayRename({ at }: PatchPlace): boolean {
  return ["allowNameChange", "allowKindChange"].some((name) => at.at("options", name).boolean === true);
}

/** The patches that stand in the kustomization itself, as texts. */
export function inlinePatches(root: Cursor): readonly PatchPlace[] {
  return patchesIn(root).flatMap((patch) => {
    const at = patch.at.isMapping ? patch.at.at("patch") : patch.at;
    const isText = at.string !== undefined && (patch.at.isMapping || at.string.includes("\n"));
    return isText ? [{ ...patch, at }] : [];
  });
}

function generatorsOf(root: Cursor): readonly Cursor[] {
  return ["configMapGenerator", "secretGenerator"].flatMap((field) => root.at(field).items());
}

/** `files` may give the key before the path: `key=file`. */
function* dataPaths(generator: Cursor): Generator<PathPlace> {
  for (const file of generator.at("files").items()) yield* pathsAt("data", file, /^[^=]*=/u);
  for (const file of [generator.at("env"), ...generator.at("envs").items()]) yield* pathsAt("data", file);
}

/** One path, where the place holds one that is a text on one line. */
function* pathsAt(role: PathRole, at: Cursor, before?: RegExp): Generator<PathPlace> {
  const text = at.string;
  if (text === undefined || text === "" || text.includes("\n")) return;
  yield { role, path: before === undefined ? text : text.replace(before, ""), at };
}
