import { languages, Uri, type Diagnostic, type DiagnosticCollection } from "vscode";
import type { DiagnosticCollectionProvider } from "../../infrastructure/protocolClient.ts";
import { isDouble, type Remark } from "../../core/doubles.ts";
import { coexistenceFor } from "../../infrastructure/settings.ts";

/** Gives the language client collections that leave out what another extension says already. */
export interface QuietDiagnostics {
  readonly provider: DiagnosticCollectionProvider;
  dispose(): void;
}

/**
 * Keeps what the server reported and shows the part of it that no other extension shows; whenever the diagnostics of a
 * document change, it looks again, so that a finding comes back when the other extension falls silent.
 */
export function createQuietDiagnostics(): QuietDiagnostics {
  const collections = new Set<QuietCollection>();
  const listener = languages.onDidChangeDiagnostics(({ uris }) => {
    for (const collection of collections) for (const uri of uris) collection.lookAgain(uri);
  });
  return {
    provider: {
      create: (name) => {
        const collection = new QuietCollection(languages.createDiagnosticCollection(name));
        collections.add(collection);
        return collection;
      },
      dispose: (collection) => {
        if (collection instanceof QuietCollection) collections.delete(collection);
        collection.dispose();
      },
    },
    dispose: () => {
      listener.dispose();
    },
  };
}

class QuietCollection implements DiagnosticCollection {
  readonly name: string;
  readonly #shown: DiagnosticCollection;
  readonly #reported = new Map<string, readonly Diagnostic[]>();

  constructor(shown: DiagnosticCollection) {
    this.name = shown.name;
    this.#shown = shown;
  }

  set(
    target: Uri | readonly [Uri, readonly Diagnostic[] | undefined][],
    diagnostics?: readonly Diagnostic[],
  ): void {
    const entries = target instanceof Uri ? [[target, diagnostics] as const] : target;
    for (const [uri, reported] of entries) {
      if (reported === undefined) {
        this.delete(uri);
      } else {
        this.#reported.set(uri.toString(), reported);
        this.#shown.set(uri, withoutDoubles(uri, reported));
      }
    }
  }

  lookAgain(uri: Uri): void {
    const reported = this.#reported.get(uri.toString());
    if (reported === undefined) return;
    const wanted = withoutDoubles(uri, reported);
    const shown = this.#shown.get(uri) ?? [];
    // Setting raises the event that leads here again, so it must happen only where something changes.
    const isUnchanged =
      wanted.length === shown.length && wanted.every((diagnostic, i) => isSame(diagnostic, shown[i]));
    if (!isUnchanged) this.#shown.set(uri, wanted);
  }

  delete(uri: Uri): void {
    this.#reported.delete(uri.toString());
    this.#shown.delete(uri);
  }

  clear(): void {
    this.#reported.clear();
    this.#shown.clear();
  }

  forEach(
    callback: (uri: Uri, diagnostics: readonly Diagnostic[], collection: DiagnosticCollection) => void,
  ): void {
    this.#shown.forEach(callback);
  }

  get(uri: Uri): readonly Diagnostic[] | undefined {
    return this.#shown.get(uri);
  }

  has(uri: Uri): boolean {
    return this.#shown.has(uri);
  }

  dispose(): void {
    this.#reported.clear();
    this.#shown.dispose();
  }

  [Symbol.iterator](): Iterator<[uri: Uri, diagnostics: readonly Diagnostic[]]> {
    return this.#shown[Symbol.iterator]();
  }
}

function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return a.message === b?.message && a.range.isEqual(b.range);
}

function withoutDoubles(uri: Uri, reported: readonly Diagnostic[]): readonly Diagnostic[] {
  if (coexistenceFor(uri) === "own") return reported;
  const others = languages.getDiagnostics(uri).filter(({ source }) => source !== "drydock");
  const theirs = others.map(toRemark);
  return reported.filter((diagnostic) => !isDouble(toRemark(diagnostic), theirs));
}

function toRemark(diagnostic: Diagnostic): Remark {
  return {
    source: diagnostic.source,
    family: familyOf(diagnostic),
    start: diagnostic.range.start,
    end: diagnostic.range.end,
  };
}

/** The server sends the family as data along with a finding; the language client keeps data on its diagnostics. */
function familyOf(diagnostic: Diagnostic & { data?: unknown }): string | undefined {
  const { data } = diagnostic;
  if (typeof data !== "object" || data === null || !("family" in data)) return undefined;
  return typeof data.family === "string" ? data.family : undefined;
}
