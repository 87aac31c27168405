import { actionsOfDefinition } from "./definition.ts";
import { readCalled } from "./readTemplate.ts";
import type { Meaning, Scope } from "./scope.ts";
import type { Template, TemplateCall, ValueReference } from "./template.ts";
import { writtenPath } from "./valuePath.ts";

/** What named templates read of the values of a chart that calls them with a part of these. */
export interface CalledReferences<File> {
  readonly references: ReadonlyMap<File, readonly ValueReference[]>;
  /** What stands in a called template, by the offset of the action. */
  readonly scopes: ReadonlyMap<File, ReadonlyMap<number, Scope>>;
  /** Templates that nobody defines here. */
  readonly undefinedNames: ReadonlySet<string>;
  /** False where named templates call each other with ever more: then more may be read. */
  readonly isComplete: boolean;
}

/** Different calls of named templates in one chart; the largest charts have a few hundred. */
const mostCalls = 3000;

/**
 * Follows `include "name" .Values.part` and `include "name" (dict "key" .Values.part)` into the named templates, and from there on.
 * @param own files of the chart whose values are meant
 * @param all files in which named templates may be defined
 */
export function followCalls<File extends { readonly template: Template }>(
  own: readonly File[],
  all: readonly File[],
): CalledReferences<File> {
  const references = new Map<File, ValueReference[]>();
  const scopes = new Map<File, Map<number, Scope>>();
  const defined = definitionsIn(all);
  const waiting = own.flatMap(({ template }) => template.calls);
  const seen = new Set<string>();
  const undefinedNames = new Set<string>();
  for (let call = waiting.pop(); call !== undefined && seen.size < mostCalls; call = waiting.pop()) {
    const found = defined.get(call.name);
    if (found === undefined) undefinedNames.add(call.name);
    const key = keyOf(call);
    if (found === undefined || !leadsToValues(call.argument) || seen.has(key)) continue;
    seen.add(key);
    for (const { file, offset } of found) {
      const actions = actionsOfDefinition(file.template.actions, offset).slice(1);
      const read = readCalled(actions, call.argument);
      references.set(file, [...(references.get(file) ?? []), ...read.references]);
      const known = scopes.get(file) ?? new Map<number, Scope>();
      actions.forEach(({ start }, index) => {
        const scope = read.scopes[index];
        if (scope !== undefined && !known.has(start)) known.set(start, scope);
      });
      scopes.set(file, known);
      waiting.push(...read.calls);
    }
  }
  return { references, scopes, undefinedNames, isComplete: seen.size < mostCalls };
}

interface Definition<File> {
  readonly file: File;
  readonly offset: number;
}

function definitionsIn<File extends { readonly template: Template }>(
  files: readonly File[],
): ReadonlyMap<string, readonly Definition<File>[]> {
  const found = new Map<string, Definition<File>[]>();
  for (const file of files)
    for (const { name, start } of file.template.definitions)
      found.set(name, [...(found.get(name) ?? []), { file, offset: start }]);
  return found;
}

/** The root is the same wherever it goes; what is called with nothing else reads what it reads without us. */
function leadsToValues(meaning: Meaning): boolean {
  switch (meaning.kind) {
    case "values":
      return true;
    case "dict":
      return [...meaning.entries.values()].some(leadsToValues);
    case "list":
      return meaning.items.some(leadsToValues);
    default:
      return false;
  }
}

function keyOf({ name, argument }: TemplateCall): string {
  return `${name} ${writtenMeaning(argument)}`;
}

function writtenMeaning(meaning: Meaning): string {
  switch (meaning.kind) {
    case "values":
      return `.${writtenPath(meaning.path)}`;
    case "dict":
      return `{${[...meaning.entries].map(([key, value]) => `${key}: ${writtenMeaning(value)}`).join()}}`;
    case "list":
      return `[${meaning.items.map(writtenMeaning).join()}]`;
    default:
      return meaning.kind;
  }
}
