import { type Message, say } from "../../text/message.ts";

/** A call that runs over its receiver, or binds a name, as hover and completion show it. */
export interface MacroDeclaration {
  readonly name: string;
  /** The kinds of values that have it; of `has` and `cel.bind` nothing. */
  readonly of: readonly ("list" | "map" | "optional")[];
  readonly signature: string;
  readonly documentation: Message;
  /** What stands between its brackets at first. */
  readonly starts: readonly string[];
}

const loops = ["list", "map"] as const;

/** Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros */
export const MACROS: readonly MacroDeclaration[] = [
  {
    name: "all",
    of: loops,
    signature: "<list<A>>.all(x, bool): bool",
    documentation: say`Whether the condition holds for every element; of a map, for every key.`,
    starts: ["x", ""],
  },
  {
    name: "exists",
    of: loops,
    signature: "<list<A>>.exists(x, bool): bool",
    documentation: say`Whether the condition holds for some element; of a map, for some key.`,
    starts: ["x", ""],
  },
  {
    name: "exists_one",
    of: loops,
    signature: "<list<A>>.exists_one(x, bool): bool",
    documentation: say`Whether the condition holds for exactly one element; of a map, for exactly one key.`,
    starts: ["x", ""],
  },
  {
    name: "filter",
    of: loops,
    signature: "<list<A>>.filter(x, bool): list<A>",
    documentation: say`The elements for which the condition holds; of a map, its keys.`,
    starts: ["x", ""],
  },
  {
    name: "map",
    of: loops,
    signature: "<list<A>>.map(x, B): list<B>",
    documentation: say`What the expression yields for every element. A condition in front of it leaves elements out.`,
    starts: ["x", ""],
  },
  {
    name: "transformList",
    of: loops,
    signature: "<map<A, B>>.transformList(k, v, C): list<C>",
    documentation: say`A list of what the expression yields for every key, or index, and its value.`,
    starts: ["k", "v", ""],
  },
  {
    name: "transformMap",
    of: loops,
    signature: "<map<A, B>>.transformMap(k, v, C): map<A, C>",
    documentation: say`A map with the same keys, or indexes, and what the expression yields for each.`,
    starts: ["k", "v", ""],
  },
  {
    name: "transformMapEntry",
    of: loops,
    signature: "<map<A, B>>.transformMapEntry(k, v, map<C, D>): map<C, D>",
    documentation: say`All entries that the expression yields in one map; fails when a key comes twice.`,
    starts: ["k", "v", ""],
  },
  {
    name: "optMap",
    of: ["optional"],
    signature: "<optional<A>>.optMap(x, B): optional<B>",
    documentation: say`What the expression makes of the value, if there is one.`,
    starts: ["x", ""],
  },
  {
    name: "optFlatMap",
    of: ["optional"],
    signature: "<optional<A>>.optFlatMap(x, optional<B>): optional<B>",
    documentation: say`The optional value that the expression makes of the value, if there is one.`,
    starts: ["x", ""],
  },
  {
    name: "has",
    of: [],
    signature: "has(field): bool",
    documentation: say`Whether a field is set, as in \`has(self.name)\`. What stands in front of the last dot must be there.`,
    starts: [""],
  },
  {
    name: "cel.bind",
    of: [],
    signature: "cel.bind(x, A, B): B",
    documentation: say`Gives the first expression a name for use in the second one.`,
    starts: ["x", "", ""],
  },
];
