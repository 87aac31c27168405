import { closestName } from "../../core/text/closestName.ts";
import { say, verbatim } from "../../core/text/message.ts";
import { wordsIn } from "../../sources/words.ts";
import { describeRules } from "../../lsp/ruleCatalogue.ts";
import { CommandError } from "../commandError.ts";
import type { World } from "../world.ts";

/** Whether a text can be the code of a finding: kinds have no hyphens. */
export function isCode(text: string): boolean {
  return /^[a-z]+(?:-[a-z]+)+$/u.test(text);
}

/**
 * What is wrong where a finding has a code, who says so, and how it is silenced. Throws a {@link CommandError} when no finding
 * has that code.
 */
export function explainRule(code: string, { language, paint }: World): string {
  const rules = describeRules();
  const rule = rules.find((known) => known.code === code);
  if (rule === undefined) {
    const meant = closestName(
      code,
      rules.map((known) => known.code),
    );
    const advice =
      meant === undefined
        ? say`A code stands in brackets in front of its finding.`
        : say`Did you mean \`${meant}\`?`;
    throw new CommandError(say`There is no finding with the code \`${code}\`. ${advice}`);
  }
  const words = wordsIn(language);
  const silencing = say`A comment \`# drydock: ignore ${code}\` silences it in one place, \`${code}: ignore\` below \`rules\` in \`drydock.yaml\` everywhere.`;
  return `${[
    `${paint(["bold"], code)}  ${paint(["dim"], rule.severity)}`,
    `  ${words(verbatim(rule.summary))}`,
    `  ${rule.source}`,
    words(silencing),
  ].join("\n\n")}\n`;
}
