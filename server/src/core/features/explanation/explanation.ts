import { describeConstraints } from "../constraintText.ts";
import {
  documentationOfField,
  documentationOfType,
  findDocumentation,
  type Describe,
} from "../documentation.ts";
import { toApiVersion } from "../../manifest/apiVersion.ts";
import { typeName } from "../typeName.ts";
import type { KindInfo, Schema } from "../../schema/schema.ts";
import { say, type Words } from "../../text/message.ts";
import { elementOf, type FieldPlace } from "./fieldPlace.ts";
import { firstSentence, wrap } from "./wrap.ts";

/** How it is shown. */
export interface Look {
  /** Gives a text a look where the output shows any. */
  readonly paint: (style: readonly ("bold" | "dim" | "cyan" | "yellow")[], text: string) => string;
  readonly words: Words;
}

/** Columns of the text. */
const width = 100;

/** What is known about a field or a kind, as plain text: its type, documentation, constraints, and the fields below it. */
export function explanation(
  info: KindInfo,
  place: FieldPlace,
  kubernetesVersion: string,
  describe: Describe,
  look: Look,
): string {
  const { path, schema, owner } = place;
  const key =
    owner === undefined
      ? documentationOfType(schema)
      : documentationOfField(owner.schema, owner.field, schema);
  const documentation = findDocumentation(key, describe);
  const paragraphs = [
    heading(info, place, kubernetesVersion, look),
    ...(documentation === undefined
      ? []
      : documentation.split(/\n{2,}/u).map((text) => wrap(text, width, "  "))),
    ...(path === "" ? [] : describeConstraints(schema).map((text) => wrap(look.words(text), width, "  "))),
    ...fieldList(elementOf(schema), describe, look),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function heading(
  info: KindInfo,
  { path, schema, owner }: FieldPlace,
  version: string,
  { paint, words }: Look,
): string {
  const { gvk, namespaced, deprecated } = info;
  const scope = namespaced ? say`lives in a namespace` : say`belongs to the whole cluster`;
  const facts = [toApiVersion(gvk), words(scope), ...(deprecated === true ? [words(say`deprecated`)] : [])];
  const kindLine = `${paint(["bold"], gvk.kind)}  ${paint(["dim"], `${facts.join(" · ")} · Kubernetes ${version}`)}`;
  if (path === "") return kindLine;
  const required =
    owner?.schema.required.includes(owner.field) === true
      ? paint(["yellow"], `  ${words(say`required`)}`)
      : "";
  return `${kindLine}\n${paint(["bold"], path)}  ${paint(["cyan"], typeName(schema))}${required}`;
}

function fieldList(schema: Schema, describe: Describe, look: Look): readonly string[] {
  const names = [...schema.properties.keys()].toSorted();
  if (names.length === 0) return [];
  return [
    [
      look.paint(["bold"], look.words(say`Fields`)),
      ...names.map((name) => fieldEntry(schema, name, describe, look)),
    ].join("\n"),
  ];
}

function fieldEntry(owner: Schema, name: string, describe: Describe, { paint, words }: Look): string {
  const schema = owner.properties.get(name);
  if (schema === undefined) return "";
  const required = owner.required.includes(name) ? paint(["yellow"], `  ${words(say`required`)}`) : "";
  const documentation = findDocumentation(documentationOfField(owner, name, schema), describe);
  const summary =
    documentation === undefined
      ? ""
      : `\n${paint(["dim"], wrap(firstSentence(documentation), width, "      "))}`;
  return `  ${name}  ${paint(["cyan"], typeName(schema))}${required}${summary}`;
}
