/**
 * An object refers to another one that no file defines: a ConfigMap, a Secret, a claim, an account, a Service, a role, a
 * queue. Pods that mount it do not start, routes lead nowhere. What Kubernetes or a controller makes is known (`default`
 * accounts, secrets of certificates, generators of kustomizations), and `optional: true` is silent. As the object may live
 * in the cluster or elsewhere, this is a hint; it is a warning where a kustomization shows everything that is built with it,
 * and where the same file has one that differs by a letter or two and that nothing refers to. Gateways, classes, issuers,
 * runtimes and flavors mostly live elsewhere: a hint only where the same file has one of nearly that name, or a single one
 * that nothing refers to, or other flavors that a queue may mean. Secrets are rarely in files, so that one a kustomization
 * does not show stays a hint; so does what is said to live in a namespace that nothing else of the build lives in. Inside of
 * a kustomization names may be those of the files or, with prefixes and suffixes, those that are built; where a patch or a
 * replacement might set the field, it stays a hint too.
 *
 * ```yaml
 * envFrom:
 * - configMapRef:
 *     name: setings # the ConfigMap is called `settings`
 * ```
 */
import type { ObjectName, ObjectReference } from "../../graph/reference.ts";
import type { Site } from "../../graph/site.ts";
import { closestName } from "../../text/closestName.ts";
import { type Message, say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** Kinds that belong to the workload itself; classes, volumes and policies are the cluster's. */
const looked: ReadonlySet<string> = new Set([
  "/ConfigMap",
  "/PersistentVolumeClaim",
  "/Secret",
  "/Service",
  "/ServiceAccount",
  "apps/Deployment",
  "apps/StatefulSet",
  "kueue.x-k8s.io/ClusterQueue",
  "kueue.x-k8s.io/LocalQueue",
  "rbac.authorization.k8s.io/Role",
  "resource.k8s.io/ResourceClaim",
  "resource.k8s.io/ResourceClaimTemplate",
]);

/** What mostly lives elsewhere: spoken of only where the same file has another one that was probably meant. */
const mostlyElsewhere: ReadonlySet<string> = new Set([
  "/PersistentVolume",
  "admissionregistration.k8s.io/MutatingAdmissionPolicy",
  "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
  "apps.nvidia.com/NIMCache",
  "cert-manager.io/ClusterIssuer",
  "cert-manager.io/Issuer",
  "gateway.networking.k8s.io/Gateway",
  "gateway.networking.k8s.io/GatewayClass",
  "karpenter.k8s.aws/EC2NodeClass",
  "karpenter.sh/NodePool",
  "keda.sh/TriggerAuthentication",
  "kueue.x-k8s.io/ResourceFlavor",
  "kueue.x-k8s.io/Topology",
  "kueue.x-k8s.io/WorkloadPriorityClass",
  "networking.k8s.io/IngressClass",
  "node.k8s.io/RuntimeClass",
  "scheduling.k8s.io/PriorityClass",
  "scheduling.run.ai/Queue",
  "scheduling.volcano.sh/Queue",
  "serving.kserve.io/ServingRuntime",
  "source.toolkit.fluxcd.io/Bucket",
  "source.toolkit.fluxcd.io/GitRepository",
  "source.toolkit.fluxcd.io/HelmRepository",
  "source.toolkit.fluxcd.io/OCIRepository",
  "storage.k8s.io/StorageClass",
  "trainer.kubeflow.org/ClusterTrainingRuntime",
  "trainer.kubeflow.org/TrainingRuntime",
]);

/** Letters in which a mistyped name differs. */
const typedLetters = 2;

/** What every namespace or cluster has. */
const always: ReadonlySet<string> = new Set([
  "/ConfigMap/kube-root-ca.crt",
  "/ConfigMap/openshift-service-ca.crt",
  "/Service/kubernetes",
  "/ServiceAccount/default",
  "rbac.authorization.k8s.io/Role/extension-apiserver-authentication-reader",
  "scheduling.volcano.sh/Queue/default",
  "scheduling.k8s.io/PriorityClass/system-cluster-critical",
  "scheduling.k8s.io/PriorityClass/system-node-critical",
]);

const rule: ReferenceRule = {
  code: "missing-object",
  family: "reference",
  severity: "warning",
  summary: "An object refers to one that no file defines.",
  source: "https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps",
  kinds: "*",
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "object" || !isMissing(site, reference, view)) continue;
      const { target } = reference;
      const nearby = objectsNearby(site, target, view);
      const elsewhere = isElsewhere(target, nearby);
      const meant =
        closestName(target.name, new Set(nearby.map(nameOf))) ??
        (elsewhere && isOnlyOne(target, site) ? idleName(nearby, view) : undefined);
      if (meant === undefined && elsewhere) continue;
      const advice = meant === undefined ? "" : adviceFor(meant, target);
      report(reference, say`No file defines the ${target.kind} \`${target.name}\`.${advice}`, {
        isSure:
          !view.mayChange(site, reference.path) &&
          (isMistyped(target, nearby, view) || isShownMissing(site, target, view)),
        meant: meant === target.name ? undefined : meant,
      });
    }
  },
};

