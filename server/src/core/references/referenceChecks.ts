import type { CheckSettings } from "../check.ts";
import type { DocumentPart } from "../documents/documentPart.ts";
import { besideParts, partDifference, type PartDifference } from "../documents/partDifference.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import { nothingSaid, type Finding, type Fix } from "../finding.ts";
import { rootOf } from "../graph/occurrence.ts";
import type { TextPlace } from "../graph/reference.ts";
import type { ResourceGraph } from "../graph/resourceGraph.ts";
import type { Site } from "../graph/site.ts";
import { nameOf, objectTopic, type Topic } from "../graph/topics.ts";
import { isKustomizationFile } from "../kustomize/kustomization.ts";
import { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { maySuppress, withoutSuppressed } from "../validate/suppressions.ts";
import { withoutPlaceholders } from "../validate/withoutPlaceholders.ts";
import type { Steps } from "../validate/steps.ts";
import { withSetSeverity } from "../validate/withSetSeverity.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { writeScalar } from "../yaml/writeScalar.ts";
import type { FileFindings } from "./fileFindings.ts";
import { createViews, type GraphView, type ReferenceContext } from "./graphView.ts";
import type { ReferenceReport, ReferenceRule } from "./referenceRule.ts";
import { RULES } from "./rules.ts";

/** Findings about how objects fit together, kept until something that they depend on changes. */
export interface ReferenceChecks {
  /** What the rules say of the objects in a part of a file. Nothing is kept: for whoever asks once. */
  findingsIn(uri: string, part: DocumentPart): readonly Finding[];
  /** The same for all parts of a file, at the cost of those that were edited and those whose surroundings are no longer as they were. */
  findingsOf(file: SourceFile): Steps<FileFindings>;
  /** The graph is no longer as it was about these topics. */
  forget(topics: Iterable<Topic>): void;
}

interface PartFindings {
  readonly uri: string;
  readonly findings: readonly Finding[];
  readonly topics: ReadonlySet<Topic>;
}

/** What was answered on a file, and which of its parts have to be asked again. */
interface KnownFile {
  readonly findings: FileFindings;
  readonly outdated: Set<DocumentPart>;
}

/**
 * @param treeOf the tree of a part, for the objects that are looked at
 * @param onFailure is told of a rule that threw: a mistake of ours; all others are heard
 */
export function createReferenceChecks(
  graph: ResourceGraph,
  context: ReferenceContext & { readonly settings: CheckSettings },
  treeOf: (part: DocumentPart) => YamlDocument,
  onFailure: (site: Site, code: string, error: unknown) => void,
): ReferenceChecks {
  const viewFor = createViews(graph, context);
  const viewOfNobody = viewFor(() => undefined);
  const known = new Map<DocumentPart, PartFindings>();
  const dependent = new Map<Topic, Set<DocumentPart>>();
  const files = new Map<string, KnownFile>();
  let timesForgotten = 0;

  function check(uri: string, part: DocumentPart, view: GraphView): readonly Finding[] {
    const sites = sitesIn(uri, part);
    if (sites.length === 0) return nothingSaid;
    let tree: YamlDocument | undefined;
    const document = (): YamlDocument => (tree ??= treeOf(part));
    const findings: Finding[] = [];
    for (const site of sites) {
      if (site.isPatch) continue;
      const read = (): Cursor =>
        isKustomizationFile(site.uri) ? Cursor.root(document().root) : rootOf(site, document());
      for (const rule of rulesFor(site)) {
        try {
          rule.check(site, view, reporterOf(rule, part, findings), read);
        } catch (error) {
          onFailure(site, rule.code, error);
        }
      }
    }
    if (findings.length === 0) return nothingSaid;
    const sure = withoutPlaceholders(findings, part.text);
    const wanted = maySuppress(part.text) ? withoutSuppressed(sure, document()) : sure;
    const shown = wanted.flatMap((finding) => withSetSeverity(finding, context.settings));
    return shown.length === 0 ? nothingSaid : shown;
  }

  function sitesIn(uri: string, part: DocumentPart): readonly Site[] {
    if (isTemplated(part)) return [];
    return isKustomizationFile(uri) ? [kustomizationSite(uri, part)] : graph.sitesIn(uri, part);
  }

  /** What was said before, unless something that it depends on has changed since. */
  function keptFindings(uri: string, part: DocumentPart): readonly Finding[] {
    const before = known.get(part);
    if (before !== undefined) return before.findings;
    const topics = new Set(sitesIn(uri, part).map(({ object }) => objectTopic(nameOf(object.facts))));
    const view = viewFor((topic) => topics.add(topic));
    const findings = check(uri, part, view);
    if (topics.size > 0) known.set(part, { uri, findings, topics });
    for (const topic of topics) dependent.set(topic, (dependent.get(topic) ?? new Set()).add(part));
    return findings;
  }

  function forgetPart(part: DocumentPart): void {
    const { uri, topics } = known.get(part) ?? { topics: [] };
    for (const topic of topics) {
      const parts = dependent.get(topic);
      parts?.delete(part);
      if (parts?.size === 0) dependent.delete(topic);
    }
    known.delete(part);
    if (uri !== undefined) files.get(uri)?.outdated.add(part);
  }

  return {
    findingsIn: (uri, part) => check(uri, part, viewOfNobody),
    *findingsOf(file) {
      const before = files.get(file.uri);
      const begun = timesForgotten;
      if (before?.findings.file === file && before.outdated.size === 0) return before.findings;
      const difference = partDifference(before?.findings.file.parts ?? [], file.parts);
      const said = besideParts(before?.findings.said ?? [], difference, nothingSaid);
      for (const index of duePartsOf(file, difference, before?.outdated ?? new Set())) {
        const part = file.parts[index];
        if (part !== undefined) said[index] = keptFindings(file.uri, part);
        yield;
      }
      const findings = { file, said };
      // What was forgotten meanwhile, and an edit that the graph has not heard of yet, is asked about again.
      if (timesForgotten === begun && graph.fileOf(file.uri) === file)
        files.set(file.uri, { findings, outdated: new Set() });
      return findings;
    },
    forget(topics) {
      timesForgotten += 1;
      for (const topic of topics) for (const part of dependent.get(topic) ?? []) forgetPart(part);
    },
  };
}

/** Indexes of the parts that were edited, and of those whose surroundings have changed. */
function duePartsOf(
  { parts }: SourceFile,
  { head, added }: PartDifference,
  outdated: ReadonlySet<DocumentPart>,
): readonly number[] {
  const edited = added.map((_, index) => head + index);
  if (outdated.size === 0) return edited;
  return [...edited, ...parts.flatMap((part, index) => (outdated.has(part) ? [index] : []))];
}

/** A kustomization is no object of a cluster, and so not in the graph: its file stands for it, as it needs no name. */
function kustomizationSite(uri: string, part: DocumentPart): Site {
  const facts = {
    gvk: { group: KUSTOMIZE_GROUP, version: "v1beta1", kind: "Kustomization" },
    name: "",
    keys: [],
    podLabels: new Map<string, string>(),
    ports: [],
  };
  const object = { facts, nameRange: { start: 0, end: 0 }, references: [], makes: [] };
  return { uri, part, object, topics: [], isPatch: false };
}

function reporterOf(
  { code, family, severity: loudest }: ReferenceRule,
  part: DocumentPart,
  findings: Finding[],
): ReferenceReport {
  return (at, message, { isSure = false, severity = loudest, meant } = {}) => {
    const finding = { code, family, severity: isSure ? severity : "hint", message, ...at } as const;
    findings.push(meant === undefined ? finding : { ...finding, fixes: [replacing(at, meant, part)] });
  };
}

/** Writes another text in the place of the one that stands there, with the quotes that it has. */
function replacing({ range }: TextPlace, text: string, part: DocumentPart): Fix {
  const quote = part.text.charAt(range.start);
  const newText = writeScalar(text, quote === '"' || quote === "'" ? quote : "");
  return { title: say`Change to \`${text}\``, edits: [{ range, newText }], preferred: true };
}

/** What a template makes of a text is not known, and names in it may be half of what they will be. */
function isTemplated({ text }: DocumentPart): boolean {
  return text.includes("{{");
}

const FOR_EVERY_KIND = RULES.filter(({ kinds }) => kinds === "*");
const BY_KIND = new Map(
  RULES.flatMap(({ kinds }) => (kinds === "*" ? [] : kinds)).map((kind) => [
    kind,
    RULES.filter(({ kinds }) => kinds === "*" || kinds.includes(kind)),
  ]),
);

function rulesFor({ object }: Site): readonly ReferenceRule[] {
  const { group, kind } = object.facts.gvk;
  return BY_KIND.get(`${group}/${kind}`) ?? FOR_EVERY_KIND;
}
