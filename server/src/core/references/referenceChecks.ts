import type { CheckSettings } from "../check.ts";
import type { DocumentPart } from "../documents/documentPart.ts";
import type { Finding, Fix } from "../finding.ts";
import { rootOf } from "../graph/occurrence.ts";
import type { TextPlace } from "../graph/reference.ts";
import type { ResourceGraph } from "../graph/resourceGraph.ts";
import type { Site } from "../graph/site.ts";
import { nameOf, objectTopic, type Topic } from "../graph/topics.ts";
import { isKustomizationFile } from "../kustomize/kustomization.ts";
import { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { maySuppress, withoutSuppressed } from "../validate/suppressions.ts";
import { withSetSeverity } from "../validate/withSetSeverity.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { writeScalar } from "../yaml/writeScalar.ts";
import { createViews, type ReferenceContext } from "./graphView.ts";
import type { ReferenceReport, ReferenceRule } from "./referenceRule.ts";
import { RULES } from "./rules.ts";

/** Findings about how objects fit together, kept until something that they depend on changes. */
export interface ReferenceChecks {
  /** What the rules say of the objects in a part of a file; the same list as before where nothing has changed. */
  findingsIn(uri: string, part: DocumentPart): readonly Finding[];
  /** The graph is no longer as it was about these topics. */
  forget(topics: Iterable<Topic>): void;
}

interface PartFindings {
  readonly findings: readonly Finding[];
  readonly topics: ReadonlySet<Topic>;
}

const nothing: readonly Finding[] = [];

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
  const known = new Map<DocumentPart, PartFindings>();
  const dependent = new Map<Topic, Set<DocumentPart>>();

  function check(sites: readonly Site[], part: DocumentPart): PartFindings {
    const topics = new Set<Topic>();
    const view = viewFor((topic) => topics.add(topic));
    let tree: YamlDocument | undefined;
    const document = (): YamlDocument => (tree ??= treeOf(part));
    const findings: Finding[] = [];
    for (const site of sites) {
      topics.add(objectTopic(nameOf(site.object.facts)));
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
    if (findings.length === 0) return { findings: nothing, topics };
    const wanted = maySuppress(part.text) ? withoutSuppressed(findings, document()) : findings;
    const shown = wanted.flatMap((finding) => withSetSeverity(finding, context.settings));
    return { findings: shown.length === 0 ? nothing : shown, topics };
  }

  return {
    findingsIn(uri, part) {
      const before = known.get(part);
      if (before !== undefined) return before.findings;
      const sites = isKustomizationFile(uri) ? [kustomizationSite(uri, part)] : graph.sitesIn(uri, part);
      if (sites.length === 0 || isTemplated(part)) return nothing;
      const found = check(sites, part);
      known.set(part, found);
      for (const topic of found.topics) dependent.set(topic, (dependent.get(topic) ?? new Set()).add(part));
      return found.findings;
    },
    forget(topics) {
      for (const topic of topics)
        for (const part of dependent.get(topic) ?? []) {
          for (const other of known.get(part)?.topics ?? []) {
            const parts = dependent.get(other);
            parts?.delete(part);
            if (parts?.size === 0) dependent.delete(other);
          }
          known.delete(part);
        }
    },
  };
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
  return { uri, part, object, isPatch: false };
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

function rulesFor({ object }: Site): readonly ReferenceRule[] {
  const { group, kind } = object.facts.gvk;
  return RULES.filter(({ kinds }) => kinds === "*" || kinds.includes(`${group}/${kind}`));
}
