import { say } from "../core/text/message.ts";
import { ModelFailure } from "./failure.ts";

/**
 * A status that is no success, as a failure with advice.
 *
 * @param said the server's own words
 */
export function statusFailure(status: number, said: string, model: string): ModelFailure {
  const words = said.trim().slice(0, 300);
  if (/context (?:length|size)|exceed_context_size/iu.test(said))
    return new ModelFailure(
      "context-too-long",
      say`The prompt is longer than ${model} can read. Attach less, or choose a model with a longer context.`,
    );
  if (/does not support/iu.test(said))
    return new ModelFailure("not-supported", say`${model} cannot do this: ${words}`);
  switch (status) {
    case 401:
    case 403:
      return new ModelFailure(
        "key-refused",
        say`The model server does not accept the key. Set it with the command Drydock: Set Model Key.`,
      );
    case 404:
      return new ModelFailure(
        "model-missing",
        say`The server has no model ${model}. Pull it, or choose another one.`,
      );
    case 429:
    case 503:
      return new ModelFailure("busy", say`The model server is busy: ${words}`);
    default:
      return new ModelFailure("server", say`The model server answered ${status}: ${words}`);
  }
}
