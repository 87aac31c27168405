/** A short fingerprint of code ({@link fnv1a}): comments behind `//`, white space around lines and empty lines do not count. */
export function fingerprint(code: string): string {
  const lines = code
    .split("\n")
    .map((line) => line.replace(/\/\/.*$/u, "").trim())
    .filter((line) => line !== "");
  return fnv1a(lines.join("\n"));
}

/** FNV-1a (32 bits) over the code points of a text, as 8 hexadecimal digits. It protects from mistakes, not from an attacker. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
