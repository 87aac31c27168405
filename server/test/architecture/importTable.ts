/** What one row of the table in ARCHITECTURE.md says. All paths start at the project's folder. */
export interface TableRow {
  /** `*` as a whole segment stands for any folder, each of them on its own. */
  readonly folder: string;
  /** Folders; `x/*` stands for `x` and everything below. */
  readonly mayImport: readonly string[];
  /** Names of packages, `vscode`, and `node:*` for all modules of Node. */
  readonly packages: readonly string[];
}

const chapter = "## Who may import whom";

/**
 * Reads the tables of the chapter about imports: one below each heading ``### In `folder` ``, with paths that start at that
 * folder. `.` is the folder itself, without those that have rows of their own.
 */
export function readImportTable(markdown: string): readonly TableRow[] {
  const start = markdown.indexOf(`${chapter}\n`);
  if (start === -1) throw new Error(`ARCHITECTURE.md has no chapter "${chapter}".`);
  const end = markdown.indexOf("\n## ", start + chapter.length);
  const text = markdown.slice(start, end === -1 ? undefined : end);
  return text
    .split(/^### /mu)
    .slice(1)
    .flatMap((section) => {
      const base = /^In `([^`]+)`/u.exec(section)?.[1];
      if (base === undefined)
        throw new Error(`A table of imports needs a heading "In \`folder\`": ${section.slice(0, 60)}`);
      return section.split("\n").flatMap((line) => readRow(line, base));
    });
}

function readRow(line: string, base: string): readonly TableRow[] {
  const [folder, imports, packages] = line.split("|").slice(1, -1).map(namesIn);
  if (folder?.[0] === undefined || imports === undefined || packages === undefined) return [];
  const absolute = (name: string): string => (name === "." ? base : base === "." ? name : `${base}/${name}`);
  return [{ folder: absolute(folder[0]), mayImport: imports.map(absolute), packages }];
}

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = ""]) => name);
}
