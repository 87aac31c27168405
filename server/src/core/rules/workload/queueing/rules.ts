// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import createdJob from "./createdJob.ts";
import deviceQuota from "./deviceQuota.ts";
import gangMinimum from "./gangMinimum.ts";
import groupName from "./groupName.ts";
import groupRestartPolicy from "./groupRestartPolicy.ts";
import groupRollout from "./groupRollout.ts";
import groupSize from "./groupSize.ts";
import groupVariable from "./groupVariable.ts";
import queueLabel from "./queueLabel.ts";
import queueQuota from "./queueQuota.ts";
import queueShare from "./queueShare.ts";
import replicatedJobReference from "./replicatedJobReference.ts";
import volcanoJob from "./volcanoJob.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  createdJob,
  deviceQuota,
  gangMinimum,
  groupName,
  groupRestartPolicy,
  groupRollout,
  groupSize,
  groupVariable,
  queueLabel,
  queueQuota,
  queueShare,
  replicatedJobReference,
  volcanoJob,
];
