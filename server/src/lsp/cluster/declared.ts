import type { ObjectDiff } from "../../cluster/diffObjects.ts";
import { applyOrder } from "../../core/deploy/applyOrder.ts";
import {
  deployablesIn,
  isSameObject,
  referenceOf,
  titleOf,
  type Deployable,
} from "../../core/deploy/deployable.ts";
import type { Site } from "../../core/graph/site.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";
import type { LinkedCluster } from "./clusterLink.ts";
import type { DeclaredAnswer, DeclaredObject } from "./insideProtocol.ts";

/** Beyond it a look at everything is no look any more, and costs the cluster two requests for each. */
const mostObjects = 200;

/** The objects that the files of the workspace declare, each beside what the cluster has of it. @throws ClusterFailure */
export async function declaredObjects(
  { resources, runtime }: Pick<Session, "resources" | "runtime">,
  { cluster, module }: LinkedCluster,
  signal: AbortSignal,
): Promise<DeclaredAnswer> {
  const graph = await resources.graph();
  const sites = [...graph.sites()].filter(({ isPatch }) => !isPatch);
  const pacer = createPacer(runtime);
  const declared: { readonly site: Site; readonly object: Deployable; readonly line: number }[] = [];
  for (const site of sites.slice(0, mostObjects)) {
    if (pacer.isDue()) await pacer.pause();
    const object = objectAt(site);
    const file = graph.fileOf(site.uri);
    const index = file?.parts.indexOf(site.part) ?? -1;
    if (object !== undefined && file !== undefined)
      declared.push({ site, object, line: file.startLines[index] ?? 0 });
  }
  // Differences come in the order in which objects are applied; titles say no groups, and two files may have one object.
  const ordered = applyOrder(declared.map(({ object }) => object));
  const answers = await module.diffObjects(cluster.objects, ordered, { signal });
  const diffs = new Map(ordered.map((object, index) => [object, answers[index]]));
  const objects = declared.map(({ site, object, line }): DeclaredObject => {
    const diff = diffs.get(object);
    return {
      title: titleOf(object),
      uri: site.uri,
      line,
      reference: referenceOf(object),
      state: diff === undefined ? "unknown" : stateOf(diff),
      ...(diff?.failure === undefined ? {} : { message: diff.failure }),
    };
  });
  return { objects, total: sites.length };
}

function stateOf({ outcome }: ObjectDiff): DeclaredObject["state"] {
  switch (outcome) {
    case "created":
      return "missing";
    case "changed":
      return "drift";
    case "unchanged":
      return "same";
    case "deleted":
    case "absent":
    case "failed":
      return "unknown";
  }
}

function objectAt({ part, object: { facts } }: Site): Deployable | undefined {
  return deployablesIn(parseDocument(part.text)).find((object) => isSameObject(object, facts));
}
