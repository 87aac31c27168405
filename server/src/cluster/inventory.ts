import { nameOf } from "../core/deploy/deployable.ts";
import { parseQuantity, type Quantity } from "../core/formats/quantity.ts";
import type {
  Inventory,
  LimitFacts,
  Listed,
  NamedKind,
  NodeFacts,
  QuotaFacts,
} from "../core/inventory/inventory.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { createAnswers, type Answers } from "./answers.ts";
import { readJson, resourcePath } from "./discovery.ts";
import type { Objects } from "./objects.ts";
import type { Transport } from "./transport.ts";

/** An inventory that is read from a cluster while it is used. */
export interface ClusterInventory extends Inventory {
  /** The readings that are under way; each resolves, whatever comes of it. */
  pending(): readonly Promise<void>[];
}

/** No list is read beyond it: nobody chooses from more, and memory is bounded. */
const mostItems = 500;
const metadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

const groups: Readonly<Record<NamedKind, string>> = {
  Namespace: "",
  StorageClass: "storage.k8s.io",
  IngressClass: "networking.k8s.io",
  PriorityClass: "scheduling.k8s.io",
  RuntimeClass: "node.k8s.io",
  DeviceClass: "resource.k8s.io",
  GatewayClass: "gateway.networking.k8s.io",
  ServiceAccount: "",
  ConfigMap: "",
  Secret: "",
  PersistentVolumeClaim: "",
  Service: "",
};

/**
 * Reads names, keys, nodes, quotas and limits of a cluster when they are first asked for.
 *
 * @param onChange something is known now that was not, or is not so any more
 */
export function createInventory(
  transport: Transport,
  objects: Pick<Objects, "resourceOf">,
  namespace: string,
  onChange: () => void,
): ClusterInventory {
  const pathOf = (gvk: GroupVersionKind, within: string, name?: string): string => {
    const resource = objects.resourceOf(gvk);
    return resourcePath(resource, resource.namespaced ? within : undefined, name);
  };
  const list = async (kind: string, within: string, accept?: string): Promise<Listed<JsonObject>> => {
    const path = `${pathOf(core(kind), within)}?limit=${String(mostItems)}`;
    const answer = await readJson(transport, say`list ${kind}`, path, accept);
    const more = textAt(objectAt(answer, "metadata") ?? {}, "continue") ?? "";
    return { items: listAt(answer, "items").filter(isObject), isComplete: more === "" };
  };
  const names = createAnswers(async (question): Promise<Listed<string>> => {
    const [kind = "", within = ""] = question.split(" ");
    const { items, isComplete } = await list(kind, within, metadataOnly);
    return { items: items.flatMap((item) => nameOf(item) ?? []), isComplete };
  }, onChange);
  const keys = createAnswers(async (question): Promise<readonly string[]> => {
    const [kind = "", within = "", name = ""] = question.split(" ");
    return keysOf(
      await readJson(transport, say`read the keys of ${kind} ${name}`, pathOf(core(kind), within, name)),
    );
  }, onChange);
  const nodes = createAnswers(async (): Promise<Listed<NodeFacts>> => {
    const { items, isComplete } = await list("Node", "");
    return { items: items.map(nodeFacts), isComplete };
  }, onChange);
  const quotas = createAnswers(async (within): Promise<readonly QuotaFacts[]> => {
    const { items } = await list("ResourceQuota", within);
    return items.filter((item) => !isScoped(item)).map(quotaFacts);
  }, onChange);
  const limits = createAnswers(async (within): Promise<readonly LimitFacts[]> => {
    const { items } = await list("LimitRange", within);
    return items.flatMap(limitFacts);
  }, onChange);
  const all: readonly Pick<Answers<unknown>, "pending">[] = [names, keys, nodes, quotas, limits];

  return {
    namespace,
    names: (kind, within) => names.get(`${kind} ${within}`),
    keys: (kind, name, within) => keys.get(`${kind} ${within} ${name}`),
    nodes: () => nodes.get(""),
    quotas: (within) => quotas.get(within),
    limits: (within) => limits.get(within),
    pending: () => all.flatMap((each) => each.pending()),
  };
}

/** All of these kinds are served as `v1` by the clusters that have them. */
function core(kind: string): GroupVersionKind {
  const group = Object.entries(groups).find(([known]) => known === kind)?.[1] ?? "";
  return { group, version: "v1", kind };
}

/** The values stay behind here: nothing else of the object is ever kept. */
function keysOf(object: JsonObject): readonly string[] {
  return ["data", "binaryData"].flatMap((field) => Object.keys(objectAt(object, field) ?? {}));
}

function nodeFacts(node: JsonObject): NodeFacts {
  const spec = objectAt(node, "spec") ?? {};
  const taints = listAt(spec, "taints").filter(isObject);
  const labels = Object.entries(objectAt(objectAt(node, "metadata") ?? {}, "labels") ?? {});
  return {
    name: nameOf(node) ?? "",
    labels: new Map(
      labels.flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])),
    ),
    taints: taints.map((taint) => ({
      key: textAt(taint, "key") ?? "",
      value: textAt(taint, "value") ?? "",
      effect: textAt(taint, "effect") ?? "",
    })),
    allocatable: quantitiesAt(objectAt(node, "status") ?? {}, "allocatable"),
  };
}

/** Such a quota counts some pods only; which ones is for the server to say. */
function isScoped(quota: JsonObject): boolean {
  const spec = objectAt(quota, "spec") ?? {};
  return listAt(spec, "scopes").length > 0 || objectAt(spec, "scopeSelector") !== undefined;
}

function quotaFacts(quota: JsonObject): QuotaFacts {
  return { name: nameOf(quota) ?? "", hard: quantitiesAt(objectAt(quota, "spec") ?? {}, "hard") };
}

function limitFacts(range: JsonObject): readonly LimitFacts[] {
  return listAt(objectAt(range, "spec") ?? {}, "limits")
    .filter(isObject)
    .map((limit) => ({
      name: nameOf(range) ?? "",
      type: textAt(limit, "type") ?? "",
      max: quantitiesAt(limit, "max"),
      min: quantitiesAt(limit, "min"),
    }));
}

function quantitiesAt(object: JsonObject, field: string): ReadonlyMap<string, Quantity> {
  const entries = Object.entries(objectAt(object, field) ?? {}).flatMap(([name, value]) => {
    const amount = parseQuantity(String(value));
    return amount === undefined ? [] : [[name, amount] as const];
  });
  return new Map(entries);
}
