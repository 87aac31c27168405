/** Works on items, at most `width` of them at the same moment; the results keep the order of the items. */
export async function mapAtMost<Item, Result>(
  items: readonly Item[],
  width: number,
  act: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = items.entries();
  const results = new Map<number, Result>();
  const work = async (): Promise<void> => {
    // One iterator for all: whoever is free takes the next item.
    for (const [index, item] of waiting) results.set(index, await act(item));
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return [...results].toSorted(([one], [other]) => one - other).map(([, result]) => result);
}
