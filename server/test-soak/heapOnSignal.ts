// Loaded into a process before its program (`--import`): on SIGUSR2 the file that `DRYDOCK_HEAP` names says how many bytes of
// its heap are in use once all garbage is gone.
import { writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

process.on("SIGUSR2", () => {
  collect();
  writeFileSync(process.env["DRYDOCK_HEAP"] ?? "", String(process.memoryUsage().heapUsed));
});
