import type { Declaration } from "../program.ts";
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

/** A function that builds a command only hands over what elects. */
function elects({ file, outline }: Declaration): boolean {
  const source = file.text.slice(outline.start, outline.end);
  return elector.test(source) && !/\bcobra\.Command\{/u.test(source);
}

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
        elects(callee.declaration)),
    extent: "outermost",
  },
  {
    kind: "leader-election",
    roles: inRun,
    matches: ({ target }) => /\/resourcelock\.New\w*$/u.test(target),
    extent: "statement",
  },
];
