import type { GroupVersionKind } from "../manifest/manifest.ts";
import { say } from "../text/message.ts";
import { sameValue } from "../yaml/sameValue.ts";
import {
  compileBinding,
  compilePolicy,
  paramKindOf,
  type CompiledBinding,
  type CompiledPolicy,
} from "./compilePolicy.ts";
import { labelsOf, type Labels } from "./labels.ts";
import { isAbout } from "./matchResources.ts";
import type { ParamCandidates } from "./params.ts";
import { isNamespace, nameLabel } from "./request.ts";
import type { AdmissionSource, StatedObject } from "./statedObject.ts";
import { trialFolders } from "./trialFolder.ts";

/** A policy, one of its bindings, and all that the two look at: the unit that is evaluated for an object. */
export interface BoundPolicy {
  readonly policy: CompiledPolicy;
  readonly binding: CompiledBinding;
  readonly params: ParamCandidates;
}

/** All policies that are known at one moment, ready to be asked. Immutable, as far as one can see. */
export interface PolicySet {
  /** How many pairs of a policy and a binding there are. */
  readonly size: number;
  /** Those that may be about objects of a resource. Asking twice costs nothing. */
  boundFor(group: string, plural: string): readonly BoundPolicy[];
  readonly namespace: (name: string) => StatedObject | undefined;
  readonly namespaceLabels: (name: string) => Labels;
  /** Those that count for a file, by its URI: a policy among tests or examples is about what lies beside it. The same set for the same ones. */
  inForceFor(uri: string): PolicySet;
  /** Tells those sets apart; empty for the whole. */
  readonly part: string;
}

const group = "admissionregistration.k8s.io";

function isPolicy(gvk: GroupVersionKind): boolean {
  return gvk.group === group && gvk.kind === "ValidatingAdmissionPolicy";
}

function isBinding(gvk: GroupVersionKind): boolean {
  return gvk.group === group && gvk.kind === "ValidatingAdmissionPolicyBinding";
}

/** The kinds of parameters that the policies among some objects ask for. */
export function paramKindsOf(objects: readonly StatedObject[]): readonly GroupVersionKind[] {
  return objects.flatMap(({ manifest, value }) => (isPolicy(manifest.gvk) ? (paramKindOf(value) ?? []) : []));
}

/** A compiler that remembers policies and bindings as long as their objects live, so that a change of one costs one. */
export interface PolicyCompiler {
  /** Compiles one object ahead, so that many of them need not be compiled in one go. */
  prepare(object: StatedObject): void;
  /** Compiles what some sources know, the first one with the highest rank. */
  compile(sources: readonly AdmissionSource[]): PolicySet;
}

export function createPolicyCompiler(): PolicyCompiler {
  const policies = new WeakMap<StatedObject, { readonly made: CompiledPolicy | undefined }>();
  const bindings = new WeakMap<StatedObject, { readonly made: CompiledBinding | undefined }>();
  return {
    prepare(object) {
      if (isPolicy(object.manifest.gvk)) remembered(policies, object, compilePolicy);
      if (isBinding(object.manifest.gvk)) remembered(bindings, object, compileBinding);
    },
    compile(sources) {
      const named = (isMeant: (gvk: GroupVersionKind) => boolean): ReadonlyMap<string, StatedObject> =>
        unambiguous(sources, isMeant);
      const byName = named(isPolicy);
      const objects = highestRanked(sources);
      const isWhole = sources.some((source) => source.isWhole);
      const bound = [...named(isBinding).values()].flatMap((object): BoundPolicy[] => {
        const binding = remembered(bindings, object, compileBinding);
        const stated = byName.get(binding?.policyName ?? "");
        const policy = stated === undefined ? undefined : remembered(policies, stated, compilePolicy);
        // A binding whose policy nobody knows is about nothing that could be checked.
        if (binding === undefined || policy === undefined) return [];
        return [{ policy, binding, params: { objects: objects.filter(isOf(policy.paramKind)), isWhole } }];
      });
      return policySet(bound, named(isNamespace));
    },
  };
}

/** All objects, without those that a source of a higher rank states as well. */
function highestRanked(sources: readonly AdmissionSource[]): readonly StatedObject[] {
  const stated = new Set<string>();
  return sources.flatMap(({ objects }) => {
    const fresh = objects.filter((object) => !stated.has(identityOf(object)));
    for (const object of fresh) stated.add(identityOf(object));
    return fresh;
  });
}

