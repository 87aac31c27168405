import type { GoPattern } from "../formats/goPattern.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";

export type SchemaType =
  "object" | "array" | "string" | "integer" | "number" | "boolean" | "int-or-string" | "any";

/**
 * One type of the graph, whatever it was read from (OpenAPI v3, a CRD, the catalogue). Nodes are shared, may be cyclic
 * (JSONSchemaProps) and resolve their children on first use. `allOf: [$ref]` wrappers are already unwrapped.
 */
export interface Schema extends ValueConstraints {
  readonly type: SchemaType;
  /** Name of the OpenAPI definition, e.g. `io.k8s.api.core.v1.PodSpec`; the key of its documentation. */
  readonly definition?: string;
  readonly description?: string;
  /** Custom resources: `null` is a value here. Built-in objects read every `null` as "not set". */
  readonly nullable: boolean;
  /** Meaningful defaults only; zero values that merely repeat Go's are left out. */
  readonly default?: unknown;
  /** Declared fields; an object without any and without `additionalProperties` accepts no field when `closed`. */
  readonly properties: ReadonlyMap<string, Schema>;
  /** Type of the values under free keys (labels, data). */
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly listType?: "atomic" | "set" | "map";
  readonly listMapKeys: readonly string[];
  readonly mergeKey?: string;
  /** Unknown fields below are kept and not reported; declared ones are still checked. */
  readonly preserveUnknownFields: boolean;
  /**
   * Of the root of a custom resource: there is no subresource for `status`, so what a person writes there counts. In all other
   * objects the server drops it before it looks.
   */
  readonly keepsStatus?: true;
  /** Holds a whole object with apiVersion, kind and metadata of its own. */
  readonly embeddedResource: boolean;
  /** `x-kubernetes-validations`. */
  readonly validations: readonly CelValidation[];
  /** How the API server reads it: built-in Go types and custom resources differ on null, case and quantities. */
  readonly origin: "built-in" | "custom";
}

/** What a CRD may say inside `allOf`, `anyOf`, `oneOf`, `not` as well as on a type itself. */
export interface ValueConstraints {
  /** `int32`, `int64`, `double`, `date-time`, `byte`, `quantity`, `duration`, `uri`, `ipv4`, `ipv6` … */
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: GoPattern;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required: readonly string[];
  readonly allOf?: readonly PartialSchema[];
  readonly anyOf?: readonly PartialSchema[];
  readonly oneOf?: readonly PartialSchema[];
  readonly not?: PartialSchema;
}

/** A branch of a logical junctor: constraints on the value and on fields, never new structure. */
export interface PartialSchema extends ValueConstraints {
  readonly type?: SchemaType;
  readonly properties?: ReadonlyMap<string, PartialSchema>;
  readonly items?: PartialSchema;
  readonly additionalProperties?: PartialSchema;
}

export interface CelValidation {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** Which source knows a type. Precedence: workspace, then cluster, then catalogue. */
export type SchemaOrigin = "workspace" | "cluster" | "catalogue";

/** Facts about a served kind that its type does not tell. */
export interface KindInfo {
  readonly gvk: GroupVersionKind;
  readonly namespaced: boolean;
  readonly plural: string;
  readonly deprecated?: boolean;
}

/** Only `absent` may become a finding; `not-loaded` is silence. */
export type SchemaLookup =
  | {
      readonly status: "found";
      readonly schema: Schema;
      /** What other definitions of the same kind and version say that it is. */
      readonly others?: readonly Schema[];
      readonly info: KindInfo;
      readonly origin: SchemaOrigin;
    }
  | { readonly status: "absent"; readonly because: AbsentBecause }
  | { readonly status: "not-loaded" };

/**
 * `versions` lists, newest first, the versions of the group in which the kind is served; `kinds` those of the group;
 * `elsewhere` the values of `apiVersion` under which other groups of Kubernetes serve a kind of that name. Where `complete` is
 * false, the group belongs to custom resources, and somebody may have defined more kinds in it. Versions are `published` where they are
 * those of the newest release of a project: a cluster may have another one, which serves others.
 */
export type AbsentBecause =
  | {
      readonly kind: "unknown-kind";
      readonly kinds: readonly string[];
      readonly elsewhere: readonly string[];
      readonly complete: boolean;
    }
  | {
      readonly kind: "unknown-version";
      readonly versions: readonly string[];
      readonly published?: true;
    };

/** Everything known about API types at one moment. Immutable; a change of sources makes a new one. */
export interface SchemaSet {
  /** An unknown group is `not-loaded`, as nobody knows what a cluster may serve, unless its name is Kubernetes' own. */
  lookup(gvk: GroupVersionKind): SchemaLookup;
  /** All served kinds, for completion of `apiVersion` and `kind`. */
  kinds(): readonly KindInfo[];
  /** The kinds that Kubernetes itself serves in whatever version; empty where only others are known. */
  builtInKinds(): readonly KindInfo[];
  /** What this set stands for, e.g. `1.36`. */
  readonly kubernetesVersion: string;
  /** The type of documents that do not say what they are; absent where those may be anything. */
  readonly untyped?: Schema;
}
