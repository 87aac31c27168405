// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import equalProbes from "./equalProbes.ts";
import podWithoutController from "./podWithoutController.ts";
import readinessProbe from "./readinessProbe.ts";
import spreadReplicas from "./spreadReplicas.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [equalProbes, podWithoutController, readinessProbe, spreadReplicas];
