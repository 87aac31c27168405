#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// A run is short, and to compile the program is a part of it that the next one need not repeat.
enableCompileCache();
await import("./main.ts");
