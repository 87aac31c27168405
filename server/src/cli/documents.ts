import { parseDocument } from "../core/yaml/parseDocument.ts";
import type { YamlDocument } from "../core/yaml/node.ts";
import { CommandError } from "./commandError.ts";
import { decode, sourceOf, type Input } from "./validate/input.ts";

/** The documents of some inputs. @throws CommandError when one cannot be read */
export function documentsOf(inputs: readonly Input[]): readonly YamlDocument[] {
  return inputs.flatMap((input) =>
    sourceOf(input, textOf(input)).parts.map((part) => parseDocument(part.text)),
  );
}

function textOf(input: Input): string {
  const result = input.read();
  if (result.kind === "failed") throw new CommandError(result.problem);
  return decode(result.bytes);
}
