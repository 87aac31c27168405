import type { StepKind } from "../candidate.ts";
import type { SyntaxNode } from "../syntax.ts";
import { namesCommand } from "./commandType.ts";
import { roles } from "./rule.ts";
import type { Role } from "../walk/frame.ts";

/** Finds steps that are whole statements, from their shape. */
export interface StatementRule {
  readonly kind: StepKind;
  readonly roles: ReadonlySet<Role>;
  readonly matches: (node: SyntaxNode, source: string, functionSource: string) => boolean;
}

const callsEach =
  /^for\s+(?:\w+\s*,\s*)?(\w+)\s*:?=\s*range\b[\s\S]*(?:\b\1\(|\b\1\.(?:Run|Start|Initialize)\()/u;

/** What most of the main function's calls are given holds state that the controllers share. */
const mentionsOfState = 4;

const callbacks = "LeaderCallbacks{";

export const statementRules: readonly StatementRule[] = [
  {
    kind: "controller-start",
    roles: roles("run"),
    matches: ({ type }, source) =>
      type === "for_statement" && /controller|reconciler/iu.test(source) && callsEach.test(source),
  },
  {
    kind: "leader-election",
    roles: roles("main", "run", "hook"),
    matches: ({ type }, source) =>
      /^(?:if_statement|assignment_statement)$/u.test(type) &&
      /\b\w+\.LeaderElection\s*=(?![=\s]*(?:\w+\.)?(?:[dD]efault|[nN]ew)\w*\()/u.test(source),
  },
  {
    kind: "command-construct",
    roles: roles("main"),
    matches: ({ type }, source, functionSource) =>
      type === "short_var_declaration" &&
      namesCommand.test(source) &&
      (/\b(?:RunE?|Action|Commands):/u.test(source) ||
        /\.(?:RunE?|Action|Commands)\s*=/u.test(functionSource)),
  },
  {
    kind: "flags",
    roles: roles("main", "command"),
    matches: ({ type }, source) =>
      /^(?:assignment_statement|short_var_declaration)$/u.test(type) &&
      /^(?:\w+\.Flags\s*=|\w+\s*:=)[^\n]*\[\]cli\.Flag\{/u.test(source),
  },
  {
    kind: "domain-state",
    roles: roles("main"),
    matches: (_, source, functionSource) => {
      const name = /^(\w+)\s*:=\s*\w+\.New\w*\([\s\S]*\bm(?:gr|anager)\.Get\w+\(/u.exec(source)?.[1];
      if (name === undefined) return false;
      return functionSource.split(new RegExp(`\\b${name}\\b`, "u")).length > mentionsOfState;
    },
  },
  {
    kind: "leader-wait",
    roles: roles("run", "main", "hook"),
    matches: ({ type }, source, functionSource) => {
      if (type !== "select_statement") return false;
      const closed = /OnStartedLeading\b[\s\S]{0,200}?\bclose\((\w+)\)/u.exec(functionSource)?.[1];
      return closed !== undefined && source.includes(`<-${closed}`);
    },
  },
  {
    kind: "leader-migration",
    roles: roles("run"),
    matches: ({ type }, source, functionSource) =>
      type === "if_statement" &&
      source.includes(callbacks) &&
      functionSource.indexOf(callbacks) < functionSource.indexOf(source),
  },
];
