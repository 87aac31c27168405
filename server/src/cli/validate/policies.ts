import { policyObjectsIn } from "../../core/analysis/policyObjects.ts";
import type { SourceFile } from "../../core/documents/sourceFile.ts";
import {
  createPolicyCompiler,
  noPolicies,
  paramKindsOf,
  type PolicySet,
} from "../../core/policy/policySet.ts";
import type { StatedObject } from "../../core/policy/statedObject.ts";
import type { WorldCluster } from "../world.ts";
import { decode, sourceOf, type Input } from "./input.ts";

const policyKind = "ValidatingAdmissionPolicy";

/**
 * The admission policies among some inputs, with the namespaces and parameters that they look at.
 * @param live those of a cluster, of which the ones count that no input redefines
 */
export function policiesOfInputs(inputs: readonly Input[], live?: Input): PolicySet {
  const sources = [inputs, live === undefined ? [] : [live]];
  const policies = sources.flatMap((source) => objectsOf(source, [policyKind, `${policyKind}Binding`]));
  if (policies.length === 0) return noPolicies;
  const asked = new Set(["Namespace", ...paramKindsOf(policies).map(({ kind }) => kind)]);
  const kinds = [policyKind, `${policyKind}Binding`, ...asked];
  return createPolicyCompiler().compile(
    sources.map((source) => ({ objects: objectsOf(source, kinds), isWhole: false })),
  );
}

/** The policies of a cluster, to be read like a file. */
export async function livePolicies(cluster: WorldCluster): Promise<Input> {
  const bytes = Buffer.from(await cluster.policies());
  return { name: "<cluster>", uri: "drydock-cluster:/policies", read: () => ({ kind: "read", bytes }) };
}

function objectsOf(inputs: readonly Input[], kinds: readonly string[]): readonly StatedObject[] {
  return inputs.flatMap((input) => {
    const result = input.read();
    // Looked for in the bytes: to decode every file twice would cost more than all else here.
    if (result.kind === "failed" || !kinds.some((kind) => result.bytes.includes(kind))) return [];
    return objectsIn(sourceOf(input, decode(result.bytes)), kinds);
  });
}

function objectsIn(file: SourceFile, kinds: readonly string[]): readonly StatedObject[] {
  return file.parts.flatMap((part) =>
    kinds.some((kind) => part.text.includes(kind))
      ? policyObjectsIn(file, part, ({ kind }) => kinds.includes(kind))
      : [],
  );
}
