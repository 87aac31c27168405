import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import path from "node:path";
import { isKustomizationFile } from "../../core/kustomize/kustomization.ts";
import type { Message } from "../../core/text/message.ts";
import { CommandError, readFailure } from "../commandError.ts";

/** Folders with files of other people. */
const skipped: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** The files to look at, each once however many ways lead to it, and what stands in their way. */
export interface FoundFiles {
  /** As a person would write them, in the order of the paths, folders by name. */
  readonly files: readonly string[];
  /** Sentences about links and folders inside of the given ones that lead nowhere or cannot be read. */
  readonly problems: readonly Message[];
}

/**
 * The given files, whatever their names, and the YAML and JSON files in the given folders and below. Symbolic links are
 * followed, circles of them too, but nothing is visited twice. Throws a {@link CommandError} when a given path is not there.
 * @param folder where relative paths start
 */
export function findFiles(paths: readonly string[], folder: string): FoundFiles {
  const files: string[] = [];
  const problems: Message[] = [];
  const visited = new Set<string>();

  function visit(file: string, isGiven: boolean): void {
    const location = path.resolve(folder, file);
    const real = realPath(location);
    if (statSync(real).isDirectory()) visitFolder(file, real);
    else if (isGiven || isManifestFile(file)) add(file, real);
  }

  function visitFolder(name: string, real: string): void {
    if (visited.has(real)) return;
    visited.add(real);
    for (const entry of entriesOf(real)) {
      const below = path.join(name, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name))
          attempt(below, () => {
            visitFolder(below, path.join(real, entry.name));
          });
      } else if (entry.isSymbolicLink()) {
        attempt(below, () => {
          visitLink(below, path.join(real, entry.name));
        });
      } else if (entry.isFile() && isManifestFile(entry.name)) {
        add(below, path.join(real, entry.name));
      }
    }
  }

  function visitLink(name: string, location: string): void {
    // A link that leads nowhere is somebody's lock or socket, unless its name says that it is a manifest.
    if (existsSync(location) || isManifestFile(name)) visit(name, false);
  }

  function add(name: string, real: string): void {
    if (visited.has(real)) return;
    visited.add(real);
    files.push(name);
  }

  /** One unreadable part of a folder does not hide the rest. */
  function attempt(name: string, step: () => void): void {
    try {
      step();
    } catch (error) {
      problems.push(readFailure(name, error));
    }
  }

  for (const given of paths) {
    try {
      visit(given, true);
    } catch (error) {
      throw new CommandError(readFailure(given, error));
    }
  }
  return { files, problems };
}

/** A pipe, such as what a shell gives for `<(helm template chart)`, can be read and has no other path. */
function realPath(location: string): string {
  try {
    return realpathSync.native(location);
  } catch (error) {
    if (existsSync(location)) return location;
    throw error;
  }
}

function isManifestFile(name: string): boolean {
  return /\.(?:ya?ml|json)$/iu.test(name) || isKustomizationFile(path.basename(name));
}

function entriesOf(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
}
