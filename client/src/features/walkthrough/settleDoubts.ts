import { commands, extensions, Location, Position, Uri, workspace, type LocationLink } from "vscode";
import { settledConfidence, type Doubt, type FoundFunction } from "../../core/doubt.ts";
import type { Step } from "../../core/walkthrough.ts";

const mostDoubts = 10;
/** Nobody waits for the answer, and while it loads a large module the Go extension gives none. */
const patienceMilliseconds = 60_000;

/**
 * Asks the Go extension, where it runs anyway, which functions a call may lead to that the walk was not sure of. It is never
 * started for it.
 *
 * @param settle is told how sure a step is, from 0 to 1, as soon as it is known; false ends the asking
 */
export async function settleDoubts(
  steps: readonly Step[],
  settle: (step: Step, confidence: number) => boolean,
): Promise<void> {
  if (extensions.getExtension("golang.go")?.isActive !== true) return;
  for (const step of steps.filter(({ doubt }) => doubt !== undefined).slice(0, mostDoubts)) {
    const { doubt } = step;
    if (doubt === undefined) continue;
    const confidence = settledConfidence(doubt, step.uri, await functionsCalled(doubt));
    if (confidence !== undefined && !settle(step, confidence)) return;
  }
}

/** What implements a method of an interface; where nothing does, what the name stands for. */
async function functionsCalled({ uri, line, name }: Doubt): Promise<readonly FoundFunction[]> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  if (line > document.lineCount) return [];
  const at = new RegExp(`\\b${name}\\b`, "u").exec(document.lineAt(line - 1).text);
  if (at === null) return [];
  const position = new Position(line - 1, at.index);
  const implementations = await places("vscode.executeImplementationProvider", document.uri, position);
  return implementations.length > 0
    ? implementations
    : places("vscode.executeDefinitionProvider", document.uri, position);
}

async function places(command: string, uri: Uri, position: Position): Promise<readonly FoundFunction[]> {
  const asked = commands.executeCommand<readonly (Location | LocationLink)[] | undefined>(
    command,
    uri,
    position,
  );
  const found = await Promise.race([asked, pause()]).then(
    (value) => value ?? [],
    () => [],
  );
  return found.map((each) =>
    each instanceof Location
      ? { uri: each.uri.toString(), line: each.range.start.line + 1 }
      : { uri: each.targetUri.toString(), line: each.targetRange.start.line + 1 },
  );
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceMilliseconds, undefined);
  });
}
