/**
 * A short fingerprint of code: comments behind `//`, white space around lines and empty lines do not count. FNV-1a over UTF-16
 * code units, as 8 hexadecimal digits.
 */
export function fingerprint(code: string): string {
  const lines = code
    .split("\n")
    .map((line) => line.replace(/\/\/.*$/u, "").trim())
    .filter((line) => line !== "");
  let hash = 0x811c9dc5;
  for (const character of lines.join("\n")) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
