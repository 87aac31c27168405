import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import { foldersOfDependency, readDependency } from "../../core/helm/chart.ts";
import { Cursor } from "../../core/manifest/cursor.ts";
import { pathOf } from "../../core/text/filePath.ts";
import type { Range } from "../../core/text/range.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { Session } from "../session.ts";

/** Where a `Chart.yaml` names another chart that it depends on. */
export interface ChartUse {
  readonly file: SourceFile;
  readonly range: Range;
  /** Below which the values of the other one stand in its own. */
  readonly key: string;
  /** The other one lies in its own folder. */
  readonly isAround: boolean;
}

/**
 * Where the charts of the workspace say that they depend on one. Reads each `Chart.yaml`, for a question that is rarely asked.
 * @param folder URI of its folder with a slash at the end
 */
export async function usesOfChart(
  { workspace, runtime }: Pick<Session, "workspace" | "runtime">,
  folder: string,
): Promise<readonly ChartUse[]> {
  const uses: ChartUse[] = [];
  const { charts, files } = workspace.snapshot();
  for (const user of charts) {
    const uri = `${user}Chart.yaml`;
    const text = files.has(uri) ? undefined : await runtime.readText(pathOf(uri));
    const file = files.get(uri) ?? (text === undefined ? undefined : openFile(uri, "yaml", 0, text));
    if (file !== undefined) uses.push(...usesIn(file, user, folder));
  }
  return uses;
}

function usesIn(file: SourceFile, user: string, folder: string): readonly ChartUse[] {
  const [part] = file.parts;
  const dependencies = Cursor.root(part && parseDocument(part.text).root).at("dependencies");
  return dependencies.items().flatMap((at) => {
    const dependency = readDependency(at);
    if (dependency === undefined || !foldersOfDependency(user, dependency).includes(folder)) return [];
    const { start, end } = at.at("name").range;
    return [
      { file, range: { start, end }, key: dependency.key, isAround: folder.startsWith(`${user}charts/`) },
    ];
  });
}
