import { say } from "../../core/text/message.ts";
import { withWorkspaceKinds } from "../../sources/crdKinds.ts";
import { loadDocumentation } from "../../sources/documentation.ts";
import { loadCatalogue, newestKubernetesVersion } from "../../sources/catalogue.ts";
import { wordsIn } from "../../sources/words.ts";
import { CommandError } from "../commandError.ts";
import { readArguments } from "../readArguments.ts";
import { readKubernetesVersion } from "../validate/options.ts";
import { kindsOfPaths } from "../validate/schemas.ts";
import type { ExitStatus, World } from "../world.ts";
import { explanation } from "./explanation.ts";
import { findKind, readQuestion } from "./findKind.ts";
import { followFields } from "./followFields.ts";

/** `drydock explain`: type, documentation and fields of a kind or of one of its fields. */
export async function explain(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    "kubernetes-version": { type: "string", default: newestKubernetesVersion },
    crds: { type: "string", multiple: true, default: [] },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new CommandError(say`Name one kind or field: \`drydock explain apps/v1/Deployment.spec.strategy\``);
  const catalogue = loadCatalogue(readKubernetesVersion(values["kubernetes-version"]));
  const schemas = withWorkspaceKinds(catalogue, kindsOfPaths(values.crds, catalogue, world));
  const question = readQuestion(name);
  const info = findKind(question, schemas);
  const lookup = schemas.lookup(info.gvk);
  if (lookup.status !== "found")
    throw new CommandError(say`The type of \`${info.gvk.kind}\` is not known, only that it exists.`);
  const place = followFields(question.fields, lookup.schema, info.gvk.kind);
  await world.write(
    explanation(info, place, schemas.kubernetesVersion, loadDocumentation(), {
      paint: world.paint,
      words: wordsIn(world.language),
    }),
  );
  return 0;
}
