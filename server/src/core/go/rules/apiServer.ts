import type { DeclarationRule } from "./rule.ts";

/** Servers built on k8s.io/apiserver: https://pkg.go.dev/k8s.io/apiserver/pkg/server. */
export const apiServerDeclarations: readonly DeclarationRule[] = [
  {
    kind: "server-chain",
    matches: ({ name, from }) => from.role === "run" && /^Create\w*ServerChain$/u.test(name),
    role: "other",
    body: "skip",
  },
  {
    kind: "server-run",
    matches: ({ name, receiver, from }) =>
      receiver !== undefined &&
      (from.role === "run" || from.role === "control") &&
      (/^(?:PrepareRun|RunWithContext)$/u.test(name) ||
        (name === "Run" && /^prepared|APIServer$/u.test(receiver))),
    role: "run",
    body: "enter",
  },
  {
    kind: "serving",
    matches: ({ name, isMethod, from }) =>
      isMethod && from.role === "run" && name.startsWith("NonBlockingRun"),
    role: "other",
    body: "skip",
  },
];
