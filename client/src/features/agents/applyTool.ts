import {
  l10n,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  MarkdownString,
  Uri,
  workspace,
  type Disposable,
} from "vscode";
import { applyTool } from "../../core/agentTools.ts";
import type { Result } from "../../core/deployment.ts";

/** Objects by their titles, and where they would go. */
interface Plan {
  readonly context: string;
  readonly namespace: string;
  readonly titles: readonly string[];
}

/** What applying a file is about, and how a person applies one. */
export interface Applier {
  readonly planOf: (file: Uri) => Promise<Plan | undefined>;
  readonly applyFile: (file: Uri) => Promise<readonly Result[] | undefined>;
}

interface Input {
  readonly path: string;
}

/**
 * The one tool that writes. The person is shown the objects and where they would go before it begins; then it does what the command
 * does: the server tries the objects, and the person sees what would change and agrees, or nothing is written.
 */
export function offerApplyTool({ planOf, applyFile }: Applier): Disposable {
  return lm.registerTool<Input>(applyTool, {
    async prepareInvocation({ input }) {
      const file = fileAt(input.path);
      const plan = file && (await planOf(file));
      if (plan === undefined)
        return { invocationMessage: l10n.t("Drydock: looking for a connected cluster") };
      const message = new MarkdownString();
      message.appendText(l10n.t("On {0}, namespace {1}:", plan.context, plan.namespace));
      for (const title of plan.titles) message.appendMarkdown("\n- ").appendText(title);
      return {
        invocationMessage: l10n.t("Drydock: comparing {0} with {1}", input.path, plan.context),
        confirmationMessages: { title: l10n.t("Apply {0} to {1}?", input.path, plan.context), message },
      };
    },
    async invoke({ input }) {
      const file = fileAt(input.path);
      const text = file === undefined ? noFile(input.path) : await outcomeOf(file, { planOf, applyFile });
      return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
    },
  });
}

/** In the words of an agent's tools, which are English. */
async function outcomeOf(file: Uri, { planOf, applyFile }: Applier): Promise<string> {
  if (!workspace.isTrusted)
    return "The workspace is not trusted, so no cluster is contacted. Nothing was applied.";
  if ((await planOf(file)) === undefined)
    return "No cluster is connected. Ask the person to choose one with the command `Drydock: Select Cluster Context`. Nothing was applied.";
  const results = await applyFile(file);
  if (results === undefined)
    return "The person did not agree, or there was nothing to apply. Nothing was applied.";
  return results
    .map(
      ({ title, outcome, failure }) => `${title}: ${outcome}${failure === undefined ? "" : ` (${failure})`}`,
    )
    .join("\n");
}

function noFile(path: string): string {
  return `There is no folder open in which ${path} could lie. Nothing was applied.`;
}

/** Relative paths start at the first folder of the workspace, as those of the other tools do. */
function fileAt(path: string): Uri | undefined {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) return undefined;
  return path.startsWith("/") ? folder.uri.with({ path }) : Uri.joinPath(folder.uri, path);
}
