/**
 * An operation of a JSON 6902 patch works on something that its target does not have by then: what `remove`, `move` and `test` speak of,
 * the field or the list that `add` and `replace` put something into, or an element behind the last one. The build fails. The target is
 * looked at as its file has it and as the operations before have left it; nothing is said where another patch, a replacement or a component
 * speaks of the field too, where labels or annotations choose the target, and of what charts and plugins make.
 *
 * ```yaml
 * resources: [web.yaml] # has no volumes
 * patches:
 * - target: { kind: Deployment, name: web }
 *   patch: |-
 *     - { op: add, path: /spec/template/spec/volumes/-, value: { name: cache, emptyDir: {} } }
 * ```
 */
import { rootOf } from "../../graph/occurrence.ts";
import type { TextPlace } from "../../graph/reference.ts";
import type { Site } from "../../graph/site.ts";
import type { Build } from "../../kustomize/builds.ts";
import { documentsOf, documentsWithin } from "../../kustomize/innerDocuments.ts";
import { patchesIn, type PatchPlace } from "../../kustomize/kustomization.ts";
import { operate, valueOf, type Outcome } from "../../kustomize/operate.ts";
import { targetsObject } from "../../kustomize/patchTarget.ts";
import { mayChange } from "../../kustomize/transforms.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { resolvePath } from "../../text/resolvePath.ts";
import { type Message, say } from "../../text/message.ts";
import { parseDocument } from "../../yaml/parseDocument.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** A list of operations, and the places of its findings. */
interface Operations {
  readonly text: string;
  readonly list: readonly Cursor[];
  readonly placeOf: (operation: Cursor) => TextPlace;
}

const rule: ReferenceRule = {
  code: "absent-patch-path",
  family: "reference",
  severity: "error",
  summary: "An operation of a patch works on a field that its target does not have.",
  source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
  kinds: ["kustomize.config.k8s.io/Kustomization"],
  check(site, view, report, read) {
    const root = read();
    const known = view.knownBuildAt(site);
    if (known === undefined || root.at("kind").string === "Component") return;
    for (const patch of patchesIn(root)) {
      const { target } = patch;
      if (target === undefined || target.isNarrowed) continue;
      const operations = operationsOf(patch, site, view);
      const others = operations && otherChanges(known.build, operations.text, view);
      if (operations === undefined || others === undefined) continue;
      const targets = known.sites.filter(
        ({ isPatch, object: { facts } }) => !isPatch && targetsObject(target, facts.gvk, facts.name),
      );
      for (const each of targets) {
        const failure = failureOf(each, operations, (outcome) => isKept(outcome, others, known.build));
        if (failure === undefined) continue;
        report(operations.placeOf(failure.operation), wordsFor(each, failure.outcome), { isSure: true });
        break;
      }
    }
  },
};

function operationsOf({ at }: PatchPlace, site: Site, view: GraphView): Operations | undefined {
  const path = at.at("path");
  if (path.string !== undefined) {
    const text = view.textOf(resolvePath(site.uri, path.string));
    const [root] = text === undefined ? [] : documentsOf(text);
    const { start, end } = path.range;
    const place = { range: { start, end }, path: path.path };
    return text === undefined || root?.isSequence !== true
      ? undefined
      : { text, list: root.items(), placeOf: () => place };
  }
  const patch = at.at("patch");
  const [root] = documentsWithin(patch, site.part.text);
  if (root?.isSequence !== true) return undefined;
  return {
    text: patch.string ?? "",
    list: root.items(),
    placeOf(operation) {
      const { start, end } = operation.at("path").range;
      return { range: { start, end }, path: patch.path };
    },
  };
}

/** All other patches and replacements of a build; absent where one was not read. */
function otherChanges(
  { changes, patchFiles }: Build,
  own: string,
  view: GraphView,
): readonly string[] | undefined {
  const inFiles = [...patchFiles].map((uri) => view.textOf(uri));
  const texts = [...changes, ...inFiles].filter((text) => text !== own);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Whether what stands at a pointer is as the files have it. Kustomize keeps annotations of its own on what it builds. */
function isKept(
  { kind, pointer }: Failure,
  others: readonly string[],
  { labelKeys, annotates }: Build,
): boolean {
  if (/^\/metadata\/(?:annotations|name|namespace)\b/u.test(pointer)) return false;
  if (kind === "different" && /\/(?:image|namespace)$/u.test(pointer)) return false;
  if (labelKeys.size > 0 && /labels|selector/iu.test(pointer)) return false;
  if (annotates && pointer.includes("annotations")) return false;
  const path = pointer.slice(1).replaceAll("/", ".");
  const list = /^(.*)\/\d+$/u.exec(pointer)?.[1];
  return others.every(
    (text) =>
      !text.includes("$patch") &&
      !mayChange(text, path) &&
      (list === undefined || !changesElements(text, list)),
  );
}

/** Whether the text of a patch may add elements to the list at a pointer, or take some away. */
function changesElements(text: string, list: string): boolean {
  const keys = new Set(text.match(/[\w-]+(?=["']?\s*:)/gu));
  const isMerged = keys.has(list.slice(list.lastIndexOf("/") + 1));
  const isElement = (word: string): boolean =>
    word.startsWith(`${list}/`) && /^(?:-|\d+)$/u.test(word.slice(list.length + 1));
  return isMerged || text.split(/[\s"',}]+/u).some(isElement);
}

/** The first operation that does not work. */
function failureOf(
  { object, part }: Site,
  { list }: Operations,
  isKnown: (outcome: Failure) => boolean,
): { readonly operation: Cursor; readonly outcome: Failure } | undefined {
  const { node } = rootOf({ object }, parseDocument(part.text));
  if (node === undefined) return undefined;
  const value = valueOf(node);
  for (const operation of list) {
    const outcome = operate(value, operation);
    if (outcome.kind === "unknown") return undefined;
    if (outcome.kind === "done") continue;
    return isKnown(outcome) ? { operation, outcome } : undefined;
  }
  return undefined;
}

type Failure = Extract<Outcome, { pointer: string }>;

function wordsFor({ object: { facts } }: Site, { kind, pointer }: Failure): Message {
  const { gvk, name } = facts;
  return kind === "absent"
    ? say`The ${gvk.kind} \`${name}\` has no \`${pointer}\` when this operation is applied: the build fails.`
    : say`The ${gvk.kind} \`${name}\` has something else at \`${pointer}\` than this operation tests for: the build fails.`;
}

export default rule;
