import { element } from "./element.ts";

/** A sentence with what stands between backticks as code; one with a lone backtick as it is. */
export function inlineCode(sentence: string): readonly (HTMLElement | string)[] {
  const pieces = sentence.split("`");
  if (pieces.length % 2 === 0) return [sentence];
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : element("code", {}, piece)));
}
