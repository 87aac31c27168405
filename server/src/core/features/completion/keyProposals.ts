import { SERVER_METADATA } from "../../manifest/serverMetadata.ts";
import type { Schema } from "../../schema/schema.ts";
import { type Message, say, verbatim } from "../../text/message.ts";
import { documentationOfField } from "../documentation.ts";
import { typeOfField } from "../builtInField.ts";
import { typeName } from "../typeName.ts";
import { isExcluded } from "./alternatives.ts";
import { fieldNames, type CompletionContext } from "./context.ts";
import { frequencyRank } from "./frequentFields.ts";
import { childEntry, scalarText } from "../outline/outline.ts";
import type { Proposal } from "./proposal.ts";
import { knownPodLabels, selectedLabels } from "./podLabels.ts";
import { fieldSkeleton, flowFieldSkeleton } from "./skeleton.ts";
import { writerAt } from "./skeletonWriter.ts";
import { escapeSnippet } from "./snippet.ts";
import { kindAndPath } from "./valueProposals.ts";
import { secretKeysOf, wellKnownKeys } from "./wellKnown.ts";
import { writeScalar } from "../../yaml/writeScalar.ts";

/** The keys that the mapping at the cursor may still get: required fields first, then those that people set most. */
export function keyProposals(context: CompletionContext): readonly Proposal[] {
  const { place, type } = context;
  const { schema } = type;
  if (schema === undefined) return [];
  const fields = [...schema.properties].flatMap(([name, declared]) =>
    place.present.has(name) || isHidden(context, name) || isExcluded(schema, name, place.present)
      ? []
      : [fieldProposal(context, schema, name, typeOfField(schema, name, context.schemas) ?? declared)],
  );
  return [...fields, ...mapKeyProposals(context, schema)];
}

function isHidden({ type }: CompletionContext, name: string): boolean {
  if (type.isObject) return name === "status" && type.schema?.required.includes(name) !== true;
  return type.path.endsWith("metadata") && SERVER_METADATA.has(name);
}

function fieldProposal(context: CompletionContext, parent: Schema, name: string, field: Schema): Proposal {
  const required = parent.required.includes(name);
  const frequency = frequencyRank(name);
  const rank = `${required ? "0" : frequency === undefined ? "2" : "1"}${String(frequency ?? 0).padStart(3, "0")}`;
  const isDeprecated = /^\s*deprecated\b/i.test(field.description ?? "");
  return {
    label: name,
    kind: "field",
    detail: required ? say`${typeName(field)} (required)` : verbatim(typeName(field)),
    rank,
    snippet: keySnippet(context, name, field),
    documentation: documentationOfField(parent, name, field),
    ...(isDeprecated ? { deprecated: true } : {}),
    ...(asksAgain(field) ? { asksAgain: true } : {}),
  };
}

/** The cursor ends where a name may be chosen. An enum needs no second question: its snippet holds the choice. */
function asksAgain(field: Schema): boolean {
  if (field.type === "object" || field.type === "array" || field.type === "boolean") return false;
  return field.enum === undefined && field.default === undefined;
}

/** A key with the skeleton of its value; the key alone where a colon follows already. */
function keySnippet(context: CompletionContext, name: string, field: Schema): string {
  const { place, layout, type } = context;
  const key = escapeSnippet(writeScalar(name, layout.json ? '"' : place.quote));
  if (place.colonFollows) return key;
  const writer = writerAt(context);
  const path = [...fieldNames(type), name];
  const value =
    place.layout === "flow"
      ? flowFieldSkeleton(field, path, writer)
      : fieldSkeleton(field, path, place.column + place.lead.length, writer);
  return `${key}:${value}`;
}

/** Keys that a map with free keys usually has, or that selectors and the Pods they select have to agree on. */
function mapKeyProposals(context: CompletionContext, schema: Schema): readonly Proposal[] {
  const values = schema.additionalProperties;
  if (values === undefined) return [];
  const path = kindAndPath(context);
  const agreed = agreedLabels(context, path);
  const chosen = [...agreed.labels].map(([name, value]) => ({ name, value, detail: agreed.detail }));
  const live = clusterKeys(context, path);
  const common = [...secretKeys(context), ...wellKnownKeys(path)]
    .filter((name) => !agreed.labels.has(name) && !live.names.includes(name))
    .map((name) => ({ name, value: undefined, detail: say`common` }));
  const offered = live.names.map((name) => ({ name, value: undefined, detail: live.detail }));
  return [...chosen, ...offered, ...common]
    .filter(({ name }) => !context.place.present.has(name))
    .map(({ name, value, detail }, index) => ({
      label: name,
      kind: "field",
      detail,
      rank: `3${String(index).padStart(3, "0")}`,
      snippet: value === undefined ? keySnippet(context, name, values) : keyWithText(context, name, value),
    }));
}

interface AgreedLabels {
  readonly labels: ReadonlyMap<string, string>;
  readonly detail: Message;
}

function agreedLabels(context: CompletionContext, path: string): AgreedLabels {
  if (/(?:matchLabels|:spec\.selector)$/.test(path))
    return { labels: knownPodLabels(context), detail: say`label of a Pod` };
  if (path.endsWith("template.metadata.labels"))
    return { labels: selectedLabels(context), detail: say`the selector asks for it` };
  return { labels: new Map(), detail: verbatim("") };
}

/** Labels of the cluster's nodes for a node selector, and the devices that its nodes have for resources. */
function clusterKeys(
  { cluster }: CompletionContext,
  path: string,
): { readonly names: readonly string[]; readonly detail: Message } {
  if (cluster === undefined) return { names: [], detail: verbatim("") };
  if (/\bnodeSelector$/.test(path))
    return { names: [...cluster.nodeLabels().keys()], detail: say`label of a node in the cluster` };
  if (/\bresources\.(?:requests|limits)$/.test(path))
    return { names: [...cluster.devices().keys()], detail: say`a node of the cluster has it` };
  return { names: [], detail: verbatim("") };
}

function keyWithText({ place, layout }: CompletionContext, name: string, value: string): string {
  const quote = layout.json ? '"' : place.quote;
  const key = writeScalar(name, quote);
  return escapeSnippet(place.colonFollows ? key : `${key}: ${writeScalar(value, layout.json ? '"' : "")}`);
}

function secretKeys(context: CompletionContext): readonly string[] {
  if (!/^Secret:(?:stringData|data)$/.test(kindAndPath(context))) return [];
  return secretKeysOf(scalarText(childEntry(context.outline.root, "type"), context.text) ?? "");
}
