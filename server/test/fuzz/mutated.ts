import { oneOf, type Random } from "./fuzz.ts";

/** What has a meaning to one of the readers, or is at the edge of what a text may hold. */
const pieces = [
  ...["", " ", "\n", "\r\n", "\t", "\0", "\u00a0", "\u2028", "\ufeff", "\ud83d", "\udc00", "😀"],
  ...[
    "---\n",
    "...\n",
    ": ",
    "- ",
    "? ",
    "#",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "|\n",
    ">-\n",
    "%YAML 1.2\n",
  ],
  ...["{", "}", "[", "]", "(", ")", ",", '"', "'", "`", "\\", "\\u12", "$", "{{", "}}", "/*", "*/", "//"],
  ...["null", "~", "yes", "0x1f", "0o7", "1e400", ".inf", "-0", "9223372036854775808", "1_000", "2001-01-01"],
  ...["func ", "go ", "defer ", "type ", "struct", "return", ":=", "<-", "...", "data: ", ":\n\n"],
];
const longest = 20_000;

/** A text that somebody has typed, pasted, lost or saved halfway: some small damages of another one. */
export function mutated(text: string, random: Random): string {
  let made = text;
  for (let damages = 1 + random(4); damages > 0; damages -= 1) made = damaged(made, random).slice(0, longest);
  return made;
}

function damaged(text: string, random: Random): string {
  const start = random(text.length + 1);
  const end = Math.min(text.length, start + random(2) * random(40));
  const [head, cut, tail] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  switch (random(7)) {
    case 0:
      return head + tail;
    case 1:
      return head + cut + cut + tail;
    case 2:
      return head + oneOf(pieces, random) + tail;
    case 3:
      return head + oneOf(pieces, random).repeat(1 + random(300)) + cut + tail;
    case 4:
      return head;
    case 5:
      return swappedLines(text, random);
    default:
      return head + String.fromCharCode(random(0x3000)) + tail;
  }
}

function swappedLines(text: string, random: Random): string {
  const lines = text.split("\n");
  const [one, other] = [random(lines.length), random(lines.length)];
  return lines
    .map((line, index) => (index === one ? lines[other] : index === other ? lines[one] : line))
    .join("\n");
}
