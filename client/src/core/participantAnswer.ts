import type { ChatManifest, ChatTurn } from "./chat.ts";

/** Words around manifests, in the language of the editor. */
export interface ParticipantWords {
  readonly valid: (kubernetesVersion: string) => string;
  /** A finding at a line, counted from 1. */
  readonly finding: (severity: string, line: number, message: string) => string;
}

/** Checked manifests as Markdown of the editor's chat: each with what is to be said of it. */
export function answerMarkdown(
  { manifests, kubernetesVersion, reason, lookedUp = [] }: Extract<ChatTurn["outcome"], { kind: "answered" }>,
  words: ParticipantWords,
): string {
  return [
    ...(lookedUp.length === 0 ? [] : [lookedUp.join(" · ")]),
    ...manifests.map((manifest) => manifestMarkdown(manifest, kubernetesVersion, words)),
    ...(reason === undefined ? [] : [reason]),
  ].join("\n\n");
}

function manifestMarkdown(
  { title, text, findings }: ChatManifest,
  kubernetesVersion: string,
  words: ParticipantWords,
): string {
  const fence = fenceAround(text);
  const isValid = findings.every(({ severity }) => severity !== "error");
  return [
    `**${title}**${isValid ? ` – ${words.valid(kubernetesVersion)}` : ""}`,
    `${fence}yaml\n${text.trimEnd()}\n${fence}`,
    ...(findings.length === 0
      ? []
      : [
          findings
            .map(({ line, severity, message }) => `- ${words.finding(severity, line + 1, message)}`)
            .join("\n"),
        ]),
  ].join("\n\n");
}

/** Longer than every fence in the text, so that what a model wrote cannot leave its block. */
function fenceAround(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  return "`".repeat(longest + 1);
}
