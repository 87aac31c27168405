import {
  chat,
  Disposable,
  l10n,
  Location,
  Uri,
  workspace,
  type CancellationToken,
  type ChatContext,
  type ChatRequest,
  type ChatResponseStream,
  type ChatResult,
} from "vscode";
import { parseAnswer, type Attachment } from "../../core/chat.ts";
import { answerMarkdown } from "../../core/participantAnswer.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { labelled, severityWords } from "../../infrastructure/phrases.ts";

const methods = { generate: "drydock/models/generate", progress: "drydock/models/progress" } as const;

/** What is remembered of an answer: the next wish is about it. */
interface Answered extends ChatResult {
  readonly metadata: { readonly manifests: readonly Attachment[] };
}

/**
 * `@drydock` in the editor's chat. The model that the person has chosen there writes; its manifests are checked, and repaired where
 * something is wrong, before any of them is shown, and nothing else that it writes is.
 * @param icon of the participant
 */
export function offerParticipant(client: LanguageClient, icon: Uri): Disposable {
  // Those of the chat panel count from 1.
  let lastId = 0;
  const participant = chat.createChatParticipant(
    "drydock.participant",
    async (request, context, stream, token): Promise<Answered> => {
      const id = --lastId;
      const listener = listen(client, methods.progress, (value: unknown) => {
        const step = stepOf(value, id);
        if (step !== undefined) stream.progress(step);
      });
      try {
        return await answer(client, id, request, context, stream, token);
      } finally {
        listener.dispose();
      }
    },
  );
  participant.iconPath = icon;
  return Disposable.from(participant);
}

async function answer(
  client: LanguageClient,
  id: number,
  { prompt, references, model }: ChatRequest,
  { history }: ChatContext,
  stream: ChatResponseStream,
  token: CancellationToken,
): Promise<Answered> {
  if (prompt.trim() === "") {
    stream.markdown(
      l10n.t(
        "Say what should run, for example: a Deployment of nginx with two replicas behind a Service. Every manifest is checked before you see it.",
      ),
    );
    return { metadata: { manifests: [] } };
  }
  const attached = [
    ...(await Promise.all(references.map(({ value }) => textOf(value)))).flat(),
    ...manifestsIn(history),
  ];
  const params = { id, wish: prompt, attached, editorModel: model.id };
  const outcome = parseAnswer(await client.sendRequest(methods.generate, params, token));
  if (outcome.kind !== "answered") return { metadata: { manifests: [] } };
  stream.markdown(
    answerMarkdown(outcome, {
      valid: (version) => l10n.t("valid for Kubernetes {0}", version),
      finding: (severity, line, message) =>
        labelled(severityWords()[severity] ?? severity, l10n.t("line {0}: {1}", line, message)),
    }),
  );
  const manifests = outcome.manifests.map(({ title, text }) => ({ name: l10n.t("{0} so far", title), text }));
  return { metadata: { manifests } };
}

/** What the person has put to the question; what is no text is left out. */
async function textOf(value: unknown): Promise<readonly Attachment[]> {
  if (typeof value === "string") return [{ name: l10n.t("attached text"), text: value }];
  const uri = value instanceof Location ? value.uri : value;
  if (!(uri instanceof Uri)) return [];
  const document = await workspace.openTextDocument(uri);
  const text = value instanceof Location ? document.getText(value.range) : document.getText();
  return [{ name: workspace.asRelativePath(uri), text }];
}

function manifestsIn(history: ChatContext["history"]): readonly Attachment[] {
  const latest = history.findLast((turn) => "result" in turn);
  const { manifests } = (latest?.result.metadata ?? {}) as Partial<Answered["metadata"]>;
  return manifests ?? [];
}

function stepOf(value: unknown, id: number): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id: of, step } = value as Partial<Record<string, unknown>>;
  return of === id && typeof step === "string" ? step : undefined;
}
