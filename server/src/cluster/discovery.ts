import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import type { KindInfo } from "../core/schema/schema.ts";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say, type Message } from "../core/text/message.ts";
import type { Transport } from "./transport.ts";

/** A kind as a cluster serves it. */
export interface ApiResource extends KindInfo {
  readonly verbs: readonly string[];
  /** Names such as `scale` and `status`. */
  readonly subresources: readonly string[];
}

const aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

/**
 * Every kind that a cluster serves.
 *
 * @throws ClusterFailure
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 */
export async function discover(transport: Transport, signal?: AbortSignal): Promise<readonly ApiResource[]> {
  const answers = await Promise.all(
    ["/api", "/apis"].map((path) =>
      readJson(transport, say`read the kinds of the cluster`, path, aggregated, signal),
    ),
  );
  const groups = answers.flatMap((answer) => listAt(answer, "items").filter(isObject));
  return groups.flatMap(resourcesOfGroup);
}

/** `v1.36.4` of the API server is `1.36`; undefined when the server does not say. */
export async function serverVersion(transport: Transport, signal?: AbortSignal): Promise<string | undefined> {
  const answer = await readJson(
    transport,
    say`read the version of the cluster`,
    "/version",
    undefined,
    signal,
  );
  return /^v?(\d+\.\d+)/u.exec(textAt(answer, "gitVersion") ?? "")?.[1];
}

/** A JSON object that the API server answers with. @throws ClusterFailure */
export async function readJson(
  transport: Transport,
  what: Message,
  path: string,
  accept?: string,
  signal?: AbortSignal,
): Promise<JsonObject> {
  const { text } = await transport.request({
    what,
    path,
    signal,
    ...(accept === undefined ? {} : { accept }),
  });
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

/** Path of a kind's collection, or of one object in it. */
export function resourcePath(
  { gvk, plural, namespaced }: Pick<KindInfo, "gvk" | "plural" | "namespaced">,
  namespace: string | undefined,
  name?: string,
): string {
  const root = gvk.group === "" ? `/api/${gvk.version}` : `/apis/${gvk.group}/${gvk.version}`;
  const scope = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
  return `${root}${scope}/${plural}${name === undefined ? "" : `/${encodeURIComponent(name)}`}`;
}

function resourcesOfGroup(item: JsonObject): readonly ApiResource[] {
  const group = textAt(objectAt(item, "metadata") ?? {}, "name") ?? "";
  return listAt(item, "versions")
    .filter(isObject)
    .flatMap((version) =>
      listAt(version, "resources")
        .filter(isObject)
        .flatMap((resource) => resourceOf(resource, group, textAt(version, "version") ?? "") ?? []),
    );
}

function resourceOf(resource: JsonObject, group: string, version: string): ApiResource | undefined {
  const kind = textAt(objectAt(resource, "responseKind") ?? {}, "kind");
  const plural = textAt(resource, "resource");
  if (kind === undefined || plural === undefined) return undefined;
  const gvk: GroupVersionKind = { group, version, kind };
  return {
    gvk,
    plural,
    namespaced: textAt(resource, "scope") === "Namespaced",
    verbs: listAt(resource, "verbs").filter((verb) => typeof verb === "string"),
    subresources: listAt(resource, "subresources")
      .filter(isObject)
      .flatMap((each) => textAt(each, "subresource") ?? []),
  };
}
