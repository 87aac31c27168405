import { enableCompileCache } from "node:module";

// Every window of an editor starts a server, and to compile the program is a part of the start that the next one need not repeat.
enableCompileCache();
await import("./main.ts");
