import { neutralise } from "../../core/assist/neutralise.ts";
import { asData } from "../../core/assist/prompts.ts";
import type { Session } from "../session.ts";
import type { Explanation, Source } from "./explainAnswer.ts";
import type { ExplainRuleParams } from "./protocol.ts";

const longestRule = 3_000;

export function ruleExplanation({ code, rule }: ExplainRuleParams, { client }: Session): Explanation {
  const question = `Explain the rule ${neutralise(code)}: what it forbids, why, and how a manifest keeps it.`;
  return { content: [ruleText(rule), question], sources: pageOf(code, client.rulePage) };
}

/** The page of a rule, where the editor has it, as text that gives no orders. */
export function ruleText(page: string | undefined): string {
  return page === undefined || page === "" ? "" : asData("the rule", page.slice(0, longestRule));
}

/** Where a person reads about a rule. @param rulePage the address of its page, with `{code}` in place of the code */
export function pageOf(code: string, rulePage: string | undefined): readonly Source[] {
  return rulePage === undefined ? [] : [{ title: code, target: rulePage.replace("{code}", code) }];
}
