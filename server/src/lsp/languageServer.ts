import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

// Of V8's two optimizing compilers the quicker one would leave 16 MiB behind for a file of 68,000 lines, and an edit is checked no
// sooner for it. The compiled program below is kept under the flags that it is loaded with, so that this comes first.
setFlagsFromString("--no-maglev");
// Every window of an editor starts a server, and to compile the program is a part of the start that the next one need not repeat.
enableCompileCache();
await import("./main.ts");
// What a check makes is thrown away soon or kept for long: more room for what is young than the start has taken would only be memory
// that is never given back.
setFlagsFromString("--semi-space-growth-factor=1");
