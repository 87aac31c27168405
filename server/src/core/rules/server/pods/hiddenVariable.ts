/**
 * Two variables of a container have the same name. The later one hides the earlier one, unless it contains it as in
 * `PATH=$(PATH):/opt/bin`; with server-side apply one of them may get lost.
 *
 * ```yaml
 * env:
 *   - name: LEVEL
 *     value: info
 *   - name: LEVEL # hides the first
 *     value: debug
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { rangeOfItem } from "../../../yaml/rangeOfItem.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "hidden-variable",
  family: "server",
  severity: "warning",
  summary: "A variable hides an earlier one of the same name.",
  source:
    "https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/",
  kinds: podKinds,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      const seen = new Map<string, Cursor>();
      for (const variable of at.at("env").items()) {
        const name = variable.at("name").string;
        if (name === undefined) continue;
        const hidden = seen.get(name);
        if (hidden !== undefined && !buildsOn(variable, name)) {
          const fixes = removeHidden(hidden, name, manifest.document.text);
          report(variable.at("name"), say`This hides the \`${name}\` above.`, { path: variable.path, fixes });
        }
        seen.set(name, variable);
      }
    }
  },
};

/** The new value has the earlier one in it, and something more. */
function buildsOn(variable: Cursor, name: string): boolean {
  const earlier = `$(${name})`;
  const value = variable.at("value").string ?? "";
  return !variable.at("valueFrom").present && value !== earlier && value.includes(earlier);
}

/** Variables between the two may still be built on the hidden one, so that a person has to look. */
function removeHidden({ node, parent }: Cursor, name: string, text: string): readonly Fix[] {
  const list = parent?.node;
  if (list?.kind !== "sequence" || node === undefined) return [];
  const range = rangeOfItem(list, node, text);
  return range === undefined
    ? []
    : [{ title: say`Remove the hidden \`${name}\``, edits: [{ range, newText: "" }] }];
}

export default rule;
