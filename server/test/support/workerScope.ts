// Runs the server's bundle for browsers in a thread, with nothing in its global scope but what a worker of a browser has.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";

const names = [
  ...[
    "AbortController",
    "AbortSignal",
    "Headers",
    "Request",
    "Response",
    "TextDecoder",
    "TextEncoder",
    "TransformStream",
    "URL",
    "Uint8Array",
    "WebAssembly",
  ],
  ...[
    "atob",
    "btoa",
    "clearInterval",
    "clearTimeout",
    "console",
    "crypto",
    "fetch",
    "performance",
    "queueMicrotask",
  ],
  ...["setInterval", "setTimeout"],
];

interface Scope {
  [name: string]: unknown;
  onmessage?: (event: { readonly data: unknown }) => void;
}

const scope: Scope = Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)]));
scope["self"] = scope;
scope["location"] = { href: "blob:worker" };
scope["importScripts"] = (): void => undefined;
scope["addEventListener"] = (): void => undefined;
scope["postMessage"] = (message: unknown): void => {
  parentPort?.postMessage(message);
};
const file = String(workerData);
runInContext(readFileSync(file, "utf8"), createContext(scope), { filename: file });
parentPort?.on("message", (data: unknown) => scope.onmessage?.({ data }));
