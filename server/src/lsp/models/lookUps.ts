import { fieldFacts } from "../../core/assist/fieldFacts.ts";
import { check } from "../../core/assist/generation.ts";
import type { LookUp } from "../../core/assist/lookUps.ts";
import type { Objects } from "../../cluster/objects.ts";
import type { Site } from "../../core/graph/site.ts";
import type { GroupVersionKind } from "../../core/manifest/manifest.ts";
import { objectAt, textAt, type JsonObject } from "../../core/schema/jsonValue.ts";
import { inWords } from "../../core/text/message.ts";
import { liveText } from "../cluster/liveText.ts";
import type { Session } from "../session.ts";

/** Looks things up for a model: reads, and never writes. What comes back may hold secrets, and orders of strangers. */
export interface LookUps {
  readonly hasCluster: () => boolean;
  run(lookUp: LookUp, signal: AbortSignal): Promise<string>;
}

const mostNames = 80;

export function createLookUps({
  workspace,
  resources,
  runtime,
  cluster,
}: Pick<Session, "workspace" | "resources" | "runtime" | "cluster">): LookUps {
  async function sitesOf(kind: string | undefined): Promise<readonly Site[]> {
    const graph = await resources.graph();
    return [...graph.sites()].filter(
      ({ object }) => kind === undefined || isKind(object.facts.gvk.kind, kind),
    );
  }

  return {
    hasCluster: () => cluster.current() !== undefined,
    async run(lookUp, signal) {
      const { schemas, settings } = workspace.snapshot();
      switch (lookUp.kind) {
        case "field":
          return fieldFacts(lookUp.of, lookUp.path, schemas, runtime.describe);
        case "validate": {
          const { findings } = check(lookUp.manifest, 0, { schemas, settings });
          const lines = findings.map(
            ({ severity, path, message }) => `${severity} at ${path || "the document"}: ${inWords(message)}`,
          );
          return lines.length === 0 ? "Valid." : listed(lines);
        }
        case "workspace": {
          const sites = await sitesOf(lookUp.of);
          return listed(
            sites.map(
              ({ uri, object }) => `${object.facts.gvk.kind}/${object.facts.name} in ${fileName(uri)}`,
            ),
          );
        }
        case "document": {
          const site = (await sitesOf(lookUp.of)).find(({ object }) => object.facts.name === lookUp.name);
          return site?.part.text ?? "The workspace has no such object.";
        }
        case "cluster":
          return inCluster(lookUp.of, signal, async (objects, gvk) => {
            const query = `limit=${String(mostNames)}`;
            return listed((await objects.list(gvk, lookUp.namespace, query, signal)).map(nameIn));
          });
        case "live":
          return inCluster(lookUp.of, signal, async (objects, gvk) => {
            const { name, namespace } = lookUp;
            const reference = { gvk, name, ...(namespace === undefined ? {} : { namespace }) };
            const found = await objects.read(reference, signal);
            return found === undefined ? "The cluster has no such object." : liveText(found);
          });
      }
    },
  };

  async function inCluster(
    kind: string,
    signal: AbortSignal,
    ask: (objects: Objects, gvk: GroupVersionKind) => Promise<string>,
  ): Promise<string> {
    const info = workspace
      .snapshot()
      .schemas.kinds()
      .find(({ gvk }) => isKind(gvk.kind, kind));
    const connected = cluster.current();
    if (connected === undefined) return "No cluster is connected.";
    if (info === undefined) return `There is no kind ${kind}.`;
    try {
      return await ask(connected.objects, info.gvk);
    } catch (error) {
      signal.throwIfAborted();
      return `The cluster does not tell: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

function listed(lines: readonly string[]): string {
  const more = lines.length > mostNames ? [`… and ${String(lines.length - mostNames)} more`] : [];
  return lines.length === 0 ? "None." : [...lines.slice(0, mostNames), ...more].join("\n");
}

function isKind(kind: string, asked: string): boolean {
  return kind.toLowerCase() === asked.toLowerCase();
}

function nameIn(object: JsonObject): string {
  const metadata = objectAt(object, "metadata") ?? {};
  const namespace = textAt(metadata, "namespace");
  return `${namespace === undefined ? "" : `${namespace}/`}${textAt(metadata, "name") ?? ""}`;
}

function fileName(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}
