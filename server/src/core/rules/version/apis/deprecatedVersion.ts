/**
 * The version of the API is still served and will not be for ever: the API server warns of it and a later version of
 * Kubernetes removes it. Where the object can be moved to the version that replaces it, the fix does so, fields
 * included.
 *
 * ```yaml
 * apiVersion: resource.k8s.io/v1beta1 # resource.k8s.io/v1
 * kind: DeviceClass
 * ```
 */
import { isRemoved, lifetimeOf } from "../../../manifest/apiLifetimes.ts";
import { migrationFix } from "../../../migrate/migrate.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "deprecated-version",
  family: "version",
  severity: "warning",
  summary: "The version of the API is deprecated.",
  source: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  kinds: "*",
  check(manifest, report, { minor, isDeprecated }) {
    const { gvk, root } = manifest;
    const place = root.at("apiVersion");
    const lifetime = lifetimeOf(gvk);
    if (lifetime === undefined) {
      if (isDeprecated)
        report(place, say`\`${place.string ?? ""}\` of \`${gvk.kind}\` is deprecated by its author.`, {
          tags: ["deprecated"],
        });
      return;
    }
    if (minor < lifetime.deprecated || isRemoved(lifetime, minor)) return;
    const end = lifetime.removed === undefined ? "" : say` and will be removed in 1.${lifetime.removed}`;
    const instead = lifetime.replacement === undefined ? "" : say`; use \`${lifetime.replacement}\``;
    report(
      place,
      say`\`${place.string ?? ""}\` of \`${gvk.kind}\` is deprecated since Kubernetes 1.${lifetime.deprecated}${end}${instead}.`,
      { tags: ["deprecated"], fixes: migrationFix(manifest) },
    );
  },
};

export default rule;
