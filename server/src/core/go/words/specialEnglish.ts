import type { SpecialStep } from "./special.ts";
import type { KindWords } from "./words.ts";

/** For steps of which the words of their kind would say too much. */
export const specialEnglish: Readonly<Record<SpecialStep, KindWords>> = {
  partOfReconcile: {
    title: "{symbol}: a part of the reconcile",
    what: "Does the part of the work that its name says, for the object that is brought up to date.",
    why: "Reconcile calls it, by itself or through another part.",
  },
  eachTurn: {
    title: "{symbol}: the work of each turn",
    what: "Does what the loop is there for.",
    why: "The loop calls it, by itself or through another function.",
  },
  schemeInProgram: {
    title: "API types are added to the scheme",
    what: "Tells the scheme which API groups and Go types the clients and caches have to know.",
    why: "Clients that are built with the scheme read it.",
  },
  runWithoutElection: {
    title: "{symbol} runs the component",
    what: "Puts the parts of the component together and starts them.",
    why: "What it builds and starts is told next.",
  },
  electionLock: {
    title: "{symbol}: the lock of the election",
    what: "Makes the lock that replicas compete for.",
    why: "The election cannot be run without it.",
  },
  startOfWork: {
    title: "{symbol} starts its work",
    what: "Starts workers, watches or other goroutines, or does the work itself.",
    why: "What it needs for that has been built.",
  },
  itemOfWork: {
    title: "{symbol}: the next item of work",
    what: "Takes what is to be done next and has it processed.",
    why: "Whoever runs it goes on to the next item, or it does that itself.",
  },
  oneTurn: {
    title: "{symbol}: one turn of the main loop",
    what: "Does the work of one turn.",
    why: "The loop calls it each time.",
  },
  loopBeside: {
    title: "{symbol} starts a loop",
    what: "Starts a loop that goes on beside what called it.",
    why: "It goes round for as long as it is not stopped.",
  },
  controllersInTurn: {
    title: "{symbol} sets controllers up",
    what: "Sets up one controller after the other.",
    why: "What is not set up does not run.",
  },
  controllerList: {
    title: "{symbol}: the list of controllers",
    what: "Lists what each controller is built or set up with.",
    why: "What is started is taken from it.",
  },
  controllersHandedOver: {
    title: "{symbol} is given the controllers",
    what: "Hands the constructors of the controllers to a library, which builds and runs them.",
    why: "The library does the rest.",
  },
  builtToRun: {
    title: "{symbol} builds what is run",
    what: "Makes something that is started later.",
    why: "It has to be there before it is started.",
  },
  signalContext: {
    title: "{symbol}: a signal ends the program",
    what: "Makes a context or a channel that ends when the program is told to stop.",
    why: "What runs for long is given it.",
  },
  servedByManager: {
    title: "{symbol}: a server beside the controllers",
    what: "Answers requests for as long as the manager runs it.",
    why: "The manager starts what was added to it.",
  },
  oneOfLoops: {
    title: "{symbol}: one of the loops",
    what: "A loop that is not driven by a controller's queue, one of several.",
    why: "It goes round for as long as it is not stopped.",
  },
};
