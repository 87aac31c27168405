// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import completionIndex from "./completionIndex.ts";
import ignoredRestartPolicy from "./ignoredRestartPolicy.ts";
import mpiSlots from "./mpiSlots.ts";
import nodeRank from "./nodeRank.ts";
import orderedStart from "./orderedStart.ts";
import podSubdomain from "./podSubdomain.ts";
import processesPerNode from "./processesPerNode.ts";
import rendezvousEndpoint from "./rendezvousEndpoint.ts";
import replicaRestartPolicy from "./replicaRestartPolicy.ts";
import replicaType from "./replicaType.ts";
import trainerProcesses from "./trainerProcesses.ts";
import trainingContainerName from "./trainingContainerName.ts";
import worldSize from "./worldSize.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  completionIndex,
  ignoredRestartPolicy,
  mpiSlots,
  nodeRank,
  orderedStart,
  podSubdomain,
  processesPerNode,
  rendezvousEndpoint,
  replicaRestartPolicy,
  replicaType,
  trainerProcesses,
  trainingContainerName,
  worldSize,
];
