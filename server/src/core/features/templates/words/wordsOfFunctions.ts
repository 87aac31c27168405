import { collectionFunctions } from "./collectionFunctions.ts";
import type { FunctionWords } from "./functionWords.ts";
import { helmFunctions } from "./helmFunctions.ts";
import { logicFunctions } from "./logicFunctions.ts";
import { textFunctions } from "./textFunctions.ts";

/** What is known of functions by their names (https://helm.sh/docs/chart_template_guide/function_list/); others have a name only. */
export const wordsOfFunctions: ReadonlyMap<string, FunctionWords> = new Map(
  [...helmFunctions, ...textFunctions, ...collectionFunctions, ...logicFunctions].map((words) => [
    words.name,
    words,
  ]),
);
