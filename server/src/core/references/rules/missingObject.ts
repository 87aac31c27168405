/**
 * An object refers to another one that no file defines: a ConfigMap, a Secret, a claim, an account, a Service, a role, a
 * queue. Pods that mount it do not start, routes lead nowhere. What Kubernetes or a controller makes is known (`default`
 * accounts, secrets of certificates, generators of kustomizations), and `optional: true` is silent. As the object may live
 * in the cluster or elsewhere, this is a hint; it is a warning where a kustomization shows everything that is built with it.
 * Gateways, runtimes and flavors mostly live elsewhere: a hint only where the same file has one of nearly that name, or other flavors
 * that a queue may mean. Secrets are rarely in files, so they stay a hint; so does what is said to live in a namespace that nothing else of the build lives in.
 * Inside of a kustomization names may be those of the files or, with prefixes and suffixes, those that are built; where a patch
 * or a replacement might set the field, it stays a hint too.
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

/** What mostly lives elsewhere: spoken of only where the same file has one of nearly that name. */
const mostlyElsewhere: ReadonlySet<string> = new Set([
  "apps.nvidia.com/NIMCache",
  "gateway.networking.k8s.io/Gateway",
  "karpenter.k8s.aws/EC2NodeClass",
  "karpenter.sh/NodePool",
  "keda.sh/TriggerAuthentication",
  "kueue.x-k8s.io/ResourceFlavor",
  "kueue.x-k8s.io/Topology",
  "kueue.x-k8s.io/WorkloadPriorityClass",
  "scheduling.run.ai/Queue",
  "scheduling.volcano.sh/Queue",
  "serving.kserve.io/ServingRuntime",
  "trainer.kubeflow.org/ClusterTrainingRuntime",
  "trainer.kubeflow.org/TrainingRuntime",
]);

/** What every namespace or cluster has. */
const always: ReadonlySet<string> = new Set([
  "/ConfigMap/kube-root-ca.crt",
  "/ConfigMap/openshift-service-ca.crt",
  "/Service/kubernetes",
  "/ServiceAccount/default",
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
      const meant = closestName(target.name, new Set(namesNearby(site, target, view)));
      if (meant === undefined && isElsewhere(site, target, view)) continue;
      const advice = meant === undefined ? "" : adviceFor(meant, target);
      report(reference, say`No file defines the ${target.kind} \`${target.name}\`.${advice}`, {
        isSure:
          target.kind !== "Secret" &&
          looked.has(`${target.group}/${target.kind}`) &&
          view.knowsAllAround(site) &&
          !view.mayChange(site, reference.path) &&
          isOfBuild(site, target, view),
        meant: meant === target.name ? undefined : meant,
      });
    }
  },
};

/** Of flavors a file that defines some defines all that its queues name. */
function isElsewhere(site: Site, target: ObjectName, view: GraphView): boolean {
  const isFlavor = target.group === "kueue.x-k8s.io" && target.kind === "ResourceFlavor";
  const isDefinedHere = isFlavor && namesNearby(site, target, view).length > 0;
  return mostlyElsewhere.has(`${target.group}/${target.kind}`) && !isDefinedHere;
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

function namesNearby(site: Site, target: ObjectName, view: GraphView): readonly string[] {
  return view
    .neighboursOf(site)
    .map(({ object }) => object.facts)
    .filter(({ gvk }) => gvk.kind === target.kind && gvk.group === target.group)
    .map(({ name }) => name);
}

export default rule;
