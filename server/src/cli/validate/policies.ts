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

/** Admission policies, and the files that make them up. */
interface PolicyFiles {
  readonly policies: PolicySet;
  /** Those that define them and what they look at. */
  readonly files: readonly SourceFile[];
}

/**
 * The admission policies among some inputs, with the namespaces and parameters that they look at.
 * @param live those of a cluster, of which the ones count that no input redefines
 */
export function policiesOfInputs(inputs: readonly Input[], live?: Input): PolicyFiles {
  const sources = [inputs, live === undefined ? [] : [live]];
  const bases = [policyKind, `${policyKind}Binding`];
  const policies = sources.flatMap((source) => objectsIn(filesWith(source, bases), bases));
  if (policies.length === 0) return { policies: noPolicies, files: [] };
  const asked = new Set(["Namespace", ...paramKindsOf(policies).map(({ kind }) => kind)]);
  const kinds = [...bases, ...asked];
  const files = sources.map((source) => filesWith(source, kinds));
  return {
    policies: createPolicyCompiler().compile(
      files.map((each) => ({ objects: objectsIn(each, kinds), isWhole: false })),
    ),
    files: files.flat(),
  };
}

/** The policies of a cluster, to be read like a file. */
export async function livePolicies(cluster: WorldCluster): Promise<Input> {
  const bytes = Buffer.from(await cluster.policies());
  return { name: "<cluster>", uri: "drydock-cluster:/policies", read: () => ({ kind: "read", bytes }) };
}

function filesWith(inputs: readonly Input[], kinds: readonly string[]): readonly SourceFile[] {
  return inputs.flatMap((input) => {
    const result = input.read();
    // Looked for in the bytes: to decode every file twice would cost more than all else here.
    if (result.kind === "failed" || !kinds.some((kind) => result.bytes.includes(kind))) return [];
    return [sourceOf(input, decode(result.bytes))];
  });
}

function objectsIn(files: readonly SourceFile[], kinds: readonly string[]): readonly StatedObject[] {
  return files.flatMap((file) =>
    file.parts.flatMap((part) =>
      kinds.some((kind) => part.text.includes(kind))
        ? policyObjectsIn(file, part, ({ kind }) => kinds.includes(kind))
        : [],
    ),
  );
}
