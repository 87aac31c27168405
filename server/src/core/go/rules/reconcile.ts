import { textOf } from "../syntax.ts";
import type { Frame } from "../walk/frame.ts";
import { fewestLines, repeats } from "./loop.ts";
import { roles, type CallSite, type DeclarationRule } from "./rule.ts";

const reconciles = roles("reconcile", "worker");
const writesStatus = /\.(?:UpdateStatus|ApplyStatus)\(|\bStatus\(\)\.(?:Update|Patch|Apply)\(|"status"/u;
const partOfReconcile =
  /^(?:add|adopt|apply|check|clean|create|delete|dispatch|ensure|execute|finali[sz]e|handle|manage|patch|perform|process|reconcile|remove|resume|rollout|run|scale|schedule|start|stop|suspend|sync|update|upgrade|validate)/iu;

const onlyReads =
  /^(?:build|calculate|can|compute|construct|convert|fetch|find|format|generate|get|has|is|list|lookup|make|map|new|parse|read|select|should|to)/iu;

/** What is taken from a queue or a channel: `key, quit := queue.Get()`, `case pod := <-pods`. */
const takenItem = /\b(\w+),\s*\w+\s*:?=\s*[\w.]*\.(?:Get|Pop)\w*\(|\bcase\s+(\w+)(?:,\s*\w+)?\s*:?=\s*<-/u;

/** Whether a function is given what was taken from the queue, and answers with an error or not. */
function isGivenItem({ owner, file }: Frame, site: CallSite | undefined): boolean {
  const [, taken, received] = takenItem.exec(textOf(owner, file)) ?? [];
  const item = taken ?? received;
  if (item === undefined || site?.callee.kind !== "declared" || onlyReads.test(site.name)) return false;
  const isItem = new RegExp(`[(,]\\s*${item}(?:\\.\\w+|\\.\\(\\w+\\))?\\s*[,)]`, "u");
  return isItem.test(site.arguments) && !/\berr\b/u.test(site.arguments);
}

/** Whether all of a list are run, one after the other: `for _, action := range actions { action.Execute() }`. */
function isEachOfSeveral({ owner, file }: Frame, site: CallSite | undefined): boolean {
  const each = /^(\w+)\.(?:Execute|Run|Apply)$/u.exec(site?.text ?? "")?.[1];
  return (
    each !== undefined &&
    new RegExp(`\\bfor\\s+\\w+,\\s*${each}\\s*:=\\s*range\\b`, "u").test(textOf(owner, file))
  );
}

/** What a loop that waits for a clock does each time. */
const eachTime = /^(?:collect|poll|refresh|scrape|tick|update)|^(?:do|try)?(?:process|reconcile|run|sync)/iu;

/** What brings one object up to date, or all of them each time. */
export const reconcileDeclarations: readonly DeclarationRule[] = [
  {
    kind: "reconcile",
    matches: ({ name, from, isMethod, isLocal, lines }) =>
      from.role === "control" &&
      isMethod &&
      isLocal &&
      lines >= fewestLines &&
      eachTime.test(name) &&
      repeats.test(textOf(from.owner, from.file)),
    role: "reconcile",
    body: "enter",
  },
  {
    kind: "reconcile",
    matches: ({ name, from, lines, site, isMethod, isLocal }) =>
      (from.role === "worker" ||
        (from.role === "reconcile" && /^(?:do)?reconcile(?:Normal|Internal)?$/iu.test(name))) &&
      lines >= 8 &&
      (/^(?:do|try)?(?:reconcile|sync|process|handle|schedul|operate$)/iu.test(name) ||
        isEachOfSeveral(from, site) ||
        (isMethod && isLocal && lines >= fewestLines && /^run[A-Z]/u.test(name)) ||
        (lines >= fewestLines && isGivenItem(from, site))) &&
      !/err|fail|done/iu.test(name),
    role: "reconcile",
    body: "enter",
  },
];

/** Parts of a reconcile. */
export const reconcileDetails: readonly DeclarationRule[] = [
  {
    kind: "status-update",
    matches: ({ name, body, from, isLocal }) =>
      isLocal && reconciles.has(from.role) && /status/iu.test(name) && writesStatus.test(body),
    role: "other",
    body: "skip",
    isSupporting: true,
  },
  {
    kind: "reconcile",
    matches: ({ name, receiver, results, from, lines, isLocal }) =>
      isLocal &&
      from.role === "reconcile" &&
      lines >= fewestLines &&
      (partOfReconcile.test(name) ||
        (receiver === from.declaration.outline.receiver &&
          /\berror\b/u.test(results) &&
          !onlyReads.test(name))),
    role: "reconcile",
    body: "enter",
    isSupporting: true,
  },
];
