import { FileType, Uri, workspace } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";

/** Larger files are data, not definitions that somebody wrote. */
const maximumBytes = 16 * 1024 * 1024;

interface FileParams {
  readonly uri: string;
}

interface PartParams {
  readonly path: string;
}

/**
 * Reads files for a server that cannot. It runs where this does and is ours, so that what it asks for is what it may have.
 * @param part reads a file of the extension, by its path below `dist`
 */
export function answerFileRequests(
  client: LanguageClient,
  part: (path: string) => Thenable<Uint8Array>,
): void {
  client.onRequest("drydock/files/list", async (params) => {
    const entries = await orElse(workspace.fs.readDirectory(fileIn(params)), []);
    return entries.flatMap(([name, type]) => {
      if (type === FileType.Directory) return { name, kind: "folder" };
      return type === FileType.File ? { name, kind: "file" } : [];
    });
  });
  client.onRequest("drydock/files/read", (params) => orElse(readText(fileIn(params)), null));
  client.onRequest("drydock/files/exists", async (params) => {
    const found = await orElse(workspace.fs.stat(fileIn(params)), undefined);
    return found !== undefined;
  });
  client.onRequest("drydock/files/part", (params) => part((params as PartParams).path));
}

function fileIn(params: unknown): Uri {
  return Uri.parse((params as FileParams).uri);
}

async function readText(uri: Uri): Promise<string | null> {
  const { size } = await workspace.fs.stat(uri);
  return size > maximumBytes ? null : new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** What is gone, or not ours to read, is not there. */
function orElse<Value, Other>(wanted: Thenable<Value>, otherwise: Other): Thenable<Value | Other> {
  return wanted.then(
    (value) => value,
    () => otherwise,
  );
}
