import type { GroupVersionKind } from "../manifest/manifest.ts";
import { isObject, namesAt, type JsonObject } from "../schema/jsonValue.ts";
import type { KindInfo, SchemaSet } from "../schema/schema.ts";

/** Kinds that a wish in plain words may mean without naming them. */
const common = [
  "Deployment",
  "Service",
  "ConfigMap",
  "Secret",
  "Ingress",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "Pod",
  "PersistentVolumeClaim",
  "HorizontalPodAutoscaler",
  "PodDisruptionBudget",
  "NetworkPolicy",
  "ServiceAccount",
  "Role",
  "RoleBinding",
  "Namespace",
];

/** Kinds from which a model chooses: the common ones, and those whose names stand in the wish. */
export interface KindChoice {
  readonly candidates: readonly KindInfo[];
  /** The question's decoding schema: `{"kinds": [...]}`. */
  readonly schema: JsonObject;
  readonly prompt: string;
}

const mostKinds = 6;

export function kindChoice(wish: string, schemas: SchemaSet): KindChoice {
  const words = new Set(wish.toLowerCase().match(/[a-z]{3,}/gu) ?? []);
  const newest = new Map<string, KindInfo>();
  for (const info of schemas.kinds()) {
    const { kind } = info.gvk;
    const isNamed = words.has(kind.toLowerCase()) || words.has(`${kind.toLowerCase()}s`);
    if ((isNamed || isCommon(info)) && !newest.has(kind)) newest.set(kind, info);
  }
  const candidates = [...newest.values()];
  const names = candidates.map(({ gvk }) => gvk.kind);
  return {
    candidates,
    schema: {
      type: "object",
      properties: { kinds: { type: "array", items: { enum: names }, minItems: 1, maxItems: mostKinds } },
      required: ["kinds"],
      additionalProperties: false,
    },
    prompt: `${wish}\n\nWhich kinds of Kubernetes objects does this take? Name as few as possible, in the order in which they are applied, as JSON {"kinds": [...]}. Choose from: ${names.join(", ")}.`,
  };
}

/** The chosen kinds; those that are named in the wish when the answer cannot be read. */
export function chosenKinds(
  answer: string,
  { candidates }: KindChoice,
  wish: string,
): readonly GroupVersionKind[] {
  const names = new Set(namesIn(answer));
  const chosen = candidates.filter(({ gvk }) => names.has(gvk.kind));
  const named = candidates.filter(({ gvk }) => wish.toLowerCase().includes(gvk.kind.toLowerCase()));
  return (chosen.length > 0 ? chosen : named).slice(0, mostKinds).map(({ gvk }) => gvk);
}

function namesIn(answer: string): readonly string[] {
  const json = /\{[\s\S]*\}/u.exec(answer)?.[0];
  try {
    const value: unknown = json === undefined ? undefined : JSON.parse(json);
    return isObject(value) ? namesAt(value, "kinds") : [];
  } catch {
    return [];
  }
}

function isCommon({ gvk }: KindInfo): boolean {
  return (
    common.includes(gvk.kind) &&
    (gvk.group === "" || !gvk.group.includes(".") || gvk.group.endsWith(".k8s.io"))
  );
}
