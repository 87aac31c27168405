import { lookUpIn, lookUpTitle, lookUpTools, noSuchLookUp } from "../../core/assist/lookUps.ts";
import { asData, systemPrompt } from "../../core/assist/prompts.ts";
import type { Redactor } from "../../core/assist/redaction.ts";
import { inWords, type Message } from "../../core/text/message.ts";
import type { ToolCall, ToolMessage } from "../../models/provider.ts";
import type { LookUps } from "./lookUps.ts";
import type { ModelLink } from "./modelLink.ts";
import { conversationText } from "./sentPrompts.ts";

/** What a model has had looked up before it writes. */
export interface Research {
  /** Documents for the prompts that follow, without secrets. */
  readonly facts: readonly string[];
  /** The prompts of the look-ups as they left. */
  readonly sent: readonly string[];
  readonly titles: readonly Message[];
}

const nothing: Research = { facts: [], sent: [], titles: [] };
const mostRounds = 3;
const mostCalls = 6;
const longestResult = 2_000;
const mostTokens = 400;

/**
 * Lets a model look things up, until it has enough or has asked often enough. Whatever it reads is data to it, and whatever it
 * asks for is one of a few look-ups that write nothing.
 *
 * @param content what it is to write, and all that goes with it
 * @param tell each look-up, as soon as it is done
 * @throws ModelFailure
 */
export async function research(
  content: string,
  link: ModelLink,
  lookUps: LookUps,
  { redact }: Redactor,
  signal: AbortSignal,
  tell: (title: Message) => void,
): Promise<Research> {
  const tools = lookUpTools(lookUps.hasCluster());
  const messages: ToolMessage[] = [
    { role: "system", content: systemPrompt("look-up", link.language()) },
    { role: "user", content },
  ];
  const facts = new Map<string, string>();
  const titles: Message[] = [];
  for (let round = 0; round < mostRounds && facts.size < mostCalls; round++) {
    const calls = await link.callTools({ messages, tools, maxTokens: mostTokens, signal });
    if (calls === undefined) return nothing;
    const asked = calls.slice(0, mostCalls - facts.size);
    const isNew = asked.some((call) => !facts.has(keyOf(call)));
    if (!isNew) break;
    messages.push({ role: "calls", calls: asked });
    for (const call of asked) messages.push({ role: "result", call, content: await answer(call) });
  }
  return { facts: [...facts.values()], sent: [conversationText(messages)], titles };

  async function answer(call: ToolCall): Promise<string> {
    const known = facts.get(keyOf(call));
    if (known !== undefined) return known;
    const lookUp = lookUpIn(call.name, call.arguments, tools);
    if (lookUp === undefined) return noSuchLookUp(call.name, tools);
    const title = lookUpTitle(lookUp);
    const found = redact(await lookUps.run(lookUp, signal)).slice(0, longestResult);
    titles.push(title);
    tell(title);
    const fact = asData(inWords(title), found);
    facts.set(keyOf(call), fact);
    return fact;
  }
}

function keyOf({ name, arguments: given }: ToolCall): string {
  return `${name} ${JSON.stringify(given)}`;
}
