import { say } from "../../../text/message.ts";
import type { FunctionWords } from "./functionWords.ts";

/** Functions about lists and maps, and about what is set. */
export const collectionFunctions: readonly FunctionWords[] = [
  {
    name: "default",
    takes: "DEFAULT VALUE",
    does: say`Gives the value, or the default where it is empty: \`0\`, \`false\`, \`""\`, an empty list or map.`,
  },
  { name: "coalesce", takes: "VALUE…", does: say`Gives the first value that is not empty.` },
  {
    name: "empty",
    takes: "VALUE",
    does: say`Whether the value is empty: \`0\`, \`false\`, \`""\`, an empty list or map.`,
  },
  {
    name: "ternary",
    takes: "IFTRUE IFFALSE CONDITION",
    does: say`Gives the first value where the condition is true, else the second.`,
  },
  { name: "dict", takes: "KEY VALUE…", does: say`Makes a map.` },
  { name: "list", takes: "VALUE…", does: say`Makes a list.` },
  { name: "get", takes: "MAP KEY", does: say`The value of a key, or an empty text where the map has none.` },
  { name: "set", takes: "MAP KEY VALUE", does: say`Sets a key in the map itself, and gives the map.` },
  { name: "unset", takes: "MAP KEY", does: say`Takes a key out of the map itself, and gives the map.` },
  { name: "hasKey", takes: "MAP KEY", does: say`Whether the map has a key, whatever its value.` },
  {
    name: "dig",
    takes: "KEY… DEFAULT MAP",
    does: say`Goes down a map by keys; gives the default where one is missing.`,
  },
  { name: "pick", takes: "MAP KEY…", does: say`A map with these keys only.` },
  { name: "omit", takes: "MAP KEY…", does: say`A map without these keys.` },
  { name: "merge", takes: "MAP MAP…", does: say`Adds to the first map what it does not have; changes it.` },
  { name: "mergeOverwrite", takes: "MAP MAP…", does: say`Writes the later maps over the first; changes it.` },
  { name: "deepCopy", takes: "VALUE", does: say`A copy that can be changed without changing the value.` },
  {
    name: "keys",
    takes: "MAP…",
    does: say`The keys of maps, in no order: \`sortAlpha\` puts them into one.`,
  },
  { name: "values", takes: "MAP", does: say`The values of a map, in no order.` },
  {
    name: "index",
    takes: "VALUE KEY…",
    does: say`Goes down a map or a list by keys or numbers, also such as no name behind a dot may be.`,
  },
  { name: "first", takes: "LIST", does: say`The first element.` },
  { name: "last", takes: "LIST", does: say`The last element.` },
  { name: "rest", takes: "LIST", does: say`All elements but the first.` },
  { name: "initial", takes: "LIST", does: say`All elements but the last.` },
  { name: "append", takes: "LIST VALUE", does: say`A list with one more element at its end.` },
  { name: "prepend", takes: "LIST VALUE", does: say`A list with one more element at its begin.` },
  { name: "concat", takes: "LIST…", does: say`The elements of several lists in one.` },
  { name: "has", takes: "VALUE LIST", does: say`Whether the list has the element.` },
  { name: "without", takes: "LIST VALUE…", does: say`A list without these elements.` },
  { name: "uniq", takes: "LIST", does: say`A list with each element once.` },
  { name: "compact", takes: "LIST", does: say`A list without its empty elements.` },
  { name: "sortAlpha", takes: "LIST", does: say`The elements as texts in alphabetical order.` },
  { name: "until", takes: "COUNT", does: say`The numbers from 0 up to the count, which is not among them.` },
  { name: "len", takes: "VALUE", does: say`How many elements or bytes there are.` },
];
