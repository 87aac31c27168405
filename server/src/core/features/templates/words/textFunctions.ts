import { say } from "../../../text/message.ts";
import type { FunctionWords } from "./functionWords.ts";

/** Functions about texts. */
export const textFunctions: readonly FunctionWords[] = [
  { name: "quote", takes: "VALUE…", does: say`Writes values in double quotes, so that YAML reads a text.` },
  { name: "squote", takes: "VALUE…", does: say`Writes values in single quotes.` },
  { name: "indent", takes: "SPACES TEXT", does: say`Puts blanks in front of each line.` },
  {
    name: "nindent",
    takes: "SPACES TEXT",
    does: say`Begins a new line, and puts blanks in front of each line.`,
  },
  {
    name: "trunc",
    takes: "LENGTH TEXT",
    does: say`Keeps the first characters, or the last ones where the length is negative.`,
  },
  { name: "trim", takes: "TEXT", does: say`Takes blanks and line breaks away at both ends.` },
  { name: "trimAll", takes: "CHARACTERS TEXT", does: say`Takes the given characters away at both ends.` },
  { name: "trimPrefix", takes: "PREFIX TEXT", does: say`Takes a text away at the begin.` },
  { name: "trimSuffix", takes: "SUFFIX TEXT", does: say`Takes a text away at the end.` },
  { name: "hasPrefix", takes: "PREFIX TEXT", does: say`Whether the text begins so.` },
  { name: "hasSuffix", takes: "SUFFIX TEXT", does: say`Whether the text ends so.` },
  { name: "contains", takes: "PART TEXT", does: say`Whether the part stands in the text.` },
  { name: "replace", takes: "OLD NEW TEXT", does: say`Puts the new text wherever the old one stands.` },
  { name: "lower", takes: "TEXT", does: say`Makes all letters small.` },
  { name: "upper", takes: "TEXT", does: say`Makes all letters capital.` },
  { name: "title", takes: "TEXT", does: say`Makes the first letter of each word capital.` },
  {
    name: "kebabcase",
    takes: "TEXT",
    does: say`Writes words with \`-\` in between: \`fooBar\` becomes \`foo-bar\`.`,
  },
  {
    name: "snakecase",
    takes: "TEXT",
    does: say`Writes words with \`_\` in between: \`fooBar\` becomes \`foo_bar\`.`,
  },
  { name: "camelcase", takes: "TEXT", does: say`Writes words together: \`foo_bar\` becomes \`FooBar\`.` },
  { name: "repeat", takes: "COUNT TEXT", does: say`Writes the text several times.` },
  {
    name: "substr",
    takes: "START END TEXT",
    does: say`Keeps the characters from the start up to the end, which is not among them.`,
  },
  { name: "cat", takes: "VALUE…", does: say`Joins values with blanks.` },
  { name: "join", takes: "SEPARATOR LIST", does: say`Joins the elements of a list to a text.` },
  { name: "splitList", takes: "SEPARATOR TEXT", does: say`Cuts a text into a list.` },
  {
    name: "split",
    takes: "SEPARATOR TEXT",
    does: say`Cuts a text into a map with the keys \`_0\`, \`_1\` and so on.`,
  },
  { name: "printf", takes: "FORMAT VALUE…", does: say`Writes values into a format such as \`%s-%d\`.` },
  { name: "print", takes: "VALUE…", does: say`Writes values one after the other.` },
  {
    name: "println",
    takes: "VALUE…",
    does: say`Writes values with blanks in between and a line break behind them.`,
  },
  {
    name: "regexMatch",
    takes: "PATTERN TEXT",
    does: say`Whether the text has a part that fits the pattern (RE2).`,
  },
  {
    name: "regexReplaceAll",
    takes: "PATTERN TEXT NEW",
    does: say`Replaces what fits the pattern; \`\${1}\` is its first group.`,
  },
  { name: "regexFind", takes: "PATTERN TEXT", does: say`The first part that fits the pattern.` },
  { name: "toString", takes: "VALUE", does: say`The value as a text.` },
  { name: "b64enc", takes: "TEXT", does: say`Writes a text in base64, as the \`data\` of a Secret has it.` },
  { name: "b64dec", takes: "TEXT", does: say`Reads base64.` },
  {
    name: "sha256sum",
    takes: "TEXT",
    does: say`The SHA-256 of a text in hexadecimal; often an annotation that restarts Pods.`,
  },
  {
    name: "randAlphaNum",
    takes: "LENGTH",
    does: say`Random letters and digits, others each time that the chart is rendered.`,
  },
];
