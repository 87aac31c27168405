import { foldersOfDependency, readDependency, type ChartFolders } from "../../helm/chart.ts";
import { readActions } from "../../helm/readActions.ts";
import { Cursor } from "../../manifest/cursor.ts";
import { resolvePath } from "../../text/resolvePath.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import type { FileLink } from "./fileLink.ts";

/**
 * From the dependencies in a `Chart.yaml` to the charts that lie on the same disk: at their `file://`, else at their names.
 * @param folder of the chart, with a slash at the end
 */
export function chartLinks(
  document: YamlDocument,
  folder: string,
  charts: ChartFolders,
): readonly FileLink[] {
  return Cursor.root(document.root)
    .at("dependencies")
    .items()
    .flatMap((at) => {
      const dependency = readDependency(at);
      if (dependency === undefined) return [];
      const found = foldersOfDependency(folder, dependency)
        .toReversed()
        .find((each) => charts.has(each));
      const { start, end } = at.at(dependency.path === undefined ? "name" : "repository").range;
      return found === undefined ? [] : [{ range: { start, end }, target: `${found}Chart.yaml` }];
    });
}

/** From `.Files.Get "name"` and its like in a template to the file of the chart. */
export function templateLinks(text: string, folder: string): readonly FileLink[] {
  return readActions(text).flatMap(({ tokens }) =>
    tokens.flatMap((token, index) => {
      const before = tokens[index - 1];
      const names = before?.kind === "chain" ? before.names.map((name) => name.text) : [];
      const reads = names.at(-2) === "Files" && ["Get", "GetBytes", "Lines"].includes(names.at(-1) ?? "");
      return reads && token.kind === "string" && token.value !== ""
        ? [
            {
              range: { start: token.start + 1, end: token.start + 1 + token.value.length },
              target: resolvePath(folder, token.value),
            },
          ]
        : [];
    }),
  );
}
