import type { World } from "../world.ts";

/** Characters. Thousands of files with a line for each would otherwise spend a tenth of their time on writing. */
const batchSize = 16_384;

/** Output that is handed on when there is enough of it. */
export function inBatches(write: World["write"]): {
  write(text: string): Promise<void>;
  flush(): Promise<void>;
} {
  let held = "";
  async function flush(): Promise<void> {
    const text = held;
    held = "";
    await write(text);
  }
  return {
    async write(text) {
      held += text;
      if (held.length >= batchSize) await flush();
    },
    flush,
  };
}
