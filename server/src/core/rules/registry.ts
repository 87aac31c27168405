// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import { RULES as celExpressions } from "./cel/expressions/rules.ts";
import { RULES as practiceAvailability } from "./practice/availability/rules.ts";
import { RULES as practiceHygiene } from "./practice/hygiene/rules.ts";
import { RULES as practicePodSecurity } from "./practice/podSecurity/rules.ts";
import { RULES as serverAdmission } from "./server/admission/rules.ts";
import { RULES as serverAutoscaling } from "./server/autoscaling/rules.ts";
import { RULES as serverCluster } from "./server/cluster/rules.ts";
import { RULES as serverConfig } from "./server/config/rules.ts";
import { RULES as serverCrd } from "./server/crd/rules.ts";
import { RULES as serverDevices } from "./server/devices/rules.ts";
import { RULES as serverFlow } from "./server/flow/rules.ts";
import { RULES as serverMetadata } from "./server/metadata/rules.ts";
import { RULES as serverNetwork } from "./server/network/rules.ts";
import { RULES as serverPods } from "./server/pods/rules.ts";
import { RULES as serverPolicy } from "./server/policy/rules.ts";
import { RULES as serverRbac } from "./server/rbac/rules.ts";
import { RULES as serverStorage } from "./server/storage/rules.ts";
import { RULES as serverWarnings } from "./server/warnings/rules.ts";
import { RULES as serverWorkloads } from "./server/workloads/rules.ts";
import { RULES as versionApis } from "./version/apis/rules.ts";
import { RULES as versionKustomize } from "./version/kustomize/rules.ts";
import { RULES as workloadContainers } from "./workload/containers/rules.ts";
import { RULES as workloadFields } from "./workload/fields/rules.ts";
import { RULES as workloadGpu } from "./workload/gpu/rules.ts";
import { RULES as workloadNodes } from "./workload/nodes/rules.ts";
import { RULES as workloadPipelines } from "./workload/pipelines/rules.ts";
import { RULES as workloadQueueing } from "./workload/queueing/rules.ts";
import { RULES as workloadRay } from "./workload/ray/rules.ts";
import { RULES as workloadRbac } from "./workload/rbac/rules.ts";
import { RULES as workloadRouting } from "./workload/routing/rules.ts";
import { RULES as workloadScaling } from "./workload/scaling/rules.ts";
import { RULES as workloadServing } from "./workload/serving/rules.ts";
import { RULES as workloadStorage } from "./workload/storage/rules.ts";
import { RULES as workloadTraining } from "./workload/training/rules.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in the order of their files. */
export const RULES: readonly Rule[] = [
  ...celExpressions,
  ...practiceAvailability,
  ...practiceHygiene,
  ...practicePodSecurity,
  ...serverAdmission,
  ...serverAutoscaling,
  ...serverCluster,
  ...serverConfig,
  ...serverCrd,
  ...serverDevices,
  ...serverFlow,
  ...serverMetadata,
  ...serverNetwork,
  ...serverPods,
  ...serverPolicy,
  ...serverRbac,
  ...serverStorage,
  ...serverWarnings,
  ...serverWorkloads,
  ...versionApis,
  ...versionKustomize,
  ...workloadContainers,
  ...workloadFields,
  ...workloadGpu,
  ...workloadNodes,
  ...workloadPipelines,
  ...workloadQueueing,
  ...workloadRay,
  ...workloadRbac,
  ...workloadRouting,
  ...workloadScaling,
  ...workloadServing,
  ...workloadStorage,
  ...workloadTraining,
];
