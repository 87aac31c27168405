const POSIX = new Map([
  ["alpha", "A-Za-z"],
  ["digit", "0-9"],
  ["alnum", "0-9A-Za-z"],
  ["upper", "A-Z"],
  ["lower", "a-z"],
  ["space", "\\t\\n\\v\\f\\r "],
  ["punct", "!-\\/:-@\\[-`{-~"],
  ["xdigit", "0-9A-Fa-f"],
  ["word", "0-9A-Za-z_"],
]);

/**
 * A Go (RE2) pattern as a JavaScript expression. `undefined` when JavaScript cannot say the same: such a pattern is not
 * checked, which is never an error.
 */
export function compileGoPattern(pattern: string): RegExp | undefined {
  const leading = /^\(\?([ims]+)\)/u.exec(pattern);
  const source = (leading === null ? pattern : pattern.slice(leading[0].length))
    .replaceAll(/\[:([a-z]+):\]/gu, (whole, name: string) => POSIX.get(name) ?? whole)
    .replaceAll("(?P<", "(?<")
    .replaceAll(/\\([AzQE])/gu, (whole, letter: string) =>
      letter === "A" ? "^" : letter === "z" ? "$" : whole,
    );
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, `${flags}${leading?.[1] ?? ""}`);
    } catch {
      // Some escapes that Go allows are errors in JavaScript's Unicode mode only.
    }
  }
  return undefined;
}
