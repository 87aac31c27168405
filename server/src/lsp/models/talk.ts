import type { ModelProvider } from "../../models/provider.ts";
import { createModelLink, type ModelLink } from "./modelLink.ts";
import type { SentPrompts } from "./sentPrompts.ts";

/**
 * A conversation in the editor's own chat: it is with the model that the person has chosen there, whatever is configured here.
 * @returns what asks one of the editor's models, which answers in a language
 */
export function createTalk(
  now: () => number,
  editorModels: ModelProvider,
  sent: SentPrompts,
): (model: string, language: string) => ModelLink {
  const link = createModelLink(now, editorModels, sent);
  return (model, language) => {
    link.configure({ provider: "editor", address: "", model, language, ghostText: false, remoteModels: [] });
    return link;
  };
}
