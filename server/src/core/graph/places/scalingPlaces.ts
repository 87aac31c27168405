import { besideIt, key, object, part, typed } from "./objectReaders.ts";
import { above, type Place } from "./place.ts";
import { labelSelector } from "./podReaders.ts";

const scaled = typed("apps", "Deployment");

/** Autoscalers and disruption budgets. */
export const scalingPlaces: readonly Place[] = [
  ["scaleTargetRef.name", /\bscaleTargetRef\.name$/, scaled],
  [
    "container",
    /^HorizontalPodAutoscaler spec\.metrics\[\d+\]\.containerResource\.container$/,
    part((at) => above(at, 4)?.at("scaleTargetRef", "name"), scaled),
  ],
  ["describedObject.name", /\bobject\.describedObject\.name$/, typed("")],
  ["targetRef.name", /^VerticalPodAutoscaler spec\.targetRef\.name$/, scaled],
  [
    "containerName",
    /^VerticalPodAutoscaler spec\.resourcePolicy\.containerPolicies\[\d+\]\.containerName$/,
    part((at) => above(at, 4)?.at("targetRef", "name"), scaled),
  ],
  ["selector", /^PodDisruptionBudget spec\.selector$/, labelSelector],
  ["authenticationRef.name", /\bauthenticationRef\.name$/, typed("keda.sh", "TriggerAuthentication")],
  [
    "secretTargetRef.name",
    /^(?:Cluster)?TriggerAuthentication spec\.secretTargetRef\[\d+\]\.name$/,
    object("", "Secret"),
  ],
  [
    "configMapTargetRef.name",
    /^(?:Cluster)?TriggerAuthentication spec\.configMapTargetRef\[\d+\]\.name$/,
    object("", "ConfigMap"),
  ],
  [
    "key",
    /^(?:Cluster)?TriggerAuthentication spec\.secretTargetRef\[\d+\]\.key$/,
    key("Secret", besideIt, "name"),
  ],
  [
    "key",
    /^(?:Cluster)?TriggerAuthentication spec\.configMapTargetRef\[\d+\]\.key$/,
    key("ConfigMap", besideIt, "name"),
  ],
  [
    "nodeClassRef.name",
    /^NodePool spec\.template\.spec\.nodeClassRef\.name$/,
    typed("karpenter.k8s.aws", "EC2NodeClass"),
  ],
];
