/**
 * A volume comes from one source. Without any it is an `emptyDir`.
 *
 * ```yaml
 * volumes:
 *   - name: data
 *     emptyDir: {}
 *     persistentVolumeClaim: # one of the two
 *       claimName: data
 * ```
 */
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { volumesOf } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** How the API server writes the names of these sources when they are one too many. */
const serverNames: ReadonlyMap<string, string> = new Map([
  ["downwardAPI", "downwarAPI"],
  ["cephfs", "cephFS"],
]);

const rule: Rule = {
  code: "volume-type",
  family: "server",
  severity: "error",
  summary: "A volume has more than one source.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#volume-types",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { at, sources } of podSpecsOf(manifest).flatMap(volumesOf)) {
      const [first, ...others] = sources;
      for (const other of others) {
        report(other, say`This volume has \`${first?.name ?? ""}\` already; a volume has one source.`, {
          on: "key",
          path: `${at.path}.${serverNames.get(other.name) ?? other.name}`,
        });
      }
    }
  },
};

export default rule;
