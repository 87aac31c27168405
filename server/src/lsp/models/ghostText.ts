import type { CancellationToken } from "vscode-languageserver";
import { placeAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { Against } from "../../core/assist/generation.ts";
import { fitting } from "../../core/assist/ghost/fitting.ts";
import { gapAt, type Gap } from "../../core/assist/ghost/gap.ts";
import { promptOf } from "../../core/assist/ghost/ghostPrompt.ts";
import { createProposals, typedSince, type Proposal } from "../../core/assist/ghost/proposals.ts";
import { cutAtStop } from "../../core/assist/ghost/stops.ts";
import { fieldsAt } from "../../core/features/completion/fieldsAt.ts";
import { ModelFailure } from "../../models/failure.ts";
import type { Session } from "../session.ts";
import { gapFacts } from "./gapFacts.ts";
import type { ModelLink } from "./modelLink.ts";
import type { GhostState } from "./protocol.ts";

/** Milliseconds without a key before a model is asked; a person who asks does not wait. */
const debounceMilliseconds = 250;
const mostTokens = 96;
const keptProposals = 200;
const keptCharacters = 2_000_000;

/** What was asked, and what has become of it. */
export interface GhostRequest {
  readonly uri: string;
  readonly position: Position;
  /** A person has asked; otherwise the editor has, because somebody typed. */
  readonly isInvoked: boolean;
}

interface Running {
  readonly gap: Gap;
  readonly place: Pick<Proposal, "uri" | "text" | "offset">;
  readonly controller: AbortController;
  readonly result: Promise<string | undefined>;
  streamed: string;
}

/**
 * Text that is proposed at the cursor: what the schema requires, else what a model writes, as far as it keeps the document
 * valid. At most one model request runs; it goes on while what is typed is what it writes, and ends at once otherwise.
 */
export function createGhostText(
  session: Session,
  link: ModelLink,
  tell: (state: GhostState) => void,
): (request: GhostRequest, token: CancellationToken) => Promise<string | undefined> {
  const { workspace, runtime } = session;
  const proposals = createProposals(keptProposals, keptCharacters);
  let running: Running | undefined;

  workspace.onChange((change) => {
    if (change.kind === "edit" && running?.place.uri === change.uri && !isStillWanted(running))
      running.controller.abort();
  });

  /** The file holds what it held, and besides only the beginning of what is being written. */
  function isStillWanted(begun: Running): boolean {
    const { uri, text, offset } = begun.place;
    const parts = workspace.snapshot().files.get(uri)?.parts ?? [];
    return parts.some((part) => continues(begun, part.text, offset + part.text.length - text.length));
  }

  async function propose(request: GhostRequest, token: CancellationToken): Promise<string | undefined> {
    const { schemas, settings, files } = workspace.snapshot();
    const file = files.get(request.uri);
    if (!link.proposesText() || file?.language !== "yaml") return undefined;
    const { part, offset } = placeAt(file, request.position);
    const { text } = part;
    const place = { uri: request.uri, text, offset };
    const known = proposals.find(request.uri, text, offset);
    if (known !== undefined) return shown(known);
    const gap = gapAt(text, offset);
    if (typeof gap === "string") {
      tell({ kind: "nothing", because: gap });
      return undefined;
    }
    const against = { schemas, settings };
    const { skeleton } = fieldsAt(text, offset, schemas) ?? {};
    const required = skeleton === undefined ? undefined : fitting(text, offset, skeleton, against);
    if (required !== undefined) {
      proposals.add({ ...place, proposed: required });
      return shown(required);
    }

    if (running?.place.uri === request.uri && continues(running, text, offset)) {
      const rest = await settled(running, place, against);
      if (rest !== undefined) return shown(rest);
    }
    if (!(await isDue(request, token, file))) return undefined;
    running?.controller.abort();
    const begun = start(gap, place, request.isInvoked);
    running = begun;
    token.onCancellationRequested(() => {
      // A key that continues the proposal cancels the question, not the work on its answer.
      if (workspace.snapshot().files.get(request.uri) === file) begun.controller.abort();
    });
    const rest = await settled(begun, place, against);
    return rest === undefined ? undefined : shown(rest);
  }

  /** What is left at a place of the text that a request brings, as far as it may be shown. */
  async function settled(
    { place, result }: Running,
    { uri, text, offset }: Running["place"],
    against: Against,
  ): Promise<string | undefined> {
    const answer = await result;
    if (answer === undefined) return undefined;
    const proposed = answer.trim() === "" ? "" : fitting(place.text, place.offset, answer, against);
    if (proposed === undefined || proposed === "")
      tell({ kind: "nothing", because: proposed === "" ? "nothing" : "not-valid" });
    else proposals.add({ ...place, proposed });
    return proposals.find(uri, text, offset);
  }

  /** Nobody has typed on, and the model's server is not known to fail. */
  async function isDue(
    { isInvoked }: GhostRequest,
    token: CancellationToken,
    file: SourceFile,
  ): Promise<boolean> {
    if (!(isInvoked ? link.hasChoice() : link.mayAskUnbidden())) {
      tell({ kind: "no-model" });
      return false;
    }
    if (isInvoked) return true;
    const pause = link.pause();
    if (pause > 0) {
      tell({ kind: "paused", seconds: Math.ceil(pause / 1000) });
      return false;
    }
    await runtime.delay(debounceMilliseconds);
    return !token.isCancellationRequested && workspace.snapshot().files.get(file.uri) === file;
  }

  function start(gap: Gap, place: Running["place"], isInvoked: boolean): Running {
    const controller = new AbortController();
    const begun: Running = { gap, place, controller, streamed: "", result: ask() };
    return begun;

    async function ask(): Promise<string | undefined> {
      // Whoever waits for the result has to be there before it is.
      await Promise.resolve();
      tell({ kind: "asking" });
      try {
        const facts = await gapFacts(session, place.uri, place.text, place.offset);
        controller.signal.throwIfAborted();
        const question = {
          ...promptOf(gap, facts),
          maxTokens: mostTokens,
          signal: controller.signal,
          urgency: isInvoked ? ("explicit" as const) : ("background" as const),
        };
        const answer = await link.fill(question, (text) => {
          begun.streamed = text;
          return cutAtStop(text, gap).isOver || !isStillWanted(begun);
        });
        return cutAtStop(answer, gap).text;
      } catch (error) {
        if (controller.signal.aborted || isDisplaced(error)) return undefined;
        if (!(error instanceof ModelFailure)) throw error;
        tell({ kind: "failed", failure: error.kind, message: session.words(error.said) });
        return undefined;
      } finally {
        if (running === begun) running = undefined;
      }
    }
  }

  function shown(text: string): string {
    tell({ kind: "shown" });
    return text;
  }

  return propose;
}

/** Newer or explicit work has taken the place of this one. */
function isDisplaced(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** What was typed since a request began is the beginning of what it brings, as far as that is known. */
function continues({ place, streamed }: Running, text: string, offset: number): boolean {
  const typed = typedSince(place, text, offset);
  return typed !== undefined && (streamed.startsWith(typed) || typed.startsWith(streamed));
}
