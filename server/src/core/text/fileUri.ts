/**
 * The one form in which URIs of files are keys. Editors and Node each leave other characters as they are, and write drives as
 * `C:`, `c:` or `c%3A`, all of which RFC 3986 permits; this is the form of VS Code. URIs of other schemes stay as they are.
 */
export function canonicalUri(uri: string): string {
  if (!uri.startsWith("file://")) return uri;
  const [scheme = "", empty = "", authority = "", ...segments] = uri.split("/");
  const written = segments.map((segment) => decoded(segment));
  const drive = written[0];
  if (drive !== undefined && /^[A-Z]:$/u.test(drive)) written[0] = drive.toLowerCase();
  return [scheme, empty, authority.toLowerCase(), ...written.map(encodeSegment)].join("/");
}

/** The name of a file or folder as it stands between two slashes of a canonical URI. */
export function encodeSegment(name: string): string {
  // Most names hold nothing that is written in another way.
  if (/^[\w.~-]*$/u.test(name)) return name;
  // Halves of surrogate pairs have no encoding.
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, "\u{FFFD}")).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A percent sign that begins no character stands for itself. */
function decoded(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
