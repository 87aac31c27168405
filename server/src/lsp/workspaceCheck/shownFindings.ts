import { joinedFindings } from "../../core/finding.ts";
import { createDiagnosticsFor } from "../diagnostics.ts";
import type { Session } from "../session.ts";
import type { ClosedFile } from "./closedFileCheck.ts";

/** Findings of files that are not open, all together; more than a person reads, and a bound for our memory and the editor's. */
const mostFindings = 10_000;

/** The findings that the editor shows of files that are not open. */
export interface ShownFindings {
  /** The files that have some. */
  readonly uris: () => readonly string[];
  /** What is shown of a file; `undefined` where that is nothing. */
  readonly of: (uri: string) => ClosedFile | undefined;
  /** Shows what is known of a file now in place of what was shown before. @returns whether it would have been too much */
  show(uri: string, found: ClosedFile | undefined): Promise<boolean>;
  /** What was shown of a file counts no more; the editor has replaced it by itself. */
  forget(uri: string): void;
}

export function createShownFindings(
  session: Pick<Session, "connection" | "client" | "words" | "workspace">,
): ShownFindings {
  const diagnosticsFor = createDiagnosticsFor(session);
  const shown = new Map<string, ClosedFile & { readonly count: number }>();
  let total = 0;

  function forget(uri: string): void {
    total -= shown.get(uri)?.count ?? 0;
    shown.delete(uri);
  }

  return {
    uris: () => [...shown.keys()],
    of: (uri) => shown.get(uri),
    forget,
    async show(uri, found) {
      const wasShown = shown.has(uri);
      forget(uri);
      const diagnostics =
        found === undefined
          ? []
          : diagnosticsFor(found.file, (part, index) =>
              joinedFindings(found.own.get(part), found.references.said[index]),
            );
      const count = diagnostics.length;
      const isTooMuch = total + count > mostFindings;
      if (found !== undefined && count > 0 && !isTooMuch) {
        shown.set(uri, { ...found, count });
        total += count;
      }
      if (wasShown || shown.has(uri))
        await session.connection.sendDiagnostics({ uri, diagnostics: isTooMuch ? [] : diagnostics });
      return isTooMuch;
    },
  };
}
