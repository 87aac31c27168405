import type { ObjectDiff } from "../../cluster/diffObjects.ts";
import { deployablesIn, titleOf, type Deployable } from "../../core/deploy/deployable.ts";
import type { Site } from "../../core/graph/site.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { Session } from "../session.ts";
import type { LinkedCluster } from "./clusterLink.ts";
import type { DeclaredObject } from "./insideProtocol.ts";

/** Beyond it a look at everything is no look any more, and costs the cluster two requests for each. */
const mostObjects = 200;

/** The objects that the files of the workspace declare, each beside what the cluster has of it. @throws ClusterFailure */
export async function declaredObjects(
  { resources }: Pick<Session, "resources">,
  { cluster, module }: LinkedCluster,
  signal: AbortSignal,
): Promise<readonly DeclaredObject[]> {
  const graph = await resources.graph();
  const sites = [...graph.sites()].slice(0, mostObjects);
  const declared = sites.flatMap((site) => {
    const object = objectAt(site);
    const file = graph.fileOf(site.uri);
    const index = file?.parts.indexOf(site.part) ?? -1;
    return object === undefined || file === undefined
      ? []
      : [{ site, object, line: file.startLines[index] ?? 0 }];
  });
  const diffs = new Map(
    (
      await module.diffObjects(
        cluster.objects,
        declared.map(({ object }) => object),
        signal,
      )
    ).map((diff) => [diff.title, diff]),
  );
  return declared.map(({ site, object, line }) => {
    const title = titleOf(object);
    const { gvk, name, namespace } = object;
    const diff = diffs.get(title);
    return {
      title,
      uri: site.uri,
      line,
      reference: { gvk, name, ...(namespace === undefined ? {} : { namespace }) },
      state: diff === undefined ? "unknown" : stateOf(diff),
      ...(diff?.failure === undefined ? {} : { message: diff.failure }),
    };
  });
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
  return deployablesIn(parseDocument(part.text)).find(
    ({ gvk, name }) => gvk.kind === facts.gvk.kind && name === facts.name,
  );
}
