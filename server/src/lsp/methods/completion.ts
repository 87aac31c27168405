import type { CompletionItem, CompletionList, CompletionParams } from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { complete } from "../../core/features/completion/complete.ts";
import type { CompletionFacts } from "../../core/features/completion/context.ts";
import { clusterNames } from "../cluster/clusterNames.ts";
import { toCompletionItem } from "../convert.ts";
import { schemasOf } from "../fileSchemas.ts";
import { completeInTemplate } from "../helm/templateAnswers.ts";
import { completeInValues } from "../helm/valuesAnswers.ts";
import { completeInKustomization } from "../kustomize/kustomizationAnswers.ts";
import type { Session } from "../session.ts";

/** How long an answer may wait for the cluster; after that it comes without, and the next one has it. */
const patience = 400;

/** `textDocument/completion`: made again when the cluster had to be looked at for it. */
export async function completion(
  session: Session,
  params: CompletionParams,
): Promise<CompletionList | undefined> {
  const inProject =
    (await completeInTemplate(session, params)) ??
    (await completeInValues(session, params)) ??
    (await completeInKustomization(session, params));
  if (inProject !== undefined) return inProject;
  const list = completionNow(session, params);
  const pending = session.cluster.inventory()?.pending() ?? [];
  if (list === undefined || pending.length === 0) return list;
  const isKnown = await Promise.race([
    Promise.all(pending).then(() => true),
    session.runtime.delay(patience).then(() => false),
  ]);
  return isKnown ? completionNow(session, params) : { ...list, isIncomplete: true };
}

function completionNow(session: Session, params: CompletionParams): CompletionList | undefined {
  const analysis = session.checker.known(params.textDocument.uri);
  if (analysis === undefined) return undefined;
  const { file, results, expectations } = analysis;
  const place = placeAt(file, params.position);
  const objects = results.flatMap((result) => result?.facts ?? []);
  const { text } = place.part;
  const list = complete(text, place.offset, schemasOf(file, expectations.schemas, text), {
    language: file.language,
    objects,
    ...clusterFacts(session, results[place.index]?.facts[0]?.namespace),
  });
  return {
    isIncomplete: list.incomplete,
    items: list.items.map((item): CompletionItem =>
      toCompletionItem(file, place, item, session.client, session.words),
    ),
  };
}

function clusterFacts({ cluster }: Session, namespace: string | undefined): Pick<CompletionFacts, "cluster"> {
  const inventory = cluster.inventory();
  return inventory === undefined
    ? {}
    : { cluster: clusterNames(inventory, namespace ?? inventory.namespace) };
}
