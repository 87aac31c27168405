/**
 * Every limit of a LimitRange is for one type: `Pod`, `Container` or `PersistentVolumeClaim`, each once. A `Pod` limit
 * has no defaults, since defaults are given to containers; a claim limit bounds `storage` by `min` or `max`.
 *
 * ```yaml
 * limits:
 *   - type: Pod
 *     default: { cpu: 500m } # defaults belong to type Container
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import { listing, say } from "../../../text/message.ts";
import { nearestValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const types = ["Pod", "Container", "PersistentVolumeClaim"];

const rule: Rule = {
  code: "limit-range-type",
  family: "server",
  severity: "error",
  summary: "A limit is for an unknown or repeated type, or has fields that its type does not take.",
  source: "https://kubernetes.io/docs/concepts/policy/limit-range/",
  kinds: ["/LimitRange"],
  check(manifest, report) {
    const seen = new Set<string>();
    for (const limit of manifest.root.at("spec", "limits").items()) {
      const type = limit.at("type");
      const name = type.string ?? (type.present ? undefined : "");
      if (name === undefined) continue;
      const complaint = qualifiedName(name);
      if (complaint !== undefined) report(type, say`Type \`${name}\` ${complaint}.`);
      else if (!name.includes("/") && !types.includes(name)) {
        report(type, say`A limit is for ${listing(types)}, not for \`${name}\`.`, {
          fixes: nearestValue(type, types),
        });
      }
      if (seen.has(name)) report(type, say`There is a limit for \`${name}\` already.`);
      seen.add(name);
      if (name === "Pod") {
        for (const field of [limit.at("default"), limit.at("defaultRequest")]) {
          if (field.fields().length === 0) continue;
          report(field, say`A limit for pods can not have \`${field.name}\`; use type \`Container\`.`, {
            on: "key",
          });
        }
      }
      const bounds = [limit.at("min"), limit.at("max")].map((bound) => bound.key("storage"));
      if (name === "PersistentVolumeClaim" && bounds.every((bound) => bound.node === undefined)) {
        const path = `${limit.path}.limits`;
        report(limit, say`A limit for claims needs \`storage\` in \`min\` or \`max\`.`, { on: "key", path });
      }
    }
  },
};

export default rule;
