/**
 * A PersistentVolume and a PersistentVolumeClaim name at least one access mode. `ReadWriteOncePod` promises that one
 * single pod uses the volume, so it can not stand beside other modes.
 *
 * ```yaml
 * spec:
 *   accessModes: [] # at least one, for example ReadWriteOnce
 * ```
 */
import { claimSpecsOf, validatedClaimTemplatesOf } from "../../../manifest/claimSpecs.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const exclusive = "ReadWriteOncePod";

const rule: Rule = {
  code: "volume-access-modes",
  family: "server",
  severity: "error",
  summary: "A volume or claim has no access mode, or `ReadWriteOncePod` beside others.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
  kinds: ["/PersistentVolume", "/PersistentVolumeClaim", ...podKinds],
  check(manifest, report, { minor }) {
    const claims = [...claimSpecsOf(manifest), ...validatedClaimTemplatesOf(manifest, minor)];
    const isVolume = manifest.gvk.kind === "PersistentVolume";
    for (const spec of isVolume ? [manifest.root.at("spec")] : claims) {
      const modes = spec.at("accessModes");
      if (!requireValue(modes, report, say`name at least one, for example \`ReadWriteOnce\``)) continue;
      const values = new Set(modes.items().map((mode) => mode.string));
      if (values.size > 1 && values.has(exclusive)) {
        report(modes, say`\`${exclusive}\` can not be combined with other access modes.`);
      }
    }
  },
};

export default rule;
