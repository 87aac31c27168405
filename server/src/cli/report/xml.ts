const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for the content or an attribute of an XML 1.0 element; characters that XML cannot hold become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[\0-\x08\v\f\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll(/[&<>"\t\n\r]/gu, (character) => entities[character] ?? character);
}
