/**
 * Go 1.26 lets `new` take an expression, as in `new(int32(1))`; the grammar knows types only. The text with such calls made
 * calls of an ordinary function, of the same length so that every offset stays.
 */
export function maskNew(text: string): string {
  return text.replaceAll(
    /\bnew\((?!\s*(?:\[|\*|map\[|chan\b|func\b|struct\b|interface\b|<-))/gu,
    `${maskedNew}(`,
  );
}

/** What `new` is called in a masked text. */
export const maskedNew = "n_w";
