import { inWords, type Message, say } from "../core/text/message.ts";

/** The command cannot do its work. The message says what failed, on what, and what to do; its exit status is 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly said: Message;

  constructor(said: Message) {
    super(inWords(said));
    this.said = said;
  }
}

/** Why a file could not be read, in words. */
export function readFailure(file: string, error: unknown): Message {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return say`There is no file or folder \`${file}\`.`;
    case "EACCES":
    case "EPERM":
      return say`\`${file}\` cannot be read: permission denied.`;
    case "ELOOP":
      return say`\`${file}\` cannot be read: its symbolic links lead in a circle.`;
    case "ERR_FS_FILE_TOO_LARGE":
    case "ERR_STRING_TOO_LONG":
      return say`\`${file}\` is too large to be read as one text.`;
    default:
      return say`\`${file}\` cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
