#!/usr/bin/env node
import module from "node:module";

// Older ones cannot even read the program, so that this is said before it is loaded, in English.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `drydock needs Node 22.19 or newer, and this is Node ${process.versions.node}. Nothing was checked.`,
  );
  process.exitCode = 2;
} else {
  // A run is short, and to compile the program is a part of it that the next one need not repeat.
  module.enableCompileCache();
  await import("./main.ts");
}
