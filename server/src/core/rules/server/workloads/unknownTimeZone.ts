/**
 * `timeZone` of a CronJob must be a name of the IANA time zone database, spelled exactly as there.
 *
 * ```yaml
 * spec:
 *   timeZone: europe/berlin # must be Europe/Berlin
 * ```
 */
import { timeZone, timeZoneSpelling } from "../../../formats/timeZone.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "unknown-time-zone",
  family: "server",
  severity: "error",
  summary: "The time zone of a CronJob is not in the IANA database.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones",
  kinds: ["batch/CronJob"],
  check(manifest, report) {
    const place = manifest.root.at("spec", "timeZone");
    const name = place.string;
    if (name === undefined) return;
    const complaint = timeZone(name);
    if (complaint === undefined) return;
    const spelling = timeZoneSpelling(name);
    const hint = spelling === undefined ? "" : say`; it is spelled \`${spelling}\``;
    report(place, say`\`${name}\` ${complaint}${hint}.`, {
      fixes: spelling === undefined ? [] : replaceValue(place, spelling),
    });
  },
};

export default rule;
