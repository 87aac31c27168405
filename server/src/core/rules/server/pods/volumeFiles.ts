/**
 * Files that a volume makes of a Secret, a ConfigMap or of facts about the pod: each needs a key and a path below the
 * mount point, without `..`, and permissions from 0 to 0777.
 *
 * ```yaml
 * configMap:
 *   name: settings
 *   items:
 *     - key: config.json
 *       path: /etc/config.json # relative to the mount point
 * ```
 */
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { sourcesNamed } from "../../../manifest/volumes.ts";
import type { Rule } from "../../rule.ts";
import { checkDownwardFile, checkKeyFile, checkMode } from "../../volumeFile.ts";

const rule: Rule = {
  code: "volume-files",
  family: "server",
  severity: "error",
  summary: "A file of a volume has no key, a path that leads out, or impossible permissions.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#secret",
  fields: ["secret", "configMap", "downwardAPI"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const source of [...sourcesNamed(pod, "secret"), ...sourcesNamed(pod, "configMap")]) {
        checkMode(source.at("defaultMode"), report);
        for (const item of source.at("items").items()) checkKeyFile(item, report);
      }
      for (const source of sourcesNamed(pod, "downwardAPI")) {
        checkMode(source.at("defaultMode"), report);
        for (const item of source.at("items").items()) checkDownwardFile(item, source, report);
      }
    }
  },
};

export default rule;
