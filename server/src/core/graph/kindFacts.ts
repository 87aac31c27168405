import { toGvk } from "../manifest/apiVersion.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import { wholeNumberAt } from "../workload/accelerators.ts";
import { definedType, type DefinedType } from "./customTypes.ts";
import { isPlaceholder } from "./labelSelector.ts";
import { requestsGivenBy } from "./limitRange.ts";

/** What others want to know of an object of one kind, and no other kind has. */
export interface KindFacts {
  /** Of a LimitRange: resources that containers ask for because of it. */
  readonly givesRequests?: readonly string[];
  /** Bytes that a PersistentVolumeClaim asks for. */
  readonly storage?: number;
  /** Of a PersistentVolumeClaim. */
  readonly accessModes?: readonly string[];
  /** Of a Service: its own, by which monitors find it. */
  readonly labels?: readonly (readonly [string, string])[];
  /** Of a Service: without an address of its own, it gives names to Pods. */
  readonly isHeadless?: boolean;
  /** Of a Gateway. */
  readonly listeners?: readonly Listener[];
  /** Of a NodePool of Karpenter: those of its nodes, once they are ready. */
  readonly taints?: readonly Taint[];
  /** Devices that a claim gets, by its requests; absent where that is known only when it is allocated. */
  readonly devices?: readonly RequestedDevices[];
  /** GPUs that each model in a NIMCache is made for. */
  readonly tensorParallel?: number;
  /** Of a CustomResourceDefinition. */
  readonly defines?: DefinedType;
  /** Of an admission policy: the kind of its parameters. */
  readonly paramKind?: ParamKind;
}

export interface ParamKind {
  readonly group: string;
  readonly kind: string;
}

export interface RequestedDevices {
  readonly request: string;
  readonly deviceClass: string;
  readonly count: number;
}

/** Where a Gateway listens. */
export interface Listener {
  readonly name: string;
  readonly port?: number;
  /** Absent where it listens for any host. */
  readonly host?: string;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

export function kindFactsOf(root: Cursor, { group, kind }: GroupVersionKind): KindFacts {
  const spec = root.at("spec");
  switch (kind) {
    case "CustomResourceDefinition":
      return group === "apiextensions.k8s.io" ? definitionFacts(spec) : {};
    case "ValidatingAdmissionPolicy":
    case "MutatingAdmissionPolicy":
      return paramKindOf(spec.at("paramKind"));
    case "LimitRange":
      return { givesRequests: requestsGivenBy(root) };
    case "PersistentVolumeClaim":
      return { ...storageOf(spec), accessModes: textsOf(spec.at("accessModes")) };
    case "Service":
      return group === "" ? serviceFacts(root) : {};
    case "Gateway":
      return group === "gateway.networking.k8s.io" ? { listeners: listenersOf(spec) } : {};
    case "NodePool":
      return group === "karpenter.sh" ? { taints: taintsOf(spec.at("template", "spec", "taints")) } : {};
    case "ResourceClaim":
      return devicesOf(spec.at("devices"));
    case "ResourceClaimTemplate":
      return devicesOf(spec.at("spec", "devices"));
    case "NIMCache":
      return tensorParallelOf(spec.at("source", "ngc", "model", "tensorParallelism"));
    default:
      return {};
  }
}

function definitionFacts(spec: Cursor): Pick<KindFacts, "defines"> {
  const defines = definedType(spec);
  return defines === undefined ? {} : { defines };
}

function paramKindOf(at: Cursor): Pick<KindFacts, "paramKind"> {
  const [apiVersion, kind] = [at.at("apiVersion").string, at.at("kind").string];
  return apiVersion === undefined || kind === undefined
    ? {}
    : { paramKind: { group: toGvk(apiVersion, kind).group, kind } };
}

function serviceFacts(root: Cursor): Pick<KindFacts, "labels" | "isHeadless"> {
  const address = root.at("spec", "clusterIP").string;
  return {
    labels: labelsOf(root.at("metadata", "labels")),
    isHeadless: address === "None" || (address !== undefined && isPlaceholder(address)),
  };
}

function storageOf(spec: Cursor): Pick<KindFacts, "storage"> {
  const storage = wholeNumberAt(spec.at("resources", "requests", "storage"));
  return storage === undefined ? {} : { storage };
}

function listenersOf(spec: Cursor): readonly Listener[] {
  return spec
    .at("listeners")
    .items()
    .map((listener) => {
      const [port, host] = [listener.at("port").number, listener.at("hostname").string];
      return {
        name: listener.at("name").string ?? "",
        ...(port === undefined ? {} : { port }),
        // What is filled in later may be any host.
        ...(host === undefined || host === "" || isPlaceholder(host) ? {} : { host }),
      };
    });
}

function taintsOf(taints: Cursor): readonly Taint[] {
  return taints.items().map((taint) => ({
    key: taint.at("key").string ?? "",
    value: taint.at("value").string ?? "",
    effect: taint.at("effect").string ?? "",
  }));
}

/** Alternatives and "all that there are" are counted when the claim is allocated. */
function devicesOf(devices: Cursor): Pick<KindFacts, "devices"> {
  const counts: RequestedDevices[] = [];
  for (const request of devices.at("requests").items()) {
    const demand = request.at("exactly").isMapping ? request.at("exactly") : request;
    const isExact = (demand.at("allocationMode").string ?? "ExactCount") === "ExactCount";
    const count = demand.at("count");
    if (!isExact || request.at("firstAvailable").present || (count.present && count.number === undefined))
      return {};
    counts.push({
      request: request.at("name").string ?? "",
      deviceClass: demand.at("deviceClassName").string ?? "",
      count: count.number ?? 1,
    });
  }
  return { devices: counts };
}

function tensorParallelOf(at: Cursor): Pick<KindFacts, "tensorParallel"> {
  return at.string !== undefined && /^[1-9]\d*$/u.test(at.string)
    ? { tensorParallel: Number(at.string) }
    : {};
}

function textsOf(list: Cursor): readonly string[] {
  return list.items().flatMap(({ string }) => string ?? []);
}

function labelsOf(map: Cursor): readonly (readonly [string, string])[] {
  return map.keys().flatMap(({ name, string }) => (string === undefined ? [] : [[name, string] as const]));
}
