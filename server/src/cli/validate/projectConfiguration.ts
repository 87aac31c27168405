import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  configurationFile,
  readConfiguration,
  type Configuration,
} from "../../core/configuration/configuration.ts";
import { openFile, positionAt } from "../../core/documents/sourceFile.ts";
import { Cursor } from "../../core/manifest/cursor.ts";
import { say, verbatim, type Words } from "../../core/text/message.ts";
import type { Range } from "../../core/text/range.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { loadCatalogue } from "../../sources/catalogue.ts";
import { newestKubernetesVersion } from "../../sources/kubernetesVersions.ts";
import { wordsIn } from "../../sources/words.ts";
import { CommandError, readFailure } from "../commandError.ts";
import { pathInside } from "../report/pathInside.ts";
import { adviceOn } from "../../lsp/ruleCatalogue.ts";
import type { World } from "../world.ts";
import { decode } from "./input.ts";

/** What a project says, with paths that count from the folder of the command. */
export interface ProjectConfiguration extends Omit<Configuration, "isExcluded"> {
  /** Of its file, as the person knows it. */
  readonly name: string;
  /** Whether nothing is to be said of a file, by its name. */
  readonly isExcluded: (name: string) => boolean;
}

const nothingSaid: ProjectConfiguration = {
  name: configurationFile,
  kubernetesVersion: undefined,
  check: { severities: new Map() },
  isExcluded: () => false,
  crds: [],
};

/**
 * The configuration of a project: the stated file, else `drydock.yaml` in the folder, where there is one. Throws a
 * {@link CommandError} that names the line when it cannot be read or says what has no meaning.
 */
export function loadProjectConfiguration(
  stated: string | undefined,
  { folder, language }: World,
): ProjectConfiguration {
  const name = stated ?? configurationFile;
  const file = path.resolve(folder, name);
  if (stated === undefined && !existsSync(file)) return nothingSaid;
  const configuration = readChecked(name, textOf(name, file), wordsIn(language));
  const home = path.dirname(file);
  return {
    ...configuration,
    name,
    isExcluded(input) {
      const inside = pathInside(home, path.resolve(folder, input));
      return inside !== undefined && configuration.isExcluded(inside.split(path.sep).join("/"));
    },
    crds: configuration.crds.map((each) => path.resolve(home, each)),
  };
}

function textOf(name: string, file: string): string {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw new CommandError(readFailure(name, error));
  }
}

function readChecked(name: string, text: string, words: Words): Configuration {
  const source = openFile(name, "yaml", 0, text);
  const placeOf = ({ start }: Range): string => `${name}:${String(positionAt(source, 0, start).line + 1)}`;
  const document = parseDocument(text);
  const configuration = readConfiguration(document);
  const { findings } = checkDocument(document, loadCatalogue(newestKubernetesVersion), nothingSaid.check);
  const errors = findings
    .filter(({ severity }) => severity === "error")
    .map(({ range, message }) => `${placeOf(range)}: ${words(message)}`);
  if (errors.length > 0) throw new CommandError(verbatim(errors.join("\n")));
  if (configuration === undefined)
    throw new CommandError(
      say`\`${name}\` is no configuration of Drydock. It begins with \`apiVersion: drydock/v1\` and \`kind: Configuration\`.`,
    );
  refuseUnknownCodes(Cursor.root(document.root).at("rules").fields(), placeOf);
  return configuration;
}

function refuseUnknownCodes(rules: readonly Cursor[], placeOf: (range: Range) => string): void {
  for (const { name, keyRange } of rules) {
    const advice = adviceOn(name);
    if (advice !== undefined)
      throw new CommandError(
        say`${placeOf(keyRange)}: \`rules\` does not know the code \`${name}\`. ${advice}`,
      );
  }
}
