import { readdirSync, readFileSync } from "node:fs";

/** The process of our language server below a process; undefined when none runs. Reads Linux's /proc. */
export function languageServerBelow(ancestor: number): number | undefined {
  const processes = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return processes.find(
    (id) => readProc(id, "cmdline").includes("languageServer.mjs") && isBelow(id, ancestor),
  );
}

function isBelow(id: number, ancestor: number): boolean {
  if (id === ancestor) return true;
  // The parent stands second after the command's name, which is in parentheses and may contain anything.
  const parent = Number(readProc(id, "stat").split(") ").at(-1)?.split(" ")[1]);
  return parent > 0 && isBelow(parent, ancestor);
}

/** Empty for a process that has just ended. */
function readProc(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(id)}/${file}`, "utf8");
  } catch {
    return "";
  }
}
