import { roles, type CallRule, type DeclarationRule } from "./rule.ts";

export const elector = /\bleaderelection\.(?:RunOrDie|NewLeaderElector)\(/u;
/** The branch of a program that was told to run without election. */
export const withoutElection = /^if\s+!.*LeaderElect/u;
const inRun = roles("main", "hook", "run");

/** Leader election with client-go: https://pkg.go.dev/k8s.io/client-go/tools/leaderelection. */
export const electionDeclarations: readonly DeclarationRule[] = [
  {
    kind: "leader-election",
    matches: ({ body, name, from }) =>
      inRun.has(from.role) && elector.test(body) && !/^(?:Run|run)$/u.test(name),
    role: "election",
    body: "enter",
  },
];

export const electionCalls: readonly CallRule[] = [
  {
    kind: "leader-identity",
    roles: inRun,
    matches: ({ target }) => target === "os.Hostname" || target.endsWith("/uuid.NewUUID"),
    extent: "outermost",
    gap: 0,
    leadIn: { matches: (statement) => withoutElection.test(statement), isRequired: true },
  },
  {
    kind: "leader-candidate",
    roles: inRun,
    matches: ({ target }) => target.endsWith("/leaderelection.NewCandidate"),
    extent: "outermost",
    gap: 0,
  },
  {
    kind: "leader-election",
    roles: inRun,
    matches: ({ target, callee, frame }) =>
      /\/leaderelection\.(?:RunOrDie|NewLeaderElector)$/u.test(target) ||
      (callee.kind === "declared" &&
        callee.declaration.file.package === frame.file.package &&
        !/^(?:Run|run)$/u.test(callee.declaration.outline.name) &&
        elector.test(
          callee.declaration.file.text.slice(
            callee.declaration.outline.start,
            callee.declaration.outline.end,
          ),
        )),
    extent: "outermost",
  },
  {
    kind: "leader-election",
    roles: inRun,
    matches: ({ target }) => /\/resourcelock\.New\w*$/u.test(target),
    extent: "statement",
  },
];
