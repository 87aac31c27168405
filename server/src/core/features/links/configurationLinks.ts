import { Cursor } from "../../manifest/cursor.ts";
import { resolvePath } from "../../text/resolvePath.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import type { FileLink } from "./fileLink.ts";

/** From `crds` in a `drydock.yaml` to the files; an editor cannot show a folder. */
export function configurationLinks(document: YamlDocument, uri: string): readonly FileLink[] {
  return Cursor.root(document.root)
    .at("crds")
    .items()
    .flatMap(({ string, range: { start, end } }) =>
      string !== undefined && /\.(?:ya?ml|json)$/u.test(string)
        ? [{ range: { start, end }, target: resolvePath(uri, string) }]
        : [],
    );
}
