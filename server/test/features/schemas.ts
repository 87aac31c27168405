import type { KindInfo, Schema, SchemaSet, SchemaType } from "../../src/core/schema/schema.ts";
import { toApiVersion, toGvk } from "../../src/core/manifest/apiVersion.ts";

/** A type of which only what differs from a plain scalar has to be said. */
export function type(name: SchemaType, more: Partial<Schema> = {}): Schema {
  return {
    type: name,
    nullable: false,
    properties: new Map(),
    listMapKeys: [],
    preserveUnknownFields: false,
    embeddedResource: false,
    validations: [],
    origin: "built-in",
    required: [],
    ...more,
  };
}

export const string = type("string");
export const integer = type("integer", { format: "int32" });
export const boolean = type("boolean");

export function choice(...values: readonly string[]): Schema {
  return type("string", { enum: values });
}

export function list(items: Schema): Schema {
  return type("array", { items });
}

export function map(values: Schema): Schema {
  return type("object", { additionalProperties: values });
}

/** An object with these fields; a name that ends with `!` is required. */
export function object(fields: Readonly<Record<string, Schema>>, definition?: string): Schema {
  const required = Object.keys(fields).flatMap((name) => (name.endsWith("!") ? [name.slice(0, -1)] : []));
  const properties = new Map(Object.entries(fields).map(([name, field]) => [name.replace(/!$/, ""), field]));
  return type("object", { properties, required, ...(definition === undefined ? {} : { definition }) });
}

const metadata = object(
  { name: string, namespace: string, labels: map(string), annotations: map(string), uid: string },
  "meta.v1.ObjectMeta",
);

const head = { apiVersion: string, kind: string, metadata };
const labelSelector = object({ matchLabels: map(string) });

const container = object(
  {
    "name!": string,
    image: string,
    imagePullPolicy: choice("Always", "IfNotPresent", "Never"),
    command: list(string),
    stdin: boolean,
    ports: list(object({ "containerPort!": integer, name: string, protocol: choice("TCP", "UDP", "SCTP") })),
    env: list(object({ "name!": string, value: string })),
    volumeMounts: list(object({ "name!": string, "mountPath!": string })),
    resources: object({ limits: map(type("int-or-string", { format: "quantity" })) }),
    livenessProbe: object({ httpGet: object({ path: string, "port!": type("int-or-string") }) }),
  },
  "core.v1.Container",
);

const podSpec = object(
  {
    "containers!": list(container),
    volumes: list(object({ "name!": string, emptyDir: object({}), configMap: object({ name: string }) })),
    nodeSelector: map(string),
    restartPolicy: type("string", { enum: ["Always", "OnFailure", "Never"], default: "Always" }),
    serviceAccountName: string,
  },
  "core.v1.PodSpec",
);

const template = object({ metadata, spec: podSpec });

const servicePorts = list(object({ "port!": integer, targetPort: type("int-or-string"), name: string }));

const kinds: readonly (readonly [apiVersion: string, kind: string, schema: Schema])[] = [
  ["v1", "ConfigMap", object({ ...head, data: map(string) })],
  ["v1", "Pod", object({ ...head, spec: podSpec, status: object({}) }, "core.v1.Pod")],
  ["v1", "Service", object({ ...head, spec: object({ selector: map(string), ports: servicePorts }) })],
  [
    "apps/v1",
    "Deployment",
    object({
      ...head,
      spec: object({ replicas: integer, "selector!": labelSelector, "template!": template }),
    }),
  ],
  ["batch/v1", "Job", object({ ...head, spec: object({ "template!": template }) })],
];

/** A handful of kinds with few fields each, shaped like those of Kubernetes. */
export const schemas: SchemaSet = {
  kubernetesVersion: "1.36",
  kinds: () => kinds.map(([apiVersion, kind]) => kindInfo(apiVersion, kind)),
  builtInKinds: () => kinds.map(([apiVersion, kind]) => kindInfo(apiVersion, kind)),
  lookup(gvk) {
    const found = kinds.find(([apiVersion, kind]) => apiVersion === toApiVersion(gvk) && kind === gvk.kind);
    if (found === undefined) return { status: "not-loaded" };
    const [apiVersion, kind, schema] = found;
    return { status: "found", schema, info: kindInfo(apiVersion, kind), origin: "catalogue" };
  },
};

function kindInfo(apiVersion: string, kind: string): KindInfo {
  return { gvk: toGvk(apiVersion, kind), namespaced: true, plural: `${kind.toLowerCase()}s` };
}
