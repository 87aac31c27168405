/**
 * Cron schedules as Kubernetes reads them: five fields, or a name such as `@daily`, or `@every 90m`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */

import { closestName } from "../text/closestName.ts";
import { listing, type Message, say } from "../text/message.ts";

interface CronField {
  readonly name: Message;
  readonly lowest: number;
  readonly highest: number;
  /** Names that may stand for numbers, the first for `lowest`. */
  readonly names: readonly string[];
}

const fields: readonly CronField[] = [
  { name: say`minute`, lowest: 0, highest: 59, names: [] },
  { name: say`hour`, lowest: 0, highest: 23, names: [] },
  { name: say`day of the month`, lowest: 1, highest: 31, names: [] },
  {
    name: say`month`,
    lowest: 1,
    highest: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  {
    name: say`day of the week`,
    lowest: 0,
    highest: 6,
    names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
  },
];

const scheduleNames = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

const goDuration = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/u;

/** What is wrong with a cron schedule, or undefined when it is fine. */
export function cronSchedule(schedule: string): Message | undefined {
  if (schedule.startsWith("@")) return namedSchedule(schedule);
  const parts = schedule.split(/\s+/u).filter((part) => part !== "");
  if (parts.length !== fields.length) {
    return say`has ${parts.length} fields; a schedule has 5: minute, hour, day of the month, month, day of the week`;
  }
  for (const [index, field] of fields.entries()) {
    const complaint = cronField(parts[index] ?? "", field);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

/** The name that was probably meant: `@daily` for `@dayly`. */
export function closestScheduleName(schedule: string): string | undefined {
  return schedule.startsWith("@") && !schedule.startsWith("@every")
    ? closestName(schedule, scheduleNames)
    : undefined;
}

/** The schedule with 0 for a 7 that means Sunday, as in other crons; `undefined` when that makes it none. */
export function withSundayAsZero(schedule: string): string | undefined {
  const changed = schedule.replace(/(?<=^\s*(?:\S+\s+){4})7(?=\s*$)/u, "0");
  return changed !== schedule && cronSchedule(changed) === undefined ? changed : undefined;
}

function namedSchedule(schedule: string): Message | undefined {
  if (scheduleNames.includes(schedule)) return undefined;
  if (schedule.startsWith("@every ")) {
    if (goDuration.test(schedule.slice("@every ".length))) return undefined;
    return say`needs a duration such as \`90m\` behind \`@every\``;
  }
  return say`is no known name; use one of ${listing(scheduleNames)} or \`@every <duration>\``;
}

/** A field is a list of ranges: `*`, `5`, `1-5`, each with an optional step as in `0-30/10`. */
function cronField(text: string, field: CronField): Message | undefined {
  for (const range of text.split(",")) {
    if (range === "") continue;
    const complaint = cronRange(range, field);
    if (complaint !== undefined) return say`has \`${range}\` as ${field.name}, ${complaint}`;
  }
  return undefined;
}

function cronRange(text: string, field: CronField): Message | undefined {
  const [range = "", step, ...moreSteps] = text.split("/");
  if (moreSteps.length > 0) return say`which has more than one \`/\``;
  const [first = "", last, ...moreEnds] = range.split("-");
  const everything = first === "*" || first === "?";
  if (!everything && moreEnds.length > 0) return say`which has more than one \`-\``;
  if (step !== undefined && !(Number(integerOf(step)) > 0)) return say`whose step is no positive number`;
  if (everything) return undefined;
  const lowest = numberOf(first, field);
  const highest = last === undefined ? lowest : numberOf(last, field);
  if (lowest === undefined || highest === undefined) return say`which is no number or known name`;
  if (lowest < field.lowest || highest > field.highest) {
    return say`but it goes from ${field.lowest} to ${field.highest}`;
  }
  // `5/10` without an end runs to the end of the field, so only written ends can be in the wrong order.
  return lowest > highest ? say`which ends before it starts` : undefined;
}

function numberOf(text: string, field: CronField): number | undefined {
  const position = field.names.indexOf(text.toLowerCase());
  return position >= 0 ? field.lowest + position : integerOf(text);
}

function integerOf(text: string): number | undefined {
  return /^\+?\d+$/u.test(text) ? Number(text) : undefined;
}
