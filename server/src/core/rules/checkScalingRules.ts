import { quantityOf, signOf } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { listing, say } from "../text/message.ts";
import { checkBounds } from "./checkFormat.ts";
import { requireFilled } from "./requireValue.ts";
import type { Report } from "./rule.ts";

const longestWindowSeconds = 3600;
const longestPeriodSeconds = 1800;
const highestInteger = 2_147_483_647;

/** What the `behavior` of a HorizontalPodAutoscaler may say, wherever it stands. */
export function checkScalingRules(behavior: Cursor, report: Report): void {
  for (const name of ["scaleUp", "scaleDown"]) checkRules(behavior.at(name), report);
}

function checkRules(rules: Cursor, report: Report): void {
  checkBounds(rules.at("stabilizationWindowSeconds"), 0, longestWindowSeconds, report);
  checkWord(rules.at("selectPolicy"), ["Max", "Min", "Disabled"], report);
  const tolerance = quantityOf(rules.at("tolerance"));
  if (tolerance !== undefined && signOf(tolerance) < 0)
    report(rules.at("tolerance"), say`\`tolerance\` must be 0 or more.`);
  requireFilled(rules.at("policies"), report, say`name at least one policy, or leave it out for the default`);
  for (const policy of rules.at("policies").items()) {
    checkWord(policy.at("type"), ["Pods", "Percent"], report);
    checkBounds(policy.at("value"), 1, highestInteger, report);
    checkBounds(policy.at("periodSeconds"), 1, longestPeriodSeconds, report);
  }
}

function checkWord(place: Cursor, words: readonly string[], report: Report): void {
  if (place.string === undefined || words.includes(place.string)) return;
  report(place, say`\`${place.name}\` is \`${place.string}\`; it must be ${listing(words, "or")}.`);
}
