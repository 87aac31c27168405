import type { PracticeSettings } from "../check.ts";
import { isForTools } from "../manifest/isForTools.ts";
import { fieldNamesIn } from "../manifest/fieldNames.ts";
import type { GroupVersionKind, Manifest } from "../manifest/manifest.ts";
import { RULES } from "./registry.ts";
import type { Rule } from "./rule.ts";

const FOR_EVERY_KIND = RULES.filter((rule) => rule.kinds === "*");
const BY_KIND = byKind();

function byKind(): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, Rule[]>();
  for (const rule of RULES) {
    for (const kind of rule.kinds === "*" ? [] : rule.kinds) {
      const known = rules.get(kind) ?? [...FOR_EVERY_KIND];
      known.push(rule);
      rules.set(kind, known);
    }
  }
  return rules;
}

/** Whether a person wants to hear of a rule: practices are advice, and asked for. */
export function isWanted({ family, standard }: Rule, practice: PracticeSettings | undefined): boolean {
  if (family !== "practice") return true;
  const { level = "off", podSecurity = "baseline" } = practice ?? {};
  if (level === "off") return false;
  return standard === undefined || podSecurity === "restricted" || podSecurity === standard;
}

/** Whether an object has something that a rule is about. */
export function concerns({ fields }: Rule, manifest: Manifest): boolean {
  if (fields === undefined) return true;
  const names = manifest.shared(fieldNamesIn);
  for (const field of fields) if (names.has(field)) return true;
  return false;
}

/**
 * The rules that look at objects of a kind, whatever their version. What tools read themselves never reaches a server: of
 * the rules for every object none holds there.
 */
export function rulesFor(gvk: GroupVersionKind): readonly Rule[] {
  const rules = BY_KIND.get(`${gvk.group}/${gvk.kind}`) ?? FOR_EVERY_KIND;
  return isForTools(gvk) ? rules.filter((rule) => rule.kinds !== "*") : rules;
}
