import type { CompletionItem, CompletionList, CompletionParams } from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { complete } from "../../core/features/completion/complete.ts";
import { toCompletionItem } from "../convert.ts";
import type { Session } from "../session.ts";

/** `textDocument/completion` */
export function completion(session: Session, params: CompletionParams): CompletionList | undefined {
  const analysis = session.checker.known(params.textDocument.uri);
  if (analysis === undefined) return undefined;
  const { file, results, expectations } = analysis;
  const place = placeAt(file, params.position);
  const objects = results.flatMap((result) => result?.facts ?? []);
  const list = complete(place.part.text, place.offset, expectations.schemas, {
    language: file.language,
    objects,
  });
  return {
    isIncomplete: list.incomplete,
    items: list.items.map((item): CompletionItem => toCompletionItem(file, place, item, session.client)),
  };
}
