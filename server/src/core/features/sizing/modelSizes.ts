import { Cursor } from "../../manifest/cursor.ts";
import { Manifest } from "../../manifest/manifest.ts";
import type { Message } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import { containerSizing } from "../../workload/sizing/containerSizing.ts";
import { sizingArithmetic, sizingLabel } from "../../workload/sizing/describeSizing.ts";
import { readWorkload } from "../../workload/workload.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { toGvk } from "../../manifest/apiVersion.ts";

/** How much memory a model takes, and where its name stands. */
export interface ModelSize {
  readonly range: Range;
  /** For the end of the line. */
  readonly label: Message;
  /** The whole calculation, as Markdown. */
  readonly arithmetic: Message;
}

/** An estimate for every model that a document serves and whose name tells its size. */
export function modelSizes(document: YamlDocument): readonly ModelSize[] {
  const root = Cursor.root(document.root);
  const items = root.at("kind").string === "List" ? root.at("items").items() : [root];
  return items.flatMap((object) => sizesOf(object, document));
}

function sizesOf(root: Cursor, document: YamlDocument): readonly ModelSize[] {
  const apiVersion = root.at("apiVersion").string;
  const kind = root.at("kind").string;
  if (apiVersion === undefined || kind === undefined) return [];
  const workload = readWorkload(new Manifest(toGvk(apiVersion, kind), root, document));
  return workload.containers.flatMap((container) => {
    const estimate = containerSizing(container);
    return estimate === undefined
      ? []
      : [
          {
            range: estimate.model.range,
            label: sizingLabel(estimate),
            arithmetic: sizingArithmetic(estimate),
          },
        ];
  });
}
