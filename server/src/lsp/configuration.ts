import path from "node:path";
import {
  configurationFile,
  readConfiguration,
  type Configuration,
} from "../core/configuration/configuration.ts";
import { uriOf } from "../core/text/filePath.ts";
import { say } from "../core/text/message.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import { adviceOn } from "./ruleCatalogue.ts";
import type { Session } from "./session.ts";
import { defaultSettings, readSettings, sameCheck, type CheckScope, type Settings } from "./settings.ts";
import type { FolderReader } from "./folderReader.ts";
import type { WorkspaceSchemas } from "./workspaceSchemas.ts";

/**
 * The settings in force: those of the person, and above them what `drydock.yaml` at the root of a folder says, which holds for
 * everybody who works on it. Of several folders with such a file each says what is excluded in it, and the first everything else: all of
 * them are checked as one program.
 */
export interface SettingsInForce extends FolderReader {
  /**
   * Takes over the settings of the editor. Editors that can be asked are asked, as what they push is incomplete or `null`.
   * @param pushed the `settings` of `workspace/didChangeConfiguration`, if that is where the call comes from
   */
  take(pushed?: unknown): Promise<void>;
  /** Whether the person wants kustomizations to be built. */
  readonly buildsKustomizations: () => boolean;
  /** Whether the person wants charts to be rendered. */
  readonly rendersCharts: () => boolean;
  /** Whether nothing is to be said of a file. */
  readonly isExcluded: (uri: string) => boolean;
}

/** A configuration, and the URI of its folder with a slash at the end. */
interface ProjectConfiguration extends Configuration {
  readonly home: string;
}

/** @param onScope is told when a person wants other files to be checked than before */
export function createSettings(
  {
    connection,
    client,
    workspace,
    runtime,
    words,
  }: Pick<Session, "connection" | "client" | "workspace" | "runtime" | "words">,
  schemas: WorkspaceSchemas,
  onScope: (scope: CheckScope) => void,
): SettingsInForce {
  let stated: Settings = defaultSettings;
  let projects: readonly ProjectConfiguration[] = [];
  let folders: readonly string[] = [];
  const told = new Set<string>();

  /** Somebody who mistypes a code believes that a check is off, or an error: in the editor's output channel, once for each. */
  function tellUnknownCodes({ check: { severities } }: Settings): void {
    for (const code of severities.keys()) {
      const advice = told.has(code) ? undefined : adviceOn(code);
      if (advice === undefined) continue;
      told.add(code);
      connection.console.warn(
        words(say`The setting \`drydock.rules\` does not know the code \`${code}\`. ${advice}`),
      );
    }
  }

  /** @param isAnew files are checked again even if the same holds for them: they may be excluded now, or no longer */
  function enforce(isAnew: boolean): void {
    const [project] = projects;
    const settings = project === undefined ? stated : above(project, stated);
    schemas.useVersion(settings.kubernetesVersion);
    if (isAnew || !sameCheck(workspace.snapshot().settings, settings.check))
      workspace.apply({ kind: "settings", settings: { ...settings.check } });
  }

  async function readProjects(): Promise<readonly ProjectConfiguration[]> {
    const found: ProjectConfiguration[] = [];
    for (const folder of folders) {
      const text = await runtime.readText(configurationOf(folder));
      const configuration = text === undefined ? undefined : readConfiguration(parseDocument(text));
      if (configuration !== undefined) found.push({ ...configuration, home: `${uriOf(folder)}/` });
    }
    return found;
  }

  async function refresh(): Promise<void> {
    const before = projects;
    projects = await readProjects();
    if (before.length + projects.length > 0) enforce(true);
  }

  return {
    async take(pushed) {
      const section: unknown = client.answersConfiguration
        ? await connection.workspace.getConfiguration("drydock")
        : sectionOf(pushed);
      if (section === undefined) return;
      const before = stated;
      stated = readSettings(section);
      tellUnknownCodes(stated);
      enforce(false);
      if (stated.scope !== before.scope) onScope(stated.scope);
    },
    buildsKustomizations: () => stated.buildsKustomizations,
    rendersCharts: () => stated.rendersCharts,
    isExcluded: (uri) =>
      projects.some(
        ({ home, isExcluded }) =>
          uri.startsWith(home) && isExcluded(decodeURIComponent(uri.slice(home.length))),
      ),
    async scan(contents) {
      folders = contents.folders;
      await refresh();
    },
    async filesChanged(paths) {
      if (folders.map(configurationOf).some((file) => paths.includes(file))) await refresh();
    },
  };
}

/** What the project does not speak of stays as the person has it. */
function above({ kubernetesVersion, check }: Configuration, stated: Settings): Settings {
  return {
    ...stated,
    kubernetesVersion: kubernetesVersion ?? stated.kubernetesVersion,
    check: {
      practice: { ...stated.check.practice, ...check.practice },
      severities: new Map([...stated.check.severities, ...check.severities]),
    },
  };
}

function configurationOf(folder: string): string {
  return path.join(folder, configurationFile);
}

function sectionOf(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null && "drydock" in settings
    ? settings.drydock
    : undefined;
}
