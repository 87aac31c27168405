/** Text between backquotes; backquotes in it become apostrophes, so that it can not end early. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}

/** Foreign text as Markdown without HTML and without pictures that would be fetched from somewhere. */
export function textBlock(text: string): string {
  return text.trim().replaceAll("<", "&lt;").replaceAll("![", "!\\[");
}
