// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import controllerRestartPolicy from "./controllerRestartPolicy.ts";
import controllerRevision from "./controllerRevision.ts";
import controllerSpec from "./controllerSpec.ts";
import cronJobName from "./cronJobName.ts";
import cronSchedule from "./cronSchedule.ts";
import emptySelector from "./emptySelector.ts";
import indexedJob from "./indexedJob.ts";
import jobFailurePolicy from "./jobFailurePolicy.ts";
import jobName from "./jobName.ts";
import jobRestartPolicy from "./jobRestartPolicy.ts";
import jobSelector from "./jobSelector.ts";
import jobSuccessPolicy from "./jobSuccessPolicy.ts";
import managedJob from "./managedJob.ts";
import negativeCount from "./negativeCount.ts";
import progressDeadline from "./progressDeadline.ts";
import selectorMismatch from "./selectorMismatch.ts";
import statefulSet from "./statefulSet.ts";
import unknownTimeZone from "./unknownTimeZone.ts";
import updateStrategy from "./updateStrategy.ts";
import workloadSelector from "./workloadSelector.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  controllerRestartPolicy,
  controllerRevision,
  controllerSpec,
  cronJobName,
  cronSchedule,
  emptySelector,
  indexedJob,
  jobFailurePolicy,
  jobName,
  jobRestartPolicy,
  jobSelector,
  jobSuccessPolicy,
  managedJob,
  negativeCount,
  progressDeadline,
  selectorMismatch,
  statefulSet,
  unknownTimeZone,
  updateStrategy,
  workloadSelector,
];
