/**
 * `metadata.generation` counts the changes of an object and can not be negative. The server writes it; for some kinds
 * it also takes what a manifest says.
 *
 * ```yaml
 * metadata:
 *   generation: -1 # leave it out
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "negative-generation",
  family: "server",
  severity: "error",
  summary: "The generation of an object is negative.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#System",
  // The other kinds start at 1, whatever is written.
  fields: ["generation"],
  kinds: [
    "/ConfigMap",
    "/Endpoints",
    "/Event",
    "/LimitRange",
    "/Namespace",
    "/Node",
    "/PersistentVolume",
    "/PersistentVolumeClaim",
    "/ResourceQuota",
    "/Secret",
    "/Service",
    "/ServiceAccount",
    "apiregistration.k8s.io/APIService",
    "apps/ControllerRevision",
    "certificates.k8s.io/CertificateSigningRequest",
    "coordination.k8s.io/Lease",
    "events.k8s.io/Event",
    "networking.k8s.io/IPAddress",
    "networking.k8s.io/ServiceCIDR",
    "rbac.authorization.k8s.io/ClusterRole",
    "rbac.authorization.k8s.io/ClusterRoleBinding",
    "rbac.authorization.k8s.io/Role",
    "rbac.authorization.k8s.io/RoleBinding",
    "resource.k8s.io/ResourceClaim",
    "resource.k8s.io/ResourceClaimTemplate",
    "storage.k8s.io/CSIDriver",
    "storage.k8s.io/CSINode",
    "storage.k8s.io/CSIStorageCapacity",
    "storage.k8s.io/StorageClass",
    "storage.k8s.io/VolumeAttributesClass",
  ],
  check({ root }, report) {
    const generation = root.at("metadata", "generation");
    if (generation.number !== undefined && generation.number < 0) {
      report(generation, say`\`generation\` must be 0 or more; the server counts it, so leave it out.`);
    }
  },
};

export default rule;
