import {
  Disposable,
  l10n,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  workspace,
  type CancellationToken,
  type ExtensionContext,
} from "vscode";
import { applyTool, commandOf, toolsIn } from "../../core/agentTools.ts";
import { runProgram } from "../../infrastructure/runProgram.ts";

/**
 * The tools of `drydock mcp` for the agents of the editor: each call is answered by that program, which only reads and contacts no
 * cluster, so nobody is asked. It runs in the first folder of the workspace, and not in an untrusted one.
 */
export function offerReadTools(context: ExtensionContext): Disposable {
  const program = context.asAbsolutePath("dist/cli/drydock.mjs");
  const tools = toolsIn(context.extension.packageJSON).filter(({ name }) => name !== applyTool);
  return Disposable.from(
    ...tools.map((tool) =>
      lm.registerTool<object>(tool.name, {
        prepareInvocation: () => ({ invocationMessage: l10n.t("Drydock: {0}", tool.displayName) }),
        invoke: async ({ input }, token) => {
          const text = await answerOf([program, "mcp", "--call", commandOf(tool)], input, token);
          return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
        },
      }),
    ),
  );
}

/** @throws what the tool says that it could not do, for the agent to read */
async function answerOf(args: readonly string[], input: object, token: CancellationToken): Promise<string> {
  if (!workspace.isTrusted)
    throw new Error(l10n.t("Drydock starts no program in a workspace that is not trusted."));
  const [folder] = workspace.workspaceFolders ?? [];
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => {
    abort.abort();
  });
  try {
    const { succeeded, output, said } = await runProgram(
      args,
      JSON.stringify(input),
      folder?.uri.scheme === "file" ? folder.uri.fsPath : undefined,
      abort.signal,
    );
    if (!succeeded) throw new Error(said.trim());
    return output;
  } finally {
    listener.dispose();
  }
}
