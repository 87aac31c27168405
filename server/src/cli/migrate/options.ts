import { say } from "../../core/text/message.ts";
import { CommandError } from "../commandError.ts";
import { readArguments } from "../readArguments.ts";
import { readKubernetesVersion } from "../validate/options.ts";

/** What `drydock migrate` was asked to do. */
export interface MigrateOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** The version in which APIs must not be deprecated; `undefined`: that of the project, or the newest one. */
  readonly kubernetesVersion: string | undefined;
  /** Change the files instead of printing what would change. */
  readonly writes: boolean;
}

/** Reads the arguments behind `migrate`. Throws a {@link CommandError} on what it does not understand. */
export function readMigrateOptions(args: readonly string[]): MigrateOptions {
  const { values, positionals } = readArguments(args, {
    "kubernetes-version": { type: "string" },
    write: { type: "boolean", default: false },
  });
  if (positionals.length === 0)
    throw new CommandError(
      say`Nothing was named to migrate. Name files or folders: \`drydock migrate manifests/\``,
    );
  if (positionals.includes("-"))
    throw new CommandError(
      say`\`migrate\` reads files and folders, no standard input. Name the file instead of \`-\`.`,
    );
  return {
    paths: positionals,
    kubernetesVersion:
      values["kubernetes-version"] === undefined
        ? undefined
        : readKubernetesVersion(values["kubernetes-version"]),
    writes: values.write,
  };
}
