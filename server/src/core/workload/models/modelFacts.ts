import { KNOWN_MODELS, type KnownModel } from "./knownModels.ts";
import { parametersInName, quantisationInName } from "./modelName.ts";

/** What can be said about a model by its name alone. */
export interface ModelFacts {
  /** In total, also those of experts that a token does not use. */
  readonly parameters: number;
  /** In the published files. */
  readonly weightBytes: number;
  readonly bytesPerParameter: number;
  /** Present for models whose architecture is in the table. */
  readonly architecture?: KnownModel;
}

/**
 * Facts about a model from the name of its repository: `meta-llama/Llama-3.1-70B-Instruct`. Undefined when the name tells no
 * number of parameters.
 */
export function modelFacts(name: string): ModelFacts | undefined {
  const repository = repositoryName(name);
  const architecture = KNOWN_MODELS.find(({ pattern }) => pattern.test(repository));
  const parameters = architecture?.parameters ?? parametersInName(repository);
  if (parameters === undefined) return undefined;
  const bytesPerParameter = quantisationInName(repository) ?? architecture?.bytesPerParameter ?? 2;
  return {
    parameters,
    bytesPerParameter,
    weightBytes: parameters * bytesPerParameter,
    ...(architecture === undefined ? {} : { architecture }),
  };
}

/** The last part of `hf://owner/model:revision`, `owner/model` or a path. */
function repositoryName(name: string): string {
  return (
    name
      .replace(/[:@][\w.]*$/u, "")
      .split("/")
      .findLast((part) => part !== "") ?? ""
  );
}
