import { complete } from "../../core/features/completion/complete.ts";
import type { CompletionItem, CompletionList } from "../../core/features/completion/item.ts";
import type { InlinePatch } from "../../core/kustomize/inlinePatch.ts";
import { patchesIn } from "../../core/kustomize/kustomization.ts";
import { operationsSchema, pointersBelow } from "../../core/kustomize/operations.ts";
import { typesOfTarget, type PatchTarget } from "../../core/kustomize/patchTarget.ts";
import { Cursor } from "../../core/manifest/cursor.ts";
import { onlySchema } from "../../core/schema/readJsonSchema.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";

/**
 * What may be written in a patch: fields of the object that it is a part of, or operations with their paths.
 * @param targets of operations, as the kustomization names them
 */
function completePatch(
  text: string,
  offset: number,
  targets: readonly PatchTarget[],
  schemas: SchemaSet,
): CompletionList {
  const isList = /^\s*- /mu.test(text) && !/^apiVersion:/mu.test(text);
  if (!isList || operationsSchema === undefined)
    return complete(text, offset, schemas, { language: "yaml", objects: [] });
  const written = /\b(?:path|from):\s*["']?(?<pointer>\S*)$/u.exec(text.slice(0, offset))?.groups?.[
    "pointer"
  ];
  const types = targets.flatMap((target) => typesOfTarget(target, schemas));
  return complete(text, offset, onlySchema(operationsSchema), {
    language: "yaml",
    objects: [],
    pointers: pointersBelow(types, written ?? ""),
  });
}

/** The same in a patch that stands in a kustomization. @param text of the kustomization */
export function completeInline(inline: InlinePatch, text: string, schemas: SchemaSet): CompletionList {
  const { head } = inline;
  const around = patchesIn(Cursor.root(parseDocument(text).root)).find(
    ({ at: { node } }) => node !== undefined && node.start <= head.end && head.start <= node.end,
  );
  const targets = around?.target === undefined ? [] : [around.target];
  const { items, incomplete } = completePatch(inline.text, inline.offset, targets, schemas);
  return { items: items.map((item) => moved(item, inline)), incomplete };
}

function moved(item: CompletionItem, { indentation, toKustomization }: InlinePatch): CompletionItem {
  const indented = (text: string): string => text.replaceAll("\n", `\n${indentation}`);
  const { additionalEdits } = item;
  return {
    ...item,
    range: toKustomization(item.range),
    snippet: indented(item.snippet),
    plain: indented(item.plain),
    ...(additionalEdits === undefined
      ? {}
      : {
          additionalEdits: additionalEdits.map(({ range, newText }) => ({
            range: toKustomization(range),
            newText: indented(newText),
          })),
        }),
  };
}
