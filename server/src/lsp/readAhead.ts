/** So many files are read at once; more would only wait for each other. */
const mostAtOnce = 16;

/**
 * Reads files one after the other, the next ones while somebody looks at the one before.
 * @param read never rejects
 */
export async function* readAhead<File, Text>(
  files: Iterable<File>,
  read: (file: File) => Promise<Text>,
): AsyncGenerator<readonly [file: File, text: Text]> {
  const begin = async (file: File): Promise<readonly [File, Text]> => [file, await read(file)];
  const underWay: Promise<readonly [File, Text]>[] = [];
  for (const file of files) {
    const isFull = underWay.push(begin(file)) === mostAtOnce;
    const first = isFull ? underWay.shift() : undefined;
    if (first !== undefined) yield first;
  }
  yield* underWay;
}
