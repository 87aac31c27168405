// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import crdConversion from "./crdConversion.ts";
import crdNames from "./crdNames.ts";
import crdPrinterColumn from "./crdPrinterColumn.ts";
import crdProtectedGroup from "./crdProtectedGroup.ts";
import crdScope from "./crdScope.ts";
import crdSelectableField from "./crdSelectableField.ts";
import crdSubresources from "./crdSubresources.ts";
import crdVersions from "./crdVersions.ts";
import schemaBranch from "./schemaBranch.ts";
import schemaKeyword from "./schemaKeyword.ts";
import schemaListType from "./schemaListType.ts";
import schemaPattern from "./schemaPattern.ts";
import schemaValidation from "./schemaValidation.ts";
import structuralSchema from "./structuralSchema.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  crdConversion,
  crdNames,
  crdPrinterColumn,
  crdProtectedGroup,
  crdScope,
  crdSelectableField,
  crdSubresources,
  crdVersions,
  schemaBranch,
  schemaKeyword,
  schemaListType,
  schemaPattern,
  schemaValidation,
  structuralSchema,
];
