const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * The bytes of base64 text (RFC 4648, section 4; line breaks allowed) as a string with one character per byte, or
 * undefined when it is no base64.
 */
export function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/gu, "");
  const digits = compact.replace(/={1,2}$/u, "");
  if (compact.length % 4 !== 0 || compact.length - digits.length > 2) return undefined;
  let bytes = "";
  let bits = 0;
  let width = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    width += 6;
    if (width < 8) continue;
    width -= 8;
    bytes += String.fromCharCode((bits >> width) & 0xff);
  }
  return bytes;
}
