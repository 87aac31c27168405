/**
 * The schedule of a CronJob has five fields (minute, hour, day of the month, month, day of the week), or is a name
 * such as `@daily`. The API server refuses other schedules, values outside a field's range, and a time zone written
 * into the schedule: that is what `timeZone` is for.
 *
 * ```yaml
 * spec:
 *   schedule: "0 25 * * *" # hours go from 0 to 23
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { closestScheduleName, cronSchedule, withSundayAsZero } from "../../../formats/cron.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { rewriteFields } from "../../rewriteFields.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "cron-schedule",
  family: "server",
  severity: "error",
  summary: "The schedule of a CronJob is no cron schedule.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax",
  kinds: ["batch/CronJob"],
  check(manifest, report) {
    const schedule = manifest.root.at("spec", "schedule");
    const text = schedule.string;
    if (text === undefined) return;
    if (text === "") {
      report(schedule, say`The schedule is empty; write five cron fields, for example \`0 3 * * *\`.`);
    } else if (text.includes("TZ")) {
      report(schedule, say`\`${text}\` names a time zone; put it into \`timeZone\` instead.`, {
        fixes: moveTimeZone(manifest.root.at("spec"), text, manifest.document.text),
      });
    } else {
      const complaint = cronSchedule(text);
      if (complaint === undefined) return;
      const meant = withSundayAsZero(text) ?? closestScheduleName(text);
      const fixes = meant === undefined ? [] : replaceValue(schedule, meant);
      report(schedule, say`\`${text}\` ${complaint}.`, { fixes });
    }
  },
};

/** `CRON_TZ=Europe/Berlin 0 3 * * *` says in one text what belongs into two fields. */
function moveTimeZone(spec: Cursor, text: string, document: string): readonly Fix[] {
  const { zone, schedule } = /^(?:CRON_)?TZ=(?<zone>\S+)\s+(?<schedule>.*)$/u.exec(text)?.groups ?? {};
  if (zone === undefined || schedule === undefined || spec.at("timeZone").present) return [];
  if (cronSchedule(schedule) !== undefined) return [];
  return rewriteFields(
    spec,
    (fields) => ({ ...fields, schedule, timeZone: zone }),
    say`Move \`${zone}\` to \`timeZone\``,
    document,
  ).map((fix) => ({ ...fix, preferred: true }));
}

export default rule;
