import type { Finding, Fix } from "../finding.ts";
import { pointedAt, type PointedAt } from "../kustomize/jsonPointer.ts";
import { operationsSchema } from "../kustomize/operations.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { closestName } from "../text/closestName.ts";
import { type Message, say } from "../text/message.ts";
import { checkValue } from "./checkStructure.ts";
import { structureFinding } from "./findingAt.ts";
import type { StructureCodeName } from "./structureCodes.ts";
import { chooseValue } from "./structureFixes.ts";
import type { StructureReport } from "./structureReport.ts";

/** What a list of operations changes: objects of one of these types. */
export interface TypedTarget {
  readonly kind: string;
  readonly types: readonly Schema[];
}

/** What only the whole object can keep or break: later operations may. */
const ofTheWhole: ReadonlySet<StructureCodeName> = new Set(["missing-required", "schema-alternatives"]);

/** What is wrong with one operation: its own shape, a path that no type has, a value that does not fit there. */
export function checkOperation(
  operation: Cursor,
  targets: readonly TypedTarget[],
  text: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  const report: StructureReport = (code, at, message, options) => {
    const finding = structureFinding(code, at, message, options);
    if (finding !== undefined) findings.push(finding);
  };
  const shape = operationsSchema?.items;
  if (shape !== undefined) checkValue(operation, shape, text, report);
  for (const field of ["path", "from"]) {
    const at = operation.at(field);
    if (at.string !== undefined) checkPointer(at, targets, report);
  }
  checkNewValue(operation, targets, text, report);
  return findings;
}

function checkPointer(at: Cursor, targets: readonly TypedTarget[], report: StructureReport): void {
  const pointer = at.string ?? "";
  if (pointer === "") return;
  if (!pointer.startsWith("/")) {
    const fixes = chooseValue(at, [`/${pointer}`]);
    report("json-patch-path", at, say`The path \`${pointer}\` has to begin with \`/\`.`, { fixes });
    return;
  }
  for (const { kind, types } of targets) {
    const answers = types.map((type) => pointedAt(type, pointer));
    const [first] = answers;
    if (first?.kind !== "absent" || answers.some((answer) => answer.kind !== "absent")) continue;
    report("json-patch-path", at, absentField(kind, pointer, first), { fixes: meantPath(at, first) });
  }
}

type Absent = Extract<PointedAt, { kind: "absent" }>;

function absentField(kind: string, pointer: string, { field, known }: Absent): Message {
  const meant = closestName(field, known);
  const advice = meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
  return say`\`${kind}\` has no field \`${pointer}\`: there is no \`${field}\`.${advice}`;
}

function meantPath(at: Cursor, { field, known, segment }: Absent): readonly Fix[] {
  const meant = closestName(field, known);
  const segments = (at.string ?? "").split("/");
  return meant === undefined ? [] : chooseValue(at, [segments.with(segment, meant).join("/")]);
}

/** Only where there is no doubt about the type. */
function checkNewValue(
  operation: Cursor,
  targets: readonly TypedTarget[],
  text: string,
  report: StructureReport,
): void {
  const [target, ...others] = targets;
  const [type, ...versions] = target?.types ?? [];
  const pointer = operation.at("path").string;
  const isGiven = ["add", "replace"].includes(operation.at("op").string ?? "");
  if (type === undefined || others.length + versions.length > 0 || pointer === undefined || !isGiven) return;
  const pointed = pointedAt(type, pointer);
  if (pointed.kind !== "found") return;
  checkValue(operation.at("value"), pointed.schema, text, (code, at, message, options) => {
    if (!ofTheWhole.has(code)) report(code, at, message, options);
  });
}
