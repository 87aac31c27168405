import { after } from "node:test";

/** Where what was started is ended. */
export interface Ending {
  readonly after: (stop: () => Promise<void>) => void;
}

/** Ends everything with the suite that this is called in; a hook's own context would end it with the hook. */
export function endWithSuite(): Ending {
  const stops: (() => Promise<void>)[] = [];
  after(async () => {
    for (const stop of stops) await stop();
  });
  return { after: (stop) => void stops.push(stop) };
}
