import { CodeLens, EventEmitter, l10n, languages, Range, type DocumentFilter } from "vscode";
import type { Uri } from "vscode";
import type { WalkthroughRequests } from "./requests.ts";

/** Where reading begins: the main function of a program, or the function that builds its command. */
const entryPoint = /^func (?:main\(\)|New\w*Command\([^\n]*\*cobra\.Command\b)/gmu;

class EntryLens extends CodeLens {
  readonly file: Uri;
  constructor(range: Range, file: Uri) {
    super(range);
    this.file = file;
  }
}

export interface EntryLenses {
  /** Another number of steps may be known by now. */
  refresh(): void;
  dispose(): void;
}

/** A lens above each entry point. How many steps there are is said where it is known: nothing is walked to find out. */
export function showEntryLenses(
  selector: readonly DocumentFilter[],
  requests: WalkthroughRequests,
): EntryLenses {
  const changed = new EventEmitter<void>();
  const registration = languages.registerCodeLensProvider(selector, {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) =>
      [...document.getText().matchAll(entryPoint)].map(({ index }) => {
        const start = document.positionAt(index);
        return new EntryLens(new Range(start, start), document.uri);
      }),
    async resolveCodeLens(lens: EntryLens) {
      const count = await requests.count(lens.file);
      lens.command = {
        title:
          count === undefined
            ? l10n.t("Walk through this program")
            : l10n.t("Walk through this program, {0} steps", count),
        command: "drydock.walkThrough",
        arguments: [lens.file.toString()],
      };
      return lens;
    },
  });
  return {
    refresh: () => {
      changed.fire();
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}