function identityOf({ manifest: { gvk }, namespace = "", name }: StatedObject): string {
  return [gvk.group, gvk.kind, namespace, name].join(" ");
}

function remembered<Made>(
  memory: WeakMap<StatedObject, { readonly made: Made }>,
  object: StatedObject,
  make: (object: StatedObject) => Made,
): Made {
  const known = memory.get(object) ?? { made: make(object) };
  memory.set(object, known);
  return known.made;
}

/**
 * Objects of one kind by their names. Repositories hold the same name for several environments: where those differ,
 * nobody knows which one counts, and the name is left out.
 */
function unambiguous(
  sources: readonly AdmissionSource[],
  isMeant: (gvk: GroupVersionKind) => boolean,
): ReadonlyMap<string, StatedObject> {
  const found = new Map<string, StatedObject>();
  const ambiguous = new Set<string>();
  for (const { objects } of sources.toReversed()) {
    const meant = objects.filter(({ manifest }) => isMeant(manifest.gvk));
    for (const { name } of meant) {
      found.delete(name);
      ambiguous.delete(name);
    }
    for (const object of meant) {
      const other = found.get(object.name);
      if (other === undefined) found.set(object.name, object);
      else if (!sameValue(other.manifest.root.node, object.manifest.root.node)) ambiguous.add(object.name);
    }
  }
  for (const name of ambiguous) found.delete(name);
  return found;
}

function policySet(
  bound: readonly BoundPolicy[],
  namespaces: ReadonlyMap<string, StatedObject>,
  part = "",
): PolicySet {
  const byResource = new Map<string, readonly BoundPolicy[]>();
  const folders = bound.map(trialFolders);
  const subsets = new Map<string, PolicySet>();
  const set: PolicySet = {
    size: bound.length,
    part,
    boundFor(apiGroup, plural) {
      const key = `${apiGroup}/${plural}`;
      const known =
        byResource.get(key) ?? bound.filter(({ policy }) => isAbout(policy.constraints, apiGroup, plural));
      byResource.set(key, known);
      return known;
    },
    namespace: (name) => namespaces.get(name),
    namespaceLabels(name) {
      const stated = namespaces.get(name);
      const labels = stated === undefined ? [] : labelsOf(stated.value);
      const known = new Map([...labels, [nameLabel, name] as const]);
      return stated === undefined ? { known, moreOf: say`the namespace \`${name}\`` } : { known };
    },
    inForceFor(uri) {
      const counts = folders.map((each) => each.every((folder) => uri.startsWith(folder)));
      if (counts.every(Boolean)) return set;
      const name = counts.map(Number).join("");
      const inForce = bound.filter((_, index) => counts[index]);
      const known = subsets.get(name) ?? policySet(inForce, namespaces, name);
      subsets.set(name, known);
      return known;
    },
  };
  return set;
}

/** Whether two sets say the same of objects of a resource in a namespace. */
export function saySame(
  one: PolicySet,
  other: PolicySet,
  apiGroup: string,
  plural: string,
  namespace: string | undefined,
): boolean {
  const [left, right] = [one.boundFor(apiGroup, plural), other.boundFor(apiGroup, plural)];
  if (left.length !== right.length) return false;
  const isSame = left.every((bound, index) => {
    const against = right[index];
    return against !== undefined && areSame(bound, against);
  });
  const isNamespaceSame =
    left.length === 0 || namespace === undefined || one.namespace(namespace) === other.namespace(namespace);
  return isSame && isNamespaceSame;
}

function areSame(one: BoundPolicy, other: BoundPolicy): boolean {
  return (
    one.policy === other.policy &&
    one.binding === other.binding &&
    one.params.isWhole === other.params.isWhole &&
    one.params.objects.length === other.params.objects.length &&
    one.params.objects.every((object, index) => object === other.params.objects[index])
  );
}

/** A set without policies. */
export const noPolicies: PolicySet = {
  size: 0,
  part: "",
  boundFor: () => [],
  namespace: () => undefined,
  namespaceLabels: (name) => ({
    known: new Map([[nameLabel, name]]),
    moreOf: say`the namespace \`${name}\``,
  }),
  inForceFor: () => noPolicies,
};

function isOf(kind: GroupVersionKind | undefined): (object: StatedObject) => boolean {
  return ({ manifest: { gvk } }) =>
    gvk.kind === kind?.kind && gvk.group === kind.group && gvk.version === kind.version;
}
