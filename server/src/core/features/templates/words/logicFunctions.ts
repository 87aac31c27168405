import { say } from "../../../text/message.ts";
import type { FunctionWords } from "./functionWords.ts";

/** Functions about conditions, numbers, kinds and versions. */
export const logicFunctions: readonly FunctionWords[] = [
  { name: "and", takes: "VALUE VALUE…", does: say`Gives the first empty value, else the last.` },
  { name: "or", takes: "VALUE VALUE…", does: say`Gives the first value that is not empty, else the last.` },
  { name: "not", takes: "VALUE", does: say`Whether the value is empty.` },
  { name: "eq", takes: "VALUE VALUE…", does: say`Whether the first value equals one of the others.` },
  { name: "ne", takes: "VALUE VALUE", does: say`Whether the values differ.` },
  { name: "lt", takes: "VALUE VALUE", does: say`Whether the first value is less.` },
  { name: "le", takes: "VALUE VALUE", does: say`Whether the first value is less or equal.` },
  { name: "gt", takes: "VALUE VALUE", does: say`Whether the first value is greater.` },
  { name: "ge", takes: "VALUE VALUE", does: say`Whether the first value is greater or equal.` },
  {
    name: "int",
    takes: "VALUE",
    does: say`A whole number of a text or of the values, which may have it with a decimal point.`,
  },
  { name: "int64", takes: "VALUE", does: say`A whole number of 64 bits.` },
  { name: "float64", takes: "VALUE", does: say`A number with a decimal point.` },
  { name: "add", takes: "NUMBER…", does: say`The sum of whole numbers.` },
  { name: "sub", takes: "NUMBER NUMBER", does: say`The difference of whole numbers.` },
  { name: "mul", takes: "NUMBER…", does: say`The product of whole numbers.` },
  { name: "div", takes: "NUMBER NUMBER", does: say`The quotient of whole numbers, without the rest.` },
  { name: "mod", takes: "NUMBER NUMBER", does: say`The rest of a division.` },
  { name: "max", takes: "NUMBER…", does: say`The greatest number.` },
  { name: "min", takes: "NUMBER…", does: say`The least number.` },
  {
    name: "kindIs",
    takes: "KIND VALUE",
    does: say`Whether a value is a \`map\`, \`slice\`, \`string\`, \`bool\`, \`float64\`, …`,
  },
  {
    name: "kindOf",
    takes: "VALUE",
    does: say`The kind of a value: \`map\`, \`slice\`, \`string\`, \`bool\`, \`float64\`, …`,
  },
  { name: "typeOf", takes: "VALUE", does: say`The Go type of a value.` },
  {
    name: "semverCompare",
    takes: "CONSTRAINT VERSION",
    does: say`Whether a version meets a constraint such as \`>=1.27-0\`.`,
  },
  { name: "now", takes: "", does: say`The time at which the chart is rendered.` },
  {
    name: "date",
    takes: "FORMAT TIME",
    does: say`Writes a time as Go does: the format is how 2 January 2006, 15:04:05 looks.`,
  },
  {
    name: "genCA",
    takes: "NAME DAYS",
    does: say`Makes a certificate authority, another one each time that the chart is rendered.`,
  },
  {
    name: "genSignedCert",
    takes: "NAME IPS HOSTS DAYS CA",
    does: say`Makes a certificate that an authority signs.`,
  },
];
