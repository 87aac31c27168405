import type { Cursor } from "../../manifest/cursor.ts";
import { aroundItems, besideIt, key, object, optional, part, typed } from "./objectReaders.ts";
import type { ObjectReference } from "../reference.ts";
import { above, type Place, type Read } from "./place.ts";
import { labelSelector } from "./podReaders.ts";

const claim: Read<ObjectReference> = (at, namespace) => {
  const kind = at.name === "resourceClaimName" ? "ResourceClaim" : "ResourceClaimTemplate";
  return object("resource.k8s.io", kind)(at, namespace);
};

/** What Pods and the objects that make them refer to, wherever their templates lie. */
export const workloadPlaces: readonly Place[] = [
  ["configMap.name", /\bconfigMap\.name$/, object("", "ConfigMap")],
  ["configMapRef.name", /\bconfigMapRef\.name$/, object("", "ConfigMap")],
  ["configMapKeyRef.name", /\bconfigMapKeyRef\.name$/, object("", "ConfigMap")],
  ["secret.name", /\bsecret\.name$/, object("", "Secret")],
  ["secretRef.name", /\bsecretRef\.name$/, object("", "Secret")],
  ["secretKeyRef.name", /\bsecretKeyRef\.name$/, object("", "Secret")],
  ["secretName", /\bsecret\.secretName$/, object("", "Secret")],
  ["imagePullSecrets.name", /\bimagePullSecrets\[\d+\]\.name$/, object("", "Secret")],
  ["key", /\bconfigMapKeyRef\.key$/, key("ConfigMap", besideIt, "name")],
  ["key", /\bsecretKeyRef\.key$/, key("Secret", besideIt, "name")],
  ["key", /\bconfigMap\.items\[\d+\]\.key$/, key("ConfigMap", aroundItems, "name")],
  ["key", /\bsecret\.items\[\d+\]\.key$/, key("Secret", aroundItems, "name", "secretName")],
  ["serviceAccountName", /./, object("", "ServiceAccount")],
  ["priorityClassName", /./, object("scheduling.k8s.io", "PriorityClass")],
  ["runtimeClassName", /./, object("node.k8s.io", "RuntimeClass")],
  ["resourceClaimName", /./, object("resource.k8s.io", "ResourceClaim")],
  ["resourceClaimTemplateName", /./, object("resource.k8s.io", "ResourceClaimTemplate")],
  ["request", /ontainers\[\d+\]\.resources\.claims\[\d+\]\.request$/, part(claimOf, claim)],
  ["deviceClassName", /./, object("resource.k8s.io", "DeviceClass")],
  ["serviceName", /^StatefulSet spec\.serviceName$/, object("", "Service")],
  ["subdomain", /^Job spec\.template\.spec\.subdomain$/, object("", "Service")],
  [
    "secretProviderClass",
    /\bcsi\.volumeAttributes\.secretProviderClass$/,
    object("secrets-store.csi.x-k8s.io", "SecretProviderClass"),
  ],
  ["karpenter.sh/nodepool", /\bnodeSelector\./, object("karpenter.sh", "NodePool")],
  ["labelSelector", /\b(?:topologySpreadConstraints|\w+DuringExecution)\[\d+\]\./, labelSelector],
  ["ownerReferences.name", /\bmetadata\.ownerReferences\[\d+\]\.name$/, typed("")],
  [
    "kubernetes.io/service-account.name",
    /^Secret metadata\.annotations\./,
    optional(object("", "ServiceAccount")),
  ],
  ["secrets.name", /^ServiceAccount secrets\[\d+\]\.name$/, optional(object("", "Secret"))],
];

/** From `containers[0].resources.claims[0].request` to what names the claim in the Pod. */
function claimOf(request: Cursor): Cursor | undefined {
  const name = request.parent?.at("name").string;
  const claims = above(request, 6)?.at("resourceClaims").items() ?? [];
  const used = claims.find((one) => one.at("name").string === name);
  return ["resourceClaimName", "resourceClaimTemplateName"]
    .map((field) => used?.at(field))
    .find((field) => field?.present === true);
}
