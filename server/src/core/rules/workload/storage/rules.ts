// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import modelCache from "./modelCache.ts";
import modelFolder from "./modelFolder.ts";
import modelUri from "./modelUri.ts";
import sharedMemory from "./sharedMemory.ts";
import sharedMemorySize from "./sharedMemorySize.ts";
import storageMedium from "./storageMedium.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  modelCache,
  modelFolder,
  modelUri,
  sharedMemory,
  sharedMemorySize,
  storageMedium,
];
