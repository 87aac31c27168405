import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { SourceHost } from "../core/go/modules.ts";

/** Texts of open files that are not saved yet, by absolute path with `/`. */
export type UnsavedTexts = Readonly<Record<string, string>>;

/** Go sources on disk, with unsaved texts in place of the files they will be. What can not be read is absent. */
export function sourceHost(unsaved: UnsavedTexts = {}): SourceHost {
  return {
    read(path) {
      const text = unsaved[path];
      if (text !== undefined) return text;
      try {
        return readFileSync(path, "utf8");
      } catch {
        return undefined;
      }
    },
    list(folder) {
      try {
        return readdirSync(folder);
      } catch {
        return undefined;
      }
    },
  };
}

/** Something that a result rests on: the text of a file, the names in a folder, or that there is none. */
export interface Input {
  readonly kind: "file" | "folder";
  readonly path: string;
  /** Of the text or of the names; `undefined` where it is absent. */
  readonly hash: string | undefined;
}

/** A host that remembers what was asked of it. */
export interface RecordingHost extends SourceHost {
  readonly inputs: () => readonly Input[];
}

/** @param onInput is told how many different inputs were asked for so far, at each new one */
export function recordInputs(host: SourceHost, onInput: (count: number) => void): RecordingHost {
  const inputs = new Map<string, Input>();
  const record = (kind: Input["kind"], path: string, content: string | undefined): void => {
    const key = `${kind} ${path}`;
    if (inputs.has(key)) return;
    inputs.set(key, { kind, path, hash: contentHash(content) });
    onInput(inputs.size);
  };
  return {
    read(path) {
      const text = host.read(path);
      record("file", path, text);
      return text;
    },
    list(folder) {
      const names = host.list(folder);
      record("folder", folder, names === undefined ? undefined : namesAsText(names));
      return names;
    },
    inputs: () => [...inputs.values()],
  };
}

/** Short and fast; it protects from mistakes, not from an attacker. */
export function contentHash(content: string | undefined): string | undefined {
  return content === undefined ? undefined : hash("sha1", content, "base64");
}

export function namesAsText(names: readonly string[]): string {
  return [...names].sort().join("\n");
}
