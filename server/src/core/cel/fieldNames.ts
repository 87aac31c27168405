const ESCAPES = new Map([
  ["__", "__underscores__"],
  [".", "__dot__"],
  ["-", "__dash__"],
  ["/", "__slash__"],
]);

const RESERVED: ReadonlySet<string> = new Set([
  "true",
  "false",
  "null",
  "in",
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "loop",
  "package",
  "namespace",
  "return",
  "var",
  "void",
  "while",
]);

/**
 * The name under which expressions reach a field: `x-prop` is `self.x__dash__prop`, `namespace` is `self.__namespace__`.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#escaping
 */
export function toFieldName(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  // Hardly any name needs it, and every field of every object is asked for.
  return /__|[./-]/u.test(name) ? name.replaceAll(/__|[./-]/gu, (part) => ESCAPES.get(part) ?? part) : name;
}
