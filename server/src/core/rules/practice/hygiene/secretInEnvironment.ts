/**
 * A password that stands in a manifest is read by everyone who may read the file or the object. Take it from a Secret.
 *
 * ```yaml
 * env:
 *   - name: DB_PASSWORD
 *     valueFrom:
 *       secretKeyRef:
 *         name: database
 *         key: password
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "secret-in-environment",
  family: "practice",
  severity: "hint",
  summary: "A password stands in the manifest in clear.",
  source: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      for (const entry of at.at("env").items()) {
        const name = entry.at("name").string ?? "";
        const value = entry.at("value");
        if (!/(?:^|_)(?:PASSWORD|PASSWD|SECRET|SECRET_KEY|PRIVATE_KEY)$/iu.test(name)) continue;
        // A path or a reference to another variable is no secret.
        if (value.string === undefined || value.string === "" || /^\/|\$\(|[<>{}]/u.test(value.string))
          continue;
        // `MYSQL_ALLOW_EMPTY_PASSWORD: "1"` turns something on.
        if (/^(?:[01]|true|false|yes|no|on|off)$/iu.test(value.string)) continue;
        report(
          value,
          say`\`${name}\` stands here in clear; take it from a Secret by \`valueFrom.secretKeyRef\`.`,
        );
      }
    }
  },
};

export default rule;
