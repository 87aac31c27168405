/** What a command is called that runs for as long as the program lives. */
const longRunning = /controller|manager|operator|reconcil|\b(?:run|start|server?|serve|daemon)\b/iu;
const onlyRuns = /^(?:run|start|server?|serve|daemon|controller|manager|controller-manager|operator)$/iu;
const controls = /controller|manager|operator|reconcil/iu;

/** Whether a command of that name may be what the program is there for. */
export function runsLong(name: string): boolean {
  return longRunning.test(name);
}

/** Whether the name says no more than that. */
export function onlyRunsLong(name: string): boolean {
  return onlyRuns.test(name);
}

/** Whether a command of that name runs controllers. */
export function runsControllers(name: string): boolean {
  return controls.test(name);
}
