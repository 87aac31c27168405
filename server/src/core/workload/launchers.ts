import { hasOption, optionOf, type Command, type OptionValue } from "./commandLine.ts";

/** A program that starts the processes of a distributed run, or is one of them: of training, or of one server over several machines. */
export interface Launcher {
  readonly name: "torchrun" | "accelerate" | "deepspeed" | "mpirun" | "sglang" | "vllm";
  readonly arguments: Command;
  /** Processes on this machine, or of the whole run where `perNode` is false. */
  readonly processes: OptionValue | undefined;
  readonly perNode: boolean;
  readonly nodes: OptionValue | undefined;
  readonly nodeRank: OptionValue | undefined;
  /** Where the processes find each other. */
  readonly meetingPoint: OptionValue | undefined;
  /** Said to run on one machine by itself. */
  readonly standalone: boolean;
}

const PROGRAMS: readonly (readonly [Launcher["name"], RegExp])[] = [
  ["torchrun", /^(?:\S*\/)?(?:torchrun|python3? (?:-u )?-m torch\.distributed\.(?:run|launch))(?: |$)/u],
  ["accelerate", /^(?:\S*\/)?(?:accelerate launch|python3? (?:-u )?-m accelerate\.commands\.launch)(?: |$)/u],
  ["deepspeed", /^(?:\S*\/)?deepspeed(?: |$)/u],
  ["sglang", /^(?:\S*\/)?(?:sglang serve|python3? (?:-\S+ )*-m sglang\.launch_server)(?: |$)/u],
  ["vllm", /^(?:\S*\/)?vllm serve(?: |$)/u],
  ["mpirun", /^(?:\S*\/)?(?:mpirun|mpiexec)(?: |$)/u],
];

/** The launcher that one of these commands is, with what its arguments say about the run. */
export function launcherOf(commands: readonly Command[]): Launcher | undefined {
  for (const command of commands) {
    const line = command.map(({ text }) => text).join(" ");
    for (const [name, program] of PROGRAMS) {
      const start = program.exec(line)?.[0].trim();
      if (start !== undefined) return readLauncher(name, command.slice(start.split(" ").length));
    }
  }
  return undefined;
}

function readLauncher(name: Launcher["name"], words: Command): Launcher {
  const rest = name === "mpirun" ? beforeProgram(words) : ownArguments(words);
  const option = (...names: readonly string[]): OptionValue | undefined => optionOf(rest, ...names);
  const shared = { name, arguments: rest, standalone: hasOption(rest, "--standalone") };
  switch (name) {
    case "torchrun":
      return {
        ...shared,
        processes: option("--nproc-per-node"),
        perNode: true,
        nodes: option("--nnodes"),
        nodeRank: option("--node-rank"),
        meetingPoint: option("--rdzv-endpoint") ?? option("--master-addr"),
      };
    case "accelerate":
      return {
        ...shared,
        processes: option("--num-processes"),
        perNode: false,
        nodes: option("--num-machines"),
        nodeRank: option("--machine-rank"),
        meetingPoint: option("--main-process-ip"),
      };
    case "deepspeed":
      return {
        ...shared,
        processes: option("--num-gpus"),
        perNode: true,
        nodes: option("--num-nodes"),
        nodeRank: option("--node-rank"),
        meetingPoint: option("--master-addr"),
      };
    case "sglang":
      return {
        ...shared,
        processes: undefined,
        perNode: true,
        nodes: option("--nnodes"),
        nodeRank: option("--node-rank"),
        meetingPoint: option("--dist-init-addr", "--nccl-init-addr"),
      };
    case "vllm":
      return {
        ...shared,
        processes: undefined,
        perNode: true,
        nodes: option("--nnodes"),
        nodeRank: option("--node-rank"),
        meetingPoint: option("--master-addr"),
      };
    case "mpirun":
      return {
        ...shared,
        processes: option("-np", "-n", "--np", "-c"),
        perNode: false,
        nodes: undefined,
        nodeRank: undefined,
        meetingPoint: undefined,
      };
  }
}

/** Up to the script that is launched; what follows are the script's own arguments. */
function ownArguments(words: Command): Command {
  const script = words.findIndex(({ text }) => /\.(?:py|sh)$/u.test(text));
  return script === -1 ? words : words.slice(0, script);
}

/**
 * Switches of Open MPI, Intel MPI and MPICH; every other option of theirs is followed by a value
 * (https://docs.open-mpi.org/en/main/man-openmpi/man1/mpirun.1.html).
 */
const mpiSwitches: ReadonlySet<string> = new Set([
  ...[
    "allow-run-as-root",
    "tag-output",
    "timestamp-output",
    "oversubscribe",
    "nooversubscribe",
    "no-oversubscribe",
  ],
  ...["report-bindings", "display-map", "display-allocation", "display-topo", "use-hwthread-cpus", "nolocal"],
  ...["bynode", "byslot", "bind-to-core", "bind-to-socket", "bind-to-none", "enable-recovery", "continuous"],
  ...["merge-stderr-to-stdout", "v", "verbose", "q", "quiet", "d", "debug-daemons", "leave-session-attached"],
  ...["do-not-launch", "do-not-resolve", "genvall", "prepend-rank", "l", "print-all-exitcodes", "xterm"],
]);

/** The options of `mpirun`, up to the program that it starts. */
function beforeProgram(words: Command): Command {
  let index = 0;
  for (let option = words[index]; option?.text.startsWith("-") === true; option = words[index]) {
    const name = option.text.replace(/^--?/u, "");
    const values = name.includes("=") || mpiSwitches.has(name) ? 0 : /^g?mca$/u.test(name) ? 2 : 1;
    index += 1 + values;
  }
  return words.slice(0, index);
}
