import type { Schema } from "../schema/schema.ts";
import type { Language, Message } from "../text/message.ts";
import type { TypeAt } from "./schemaPath.ts";

/**
 * The documentation of a field of an OpenAPI definition, or of the definition itself when the field is empty. Handed in,
 * so that the texts are read only when somebody wants to see one.
 */
export type Describe = (definition: string, field: string) => string | undefined;

/** The texts in a language as far as there are any in it, else those of their authors. */
export function describeIn(language: Language, describe: Describe): Describe {
  if (language === "en") return describe;
  return (definition, field) => describe(`${definition}@${language}`, field) ?? describe(definition, field);
}

/** Where the documentation of a field or a kind is found; plain data, so that it can be looked up later. */
export interface DocumentationKey {
  /** The declared field and the definition that declares it. */
  readonly declaredIn?: { readonly definition: string; readonly field: string };
  /** In our own words, as of what only expressions know. */
  readonly said?: Message;
  /** Comes with the schema itself, as in custom resources. */
  readonly text?: string;
  /** The definition of the field's type, which speaks when the field has no text of its own. */
  readonly definition?: string;
}

/** The key for a declared field of a type. */
export function documentationOfField(parent: Schema, name: string, schema: Schema): DocumentationKey {
  // A copy of a built-in type may be explained where the original is not.
  const text = schema.description ?? parent.properties.get(name)?.description;
  const own = { ...documentationOfType(schema), ...(text === undefined ? {} : { text }) };
  return parent.definition === undefined
    ? own
    : { ...own, declaredIn: { definition: parent.definition, field: name } };
}

/** The key for a type wherever it is used. */
export function documentationOfType({ description, definition }: Schema): DocumentationKey {
  return {
    ...(description === undefined ? {} : { text: description }),
    ...(definition === undefined ? {} : { definition }),
  };
}

/** The key for a place in a manifest. */
export function documentationAt({ field, schema }: TypeAt): DocumentationKey {
  if (schema === undefined) return {};
  if (field === undefined || field.free) return documentationOfType(schema);
  return documentationOfField(field.parent, field.name, schema);
}

/** The text on a field, in the words of its author: what its declaration says, else what its type says of itself. */
export function findDocumentation(key: DocumentationKey, describe: Describe): string | undefined {
  const { declaredIn, text, definition } = key;
  const declared = declaredIn === undefined ? undefined : describe(declaredIn.definition, declaredIn.field);
  return declared ?? text ?? (definition === undefined ? undefined : describe(definition, ""));
}