/** Of flavors a file that defines some defines all that its queues name. */
function isElsewhere({ group, kind }: ObjectName, nearby: readonly Site[]): boolean {
  const isDefinedHere = group === "kueue.x-k8s.io" && kind === "ResourceFlavor" && nearby.length > 0;
  return mostlyElsewhere.has(`${group}/${kind}`) && !isDefinedHere;
}

function adviceFor(meant: string, { name, namespace }: ObjectName): Message {
  return meant === name
    ? say` There is one of that name, but not in the namespace \`${namespace ?? "default"}\`.`
    : say` Did you mean \`${meant}\`?`;
}

function isMissing(site: Site, reference: ObjectReference, view: GraphView): boolean {
  const { target, optional } = reference;
  const type = `${target.group}/${target.kind}`;
  const isLooked = looked.has(type) || mostlyElsewhere.has(type);
  if (optional === true || !isLooked || always.has(`${type}/${target.name}`)) return false;
  // `$(NAME)` is a variable of Kustomize, whose value is not known here.
  if (target.name.includes("$(") || view.isGenerated(site, target)) return false;
  return view.targetsOf(site, reference).length === 0;
}

/** Whether a kustomization shows everything that is applied, and the object would have to be there. */
function isShownMissing(site: Site, target: ObjectName, view: GraphView): boolean {
  const isLooked = looked.has(`${target.group}/${target.kind}`) && target.kind !== "Secret";
  return isLooked && view.knowsAllAround(site) && isOfBuild(site, target, view);
}

/** Whether an object that nothing refers to differs by a letter or two, in more than its number. */
function isMistyped({ name, namespace }: ObjectName, objects: readonly Site[], view: GraphView): boolean {
  const idle = objects.filter((one) => {
    const other = one.object.facts.namespace;
    const mayBeMeant = closestName(name, [nameOf(one)], typedLetters) !== undefined;
    return mayBeMeant && (other === undefined || other === namespace) && view.referrersTo(one).length === 0;
  });
  const meant = closestName(name, new Set(idle.map(nameOf)), typedLetters);
  return meant !== undefined && withoutDigits(meant) !== withoutDigits(name);
}

function withoutDigits(name: string): string {
  return name.replace(/\d+/gu, "");
}

/** Whether the build has to do with the namespace of the target: nobody applies all that others run elsewhere. */
function isOfBuild(site: Site, { namespace }: ObjectName, view: GraphView): boolean {
  if (namespace === undefined || namespace === site.object.facts.namespace) return true;
  return (
    view
      .buildsOf(site)
      .some(({ files }) => [...files.values()].some((file) => file.namespace === namespace)) ||
    (view.companionsOf(site) ?? []).some(({ object }) => object.facts.namespace === namespace)
  );
}

function objectsNearby(site: Site, target: ObjectName, view: GraphView): readonly Site[] {
  return view.neighboursOf(site).filter(({ object }) => {
    const { kind, group } = object.facts.gvk;
    return kind === target.kind && group === target.group;
  });
}

function nameOf({ object }: Site): string {
  return object.facts.name;
}

/** Whether nothing else of that kind is referred to by an object. */
function isOnlyOne({ kind, group }: ObjectName, { object }: Site): boolean {
  const alike = object.references.filter(
    (reference) =>
      reference.kind === "object" && reference.target.kind === kind && reference.target.group === group,
  );
  return alike.length === 1;
}

/** Of a single object of its kind that nothing refers to: whoever writes one beside its user means to use it. */
function idleName(objects: readonly Site[], view: GraphView): string | undefined {
  const [only, another] = objects;
  if (only === undefined || another !== undefined) return undefined;
  return view.referrersTo(only).length === 0 ? nameOf(only) : undefined;
}

export default rule;
