import { toGvk } from "../../manifest/apiVersion.ts";
import { Cursor } from "../../manifest/cursor.ts";
import { Manifest } from "../../manifest/manifest.ts";
import { podSpecsOf } from "../../manifest/podSpecs.ts";
import type { Message } from "../../text/message.ts";
import type { TextEdit } from "../../text/range.ts";
import { readWorkload } from "../../workload/workload.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { rewrite } from "../../yaml/rewrite.ts";
import { toValue } from "../../yaml/toValue.ts";
import { writeYaml } from "../../yaml/writeYaml.ts";
import { available } from "./available.ts";
import { elastic } from "./elastic.ts";
import { observable } from "./observable.ts";
import { queued } from "./queued.ts";
import { fieldsAt, listAt, type RefactoredWorkload, type Refactoring } from "./refactoring.ts";
import { restricted } from "./restricted.ts";

/** A change of the document, which no finding asks for. */
export interface Rewrite {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

const all = [elastic, available, restricted, observable, queued];

/**
 * What a person may want to make of the workload in a document of YAML. Only lines whose meaning changes are touched; new
 * objects are written behind it, as documents of the same file.
 */
export function refactorings(document: YamlDocument): readonly Rewrite[] {
  const workload = workloadIn(document);
  if (workload === undefined) return [];
  return all
    .flatMap((refactor) => refactor(workload))
    .flatMap((change) => rewriteFor(document, change) ?? []);
}

function rewriteFor(document: YamlDocument, { title, object, added }: Refactoring): Rewrite | undefined {
  const { root, text } = document;
  const edits = root === undefined ? undefined : rewrite(root, object, text);
  if (edits === undefined || (edits.length === 0 && added.length === 0)) return undefined;
  const behind = added.map((each) => `---\n${writeYaml(each)}`).join("");
  const end = { start: text.length, end: text.length };
  const append = { range: end, newText: `${text.endsWith("\n") ? "" : "\n"}${behind}` };
  return { title, edits: added.length === 0 ? edits : [...edits, append] };
}

function workloadIn(document: YamlDocument): RefactoredWorkload | undefined {
  const root = Cursor.root(document.root);
  const [apiVersion, kind] = [root.at("apiVersion").string, root.at("kind").string];
  const name = root.at("metadata", "name").string;
  if (document.root === undefined || apiVersion === undefined || kind === undefined || name === undefined)
    return undefined;
  const manifest = new Manifest(toGvk(apiVersion, kind), root, document);
  const [pod] = podSpecsOf(manifest);
  const object = toValue(document.root);
  if (pod?.spec.node === undefined || !isFields(object)) return undefined;
  const templatePath = namesTo(pod.spec).slice(0, -1);
  const template = fieldsAt(object, ...templatePath);
  const podSpec = fieldsAt(template, "spec");
  return {
    object,
    apiVersion,
    kind,
    name,
    namespace: root.at("metadata", "namespace").string,
    templatePath,
    template,
    podSpec,
    containers: listAt(podSpec, "containers"),
    engine: readWorkload(manifest).containers.find(({ engine }) => engine !== undefined)?.engine?.name,
  };
}

function namesTo(at: Cursor): readonly string[] {
  return at.parent === undefined ? [] : [...namesTo(at.parent), at.name];
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
