import { parseArgs, type ParseArgsConfig } from "node:util";
import { closestName } from "../core/text/closestName.ts";
import { codes, listing, say } from "../core/text/message.ts";
import { CommandError } from "./commandError.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Arguments<Known extends Options> = ReturnType<
  typeof parseArgs<{ options: Known; allowPositionals: true; strict: true }>
>;

/** Options and other arguments of a command. Throws a {@link CommandError} that names the argument it does not understand. */
export function readArguments<const Known extends Options>(
  args: readonly string[],
  options: Known,
): Arguments<Known> {
  refuseMistakes(args, options);
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

function refuseMistakes(args: readonly string[], options: Options): void {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(options, name)) {
      const meant = closestName(name, Object.keys(options));
      const advice =
        meant === undefined ? say`\`drydock --help\` lists the options.` : say`Did you mean \`--${meant}\`?`;
      throw new CommandError(say`There is no option \`${rawName}\`. ${advice}`);
    }
    const takesValue = options[name]?.type === "string";
    // A value that looks like an option is one, unless it is joined by `=`.
    const hasValue = value !== undefined && (inlineValue || value === "-" || !value.startsWith("-"));
    if (takesValue && !hasValue) throw new CommandError(say`\`${rawName}\` needs a value behind it.`);
    if (!takesValue && value !== undefined) throw new CommandError(say`\`${rawName}\` takes no value.`);
  }
}

/** One of the values that an option allows. */
export function oneOf<const Allowed extends string>(
  option: string,
  value: string,
  allowed: readonly Allowed[],
): Allowed {
  const found = allowed.find((known) => known === value);
  if (found !== undefined) return found;
  throw new CommandError(
    say`\`${option}\` does not know \`${value}\`. It is one of ${listing(codes(allowed))}.`,
  );
}
