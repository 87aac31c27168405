// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import alternativeFields from "./alternativeFields.ts";
import knownKey from "./knownKey.ts";
import numberBelow from "./numberBelow.ts";
import quantityField from "./quantityField.ts";
import unknownWord from "./unknownWord.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [alternativeFields, knownKey, numberBelow, quantityField, unknownWord];
