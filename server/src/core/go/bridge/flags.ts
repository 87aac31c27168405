/** A command line flag, where the source defines it. */
export interface FlagDefinition {
  /** Without dashes. */
  readonly name: string;
  /** UTF-16 offsets of the name, without its quotes. */
  readonly start: number;
  readonly end: number;
}

/**
 * Calls of the packages flag and pflag, also through a flag set: `fs.StringVar(&o.Name, "name", …)`, `flag.Bool("elect", …)`.
 * The name is a literal, behind the variable that the flag is read into.
 */
const definition =
  /(?<receiver>\w+)(?:\(\))?\.(?:Bool|String|StringArray|StringSlice|StringToString|Duration|DurationSlice|Int|Int8|Int16|Int32|Int64|IntSlice|Uint|Uint16|Uint32|Uint64|Float32|Float64|IP|IPNet|IPSlice|Count|Text|Func|BoolFunc)?(?<isVar>Var)?P?\(\s*(?:[^\s"()][^"\n]*?,\s*)?"(?<name>[a-z][\w.-]*)"\s*,/gu;

/** Who is asked for a flag without a variable; loggers also have a `String("name", …)`. */
const flagSet = /flag|^fs$/iu;

/** The flags that a Go file defines, in the order of the text; none in comments. */
export function flagDefinitions(text: string): readonly FlagDefinition[] {
  return [...text.matchAll(definition)].flatMap((match) => {
    const { receiver = "", isVar, name = "" } = match.groups ?? {};
    if ((isVar === undefined && !flagSet.test(receiver)) || isCommented(text, match.index)) return [];
    const start = match.index + match[0].lastIndexOf(`"${name}"`) + 1;
    return [{ name, start, end: start + name.length }];
  });
}

function isCommented(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", offset) + 1, offset);
  return /^\s*(?:\/\/|\*)/u.test(line);
}
