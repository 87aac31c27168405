import { after } from "node:test";

/** What a server or a folder of the tests ends with: a test's own context, or that of a suite. */
export interface Lifetime {
  after(end: () => Promise<void> | void): void;
}

/**
 * That of the suite in whose body this is called, for what its tests only ask: to start a server takes as long as a dozen questions, and
 * longer where it first has to load the Go parser.
 */
export function lifetimeOfSuite(): Lifetime {
  const ends: (() => Promise<void> | void)[] = [];
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });
  return {
    after(end) {
      ends.push(end);
    },
  };
}

/** Makes it when it is first asked for, and no second time. */
export function once<Made>(make: () => Made): () => Made {
  const made: Made[] = [];
  return () => (made[0] ??= make());
}
