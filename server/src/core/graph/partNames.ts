import { offeredParts, type ObjectFacts } from "../features/facts/objectFacts.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { containersBelow } from "../manifest/podParts.ts";

/** The names in an object by which others refer to its parts: what its kind lists, else its containers. */
export function partNames(facts: ObjectFacts, root: Cursor): readonly Cursor[] {
  const listed = listedPartNames(facts, root);
  return listed.length > 0 ? listed : containersBelow(root).map((container) => container.at("name"));
}

/** The names of what the kind of an object lists: listeners, requests, formats, templates. */
export function listedPartNames(facts: ObjectFacts, root: Cursor): readonly Cursor[] {
  const spec = root.at("spec");
  const parts = isWorkflow(facts)
    ? [spec, spec.at("workflowSpec")].flatMap((workflow) => workflow.at("templates").items())
    : offeredParts(facts.gvk.kind, spec);
  return parts.map((part) => part.at("name"));
}

/** Whether an object of Argo has templates, its own or those that others run. */
export function isWorkflow({ gvk: { group, kind } }: ObjectFacts): boolean {
  return group === "argoproj.io" && /^(?:Cron)?Workflow$|WorkflowTemplate$/u.test(kind);
}
