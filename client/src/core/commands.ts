/** The commands that work with a cluster. */
const clusterCommandNames = ["drydock.selectContext", "drydock.selectNamespace"] as const;

/** The commands that send manifests to a cluster. */
const deployCommandNames = [
  "drydock.apply",
  "drydock.applySelection",
  "drydock.changeWorkload",
  "drydock.delete",
  "drydock.deleteFiles",
  "drydock.diff",
  "drydock.diffSelection",
  "drydock.dryRun",
  "drydock.dryRunSelection",
  "drydock.followRollout",
  "drydock.pauseRollout",
  "drydock.restartPods",
  "drydock.resumeJob",
  "drydock.resumeRollout",
  "drydock.runCronJob",
  "drydock.scale",
  "drydock.suspendJob",
  "drydock.undoDeploy",
  "drydock.undoRollout",
] as const;

/** The commands that lead through a Go program. */
const walkthroughCommandNames = [
  "drydock.askAboutFunction",
  "drydock.askAboutStep",
  "drydock.endWalkthrough",
  "drydock.explainFunction",
  "drydock.explainStep",
  "drydock.explainWalkthrough",
  "drydock.exportWalkthrough",
  "drydock.goToStep",
  "drydock.nextStep",
  "drydock.openTour",
  "drydock.previousStep",
  "drydock.showDiagram",
  "drydock.walkAgain",
  "drydock.walkThrough",
  "drydock.whatLeadsHere",
] as const;

/** The commands of the chat panel. */
const chatCommandNames = ["drydock.clearChat", "drydock.newChat", "drydock.openChat"] as const;

/** The commands that look into a cluster. */
export const insideCommandNames = [
  "drydock.forwardPort",
  "drydock.manageForwards",
  "drydock.openShell",
  "drydock.showEvents",
  "drydock.showLive",
  "drydock.showLog",
  "drydock.showPreviousLog",
] as const;

/** The commands that ask some questions and write new objects. */
const newObjectCommandNames = [
  "drydock.deployModel",
  "drydock.newDataJob",
  "drydock.newTrainingJob",
] as const;

/** The commands that draw what is around a file. */
const graphCommandNames = ["drydock.copyGraph", "drydock.showGraph"] as const;

/** The commands for somebody who is new or at a loss. */
const firstStepCommandNames = ["drydock.openSample", "drydock.reportIssue", "drydock.whyUnchecked"] as const;

/** Every command of the extension, as `package.json` declares them. */
export const commandNames = [
  "drydock.restartServer",
  "drydock.selectKubernetesVersion",
  "drydock.showOutput",
  "drydock.showRule",
  ...firstStepCommandNames,
  ...clusterCommandNames,
  ...graphCommandNames,
  ...newObjectCommandNames,
  "drydock.checkOpenFiles",
  "drydock.checkWorkspace",
  "drydock.chooseModel",
  "drydock.explain",
  "drydock.explainType",
  "drydock.fixWithModel",
  "drydock.migrateWorkspace",
  "drydock.pullModel",
  "drydock.setModelKey",
  "drydock.showSent",
  "drydock.startModels",
  "drydock.transform",
  ...chatCommandNames,
  ...deployCommandNames,
  ...walkthroughCommandNames,
  ...insideCommandNames,
  "drydock.refreshDeclared",
] as const;

export type CommandName = (typeof commandNames)[number];
export type ChatCommandName = (typeof chatCommandNames)[number];
export type DeployCommandName = (typeof deployCommandNames)[number];
export type WalkthroughCommandName = (typeof walkthroughCommandNames)[number];
export type GraphCommandName = (typeof graphCommandNames)[number];
export type InsideCommandName = (typeof insideCommandNames)[number];
