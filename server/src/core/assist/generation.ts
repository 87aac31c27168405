import type { CheckSettings } from "../check.ts";
import type { Finding } from "../finding.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import { isObject, type JsonObject } from "../schema/jsonValue.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { inWords } from "../text/message.ts";
import { checkDocument } from "../validate/checkDocument.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { writeYaml } from "../yaml/writeYaml.ts";
import { decodingSchema } from "./decodingSchema.ts";
import { manifestsIn } from "./fencedManifests.ts";

/** What a manifest is checked against. */
export interface Against {
  readonly schemas: SchemaSet;
  readonly settings: CheckSettings;
}

/** A manifest that a model wrote, as it was checked. */
export interface CheckedManifest {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** How often the model was sent back with findings. */
  readonly repairs: number;
}

/** What a model is asked next, or what has become of it. */
export type GenerationStep =
  | { readonly kind: "ask"; readonly prompt: string; readonly schema: JsonObject | undefined }
  | { readonly kind: "done"; readonly manifest: CheckedManifest }
  | { readonly kind: "nothing"; readonly reason: string };

/** One manifest on its way: what was asked, and the best answer so far. */
export interface Generation {
  readonly wish: string;
  readonly gvk: GroupVersionKind | undefined;
  /** Answers follow a decoding schema; otherwise manifests come as YAML in code fences. */
  readonly isStructured: boolean;
  readonly best: CheckedManifest | undefined;
  readonly asked: number;
}

const mostRepairs = 2;

/**
 * @param gvk of the manifest; without one the model chooses
 * @param followsSchemas whether the model's answers can be made to follow a schema
 */
export function beginGeneration(
  wish: string,
  gvk: GroupVersionKind | undefined,
  followsSchemas: boolean,
): Generation {
  return { wish, gvk, isStructured: followsSchemas && gvk !== undefined, best: undefined, asked: 0 };
}

/** The first question. */
export function firstStep(generation: Generation, against: Against): GenerationStep {
  const { wish, gvk } = generation;
  const prompt = gvk === undefined ? wish : `${wish}\n\nWrite the ${gvk.kind} as ${formOf(generation)}.`;
  return { kind: "ask", prompt, schema: schemaFor(generation, against) };
}

function formOf({ isStructured }: Generation): string {
  return isStructured ? "one JSON object" : "YAML in one code fence";
}

/**
 * Takes an answer: parses and checks it, and asks again with what is wrong, at most twice. An answer that is worse than the
 * one before is dropped. Never throws: whatever a model says is data.
 */
export function takeAnswer(
  generation: Generation,
  answer: string,
  against: Against,
): { readonly generation: Generation; readonly step: GenerationStep } {
  const asked = generation.asked + 1;
  const text = textOf(answer);
  const checked = text === undefined ? undefined : check(text, asked - 1, against);
  const best = better(generation.best, checked);
  const next: Generation = { ...generation, best, asked };
  if (best !== undefined && errorsIn(best).length === 0)
    return { generation: next, step: { kind: "done", manifest: best } };
  if (asked <= mostRepairs) {
    const schema = schemaFor(generation, against);
    return { generation: next, step: { kind: "ask", prompt: repairPrompt(generation, best), schema } };
  }
  if (best !== undefined) return { generation: next, step: { kind: "done", manifest: best } };
  return { generation: next, step: { kind: "nothing", reason: "The model has not written a manifest." } };
}

/** What stands in the way of applying it. */
export function errorsIn({ findings }: CheckedManifest): readonly Finding[] {
  return findings.filter(({ severity }) => severity === "error");
}

/** Checks a text of one or several documents as the editor would. */
export function check(text: string, repairs: number, { schemas, settings }: Against): CheckedManifest {
  const { findings } = checkDocument(parseDocument(text), schemas, settings);
  return { text, findings, repairs };
}

/** A model that was asked for one form may answer in the other. */
function textOf(answer: string): string | undefined {
  const value = jsonIn(answer);
  return value === undefined ? manifestsIn(answer) : writeYaml(value);
}

/** JSON, perhaps in a fence; undefined when it was cut off. */
function jsonIn(answer: string): JsonObject | undefined {
  const inFence = /```(?:json)?\s*\n?([\s\S]*?)```/u.exec(answer)?.[1] ?? answer;
  try {
    const value: unknown = JSON.parse(inFence);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function better(
  one: CheckedManifest | undefined,
  other: CheckedManifest | undefined,
): CheckedManifest | undefined {
  if (one === undefined || other === undefined) return other ?? one;
  return errorsIn(other).length < errorsIn(one).length ? other : one;
}

function repairPrompt(generation: Generation, best: CheckedManifest | undefined): string {
  const { wish } = generation;
  if (best === undefined) return `${wish}\n\nAnswer with ${formOf(generation)} only.`;
  const wrong = errorsIn(best).map(
    ({ path, message }) => `- ${path === "" ? "the document" : path}: ${inWords(message)}`,
  );
  return [
    wish,
    "This manifest is not valid:",
    `\`\`\`yaml\n${best.text}\`\`\``,
    "Change only what is needed to repair this:",
    wrong.slice(0, 20).join("\n"),
  ].join("\n\n");
}

function schemaFor({ gvk, isStructured }: Generation, { schemas }: Against): JsonObject | undefined {
  if (gvk === undefined || !isStructured) return undefined;
  const found = schemas.lookup(gvk);
  return found.status === "found" ? decodingSchema(found.schema, found.info) : undefined;
}
