import { titleOf } from "../../core/graph/findObjects.ts";
import { mermaidOf, type Arrow } from "../../core/graph/mermaid.ts";
import { closestName } from "../../core/text/closestName.ts";
import { say, type Message } from "../../core/text/message.ts";
import { wordsIn } from "../../sources/words.ts";
import { CommandError } from "../commandError.ts";
import { oneOf, readArguments } from "../readArguments.ts";
import { collectInputs } from "../validate/collectInputs.ts";
import type { ExitStatus, World } from "../world.ts";
import { linksIn, type Link, type PlacedObject } from "./link.ts";
import { readGraph } from "./readGraph.ts";

/** `drydock graph`: which object refers to which, and what none of the files has. */
export async function graph(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    object: { type: "string" },
    format: { type: "string", default: "text" },
  });
  if (positionals.length === 0)
    throw new CommandError(
      say`Name files or folders, or \`-\` for standard input: \`drydock graph manifests/\``,
    );
  const format = oneOf("--format", values.format, ["text", "json", "mermaid"]);
  const found = await collectInputs(positionals, world);
  const { graph: read, problems } = readGraph(found.inputs);
  const names = new Map(found.inputs.map(({ uri, name }) => [uri, name]));
  const links = linksIn(read, (uri) => names.get(uri) ?? uri);
  const { object } = values;
  if (object !== undefined) refuseUnknown(object, new Set([...read.sites()].map(titleOf)));
  const wanted = object === undefined ? links : links.filter((link) => speaksOf(link, object));
  await world.write(write(wanted, format));
  const all = [...found.problems, ...problems];
  for (const problem of all) world.warn(wordsIn(world.language)(problem));
  return all.length > 0 ? 2 : 0;
}

function refuseUnknown(object: string, titles: ReadonlySet<string>): void {
  if (titles.has(object)) return;
  throw new CommandError(say`None of the files has an object \`${object}\`. ${adviceFor(object, titles)}`);
}

function adviceFor(object: string, titles: ReadonlySet<string>): Message {
  const meant = closestName(object, titles);
  if (meant !== undefined) return say`Did you mean \`${meant}\`?`;
  if (!object.includes("/")) return say`Write it as \`Kind/name\`.`;
  return say`Without \`--object\` all are listed that refer to something.`;
}

function speaksOf({ from, to, wants }: Link, object: string): boolean {
  return from.object === object || wants === object || to.some((target) => target.object === object);
}

function write(links: readonly Link[], format: "text" | "json" | "mermaid"): string {
  switch (format) {
    case "text":
      return asText(links);
    case "json":
      return links.map((link) => `${JSON.stringify(link)}\n`).join("");
    case "mermaid":
      return asMermaid(links);
  }
}

function asText(links: readonly Link[]): string {
  let text = "";
  let last: string | undefined;
  for (const link of links) {
    const from = inWords(link.from);
    if (from !== last) text += `${last === undefined ? "" : "\n"}${from}\n`;
    text += `  ${link.path} -> ${targetsOf(link)}\n`;
    last = from;
  }
  return text;
}

function targetsOf({ to, wants }: Link): string {
  return to.length === 0 ? `${wants} (in none of these files)` : to.map(inWords).join(", ");
}

function inWords({ object, file, line }: PlacedObject): string {
  return `${object} (${file}:${String(line)})`;
}

function asMermaid(links: readonly Link[]): string {
  const indexes = new Map<string, number>();
  const indexOf = (title: string): number => {
    const index = indexes.get(title) ?? indexes.size;
    indexes.set(title, index);
    return index;
  };
  const arrows = links.flatMap(({ from, to, wants }): readonly Arrow[] => {
    const source = indexOf(from.object);
    return to.length === 0
      ? [{ from: source, to: indexOf(wants), isMissing: true }]
      : to.map(({ object }) => ({ from: source, to: indexOf(object), isMissing: false }));
  });
  return mermaidOf([...indexes.keys()], arrows);
}
