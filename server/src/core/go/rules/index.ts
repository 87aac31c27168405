import { apiServerDeclarations } from "./apiServer.ts";
import { commandCalls, commandDeclarations } from "./command.ts";
import { componentCalls, componentDeclarations } from "./component.ts";
import { controllerCalls, controllerDeclarations, controllerDetails } from "./controller.ts";
import { controllersCalls, controllersDeclarations } from "./controllers.ts";
import { electionCalls, electionDeclarations } from "./election.ts";
import { kubeletPluginCalls, kubeletPluginDeclarations } from "./kubeletPlugin.ts";
import { loopCalls, loopDeclarations } from "./loop.ts";
import { reconcileDeclarations, reconcileDetails } from "./reconcile.ts";
import type { CallRule, DeclarationRule } from "./rule.ts";

/** The first rule that matches a function counts. */
export const declarationRules: readonly DeclarationRule[] = [
  ...commandDeclarations,
  ...electionDeclarations,
  ...apiServerDeclarations,
  ...kubeletPluginDeclarations,
  ...loopDeclarations,
  ...controllerDeclarations,
  ...reconcileDeclarations,
  ...controllersDeclarations,
  ...componentDeclarations,
  ...controllerDetails,
  ...reconcileDetails,
];

/** The first rule that matches a statement counts. */
export const callRules: readonly CallRule[] = [
  ...electionCalls,
  ...kubeletPluginCalls,
  ...commandCalls,
  ...controllersCalls,
  ...controllerCalls,
  ...loopCalls,
  ...componentCalls,
];
