import assert from "node:assert/strict";
import { readEvents } from "../../src/models/eventStream.ts";
import { fuzz, oneOf, type Random } from "./fuzz.ts";
import { mutated } from "./mutated.ts";

const breaks = ["\n", "\r", "\r\n"];
const others = [": ping", "event: message", "id: 7", "retry: 10", "dat", ""];

/** What a server may send for some texts: with any breaks of lines, and with fields that mean nothing here. */
function written(texts: readonly string[], random: Random): string {
  const lineBreak = oneOf(breaks, random);
  return texts
    .map((text) => {
      const blank = random(2) === 0 || text.startsWith(" ") ? " " : "";
      const lines = text.split("\n").map((line) => `data:${blank}${line}`);
      if (random(3) === 0) lines.unshift(oneOf(others.slice(0, -1), random));
      return lines.map((line) => line + lineBreak).join("") + lineBreak;
    })
    .join("");
}

async function* inPieces(bytes: Uint8Array, random: Random): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const length = random(6);
    yield await Promise.resolve(bytes.subarray(at, at + length));
    at += length;
  }
}

async function eventsOf(text: string, random: Random): Promise<readonly string[]> {
  const events: string[] = [];
  for await (const event of readEvents(inPieces(new TextEncoder().encode(text), random))) events.push(event);
  return events;
}

const texts = ['{"choices":[]}', "[DONE]", "grün: ja", " with a blank", "two\nlines", "😀", "data: data:"];

fuzz("events come out of any pieces as they went in", 300, async (random) => {
  const sent = Array.from({ length: random(5) }, () => oneOf(texts, random));
  assert.deepEqual(await eventsOf(written(sent, random), random), sent);
});

fuzz("whatever a server sends, its stream ends", 300, async (random) => {
  const text = mutated(written(texts, random), random);
  for (const event of await eventsOf(text, random)) assert.equal(typeof event, "string");
});
