import type { ScalarValue, YamlScalar } from "./node.ts";
import { writeScalar } from "./writeScalar.ts";

/** What to write over a scalar to give it another value: a text in the quotes that stand there, so that JSON stays JSON. */
export function rewriteScalar({ style }: YamlScalar, value: ScalarValue): string {
  switch (style) {
    case "double-quoted":
      return writeScalar(value, '"');
    case "single-quoted":
      return writeScalar(value, "'");
    case "plain":
    case "literal":
    case "folded":
      return writeScalar(value);
  }
}
