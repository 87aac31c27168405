import type { CompiledBinding, CompiledPolicy } from "./compilePolicy.ts";

/** Where projects keep what is tried out, shown or expected, and nothing that is in force. */
const trials =
  /(?:^|\/)(?:[_.]?tests?|[_.]?test-?data|e2e|conformance|fixtures|examples?|samples?|docs?)\//iu;

/**
 * The folders in which alone a policy and its binding say something, each with a slash at the end: those of their files where these lie
 * among tests, examples or documentation. None where they count for everything.
 */
export function trialFolders({
  policy,
  binding,
}: {
  readonly policy: CompiledPolicy;
  readonly binding: CompiledBinding;
}): readonly string[] {
  return [policy, binding].flatMap(({ stated }) => {
    const uri = stated.place?.file.uri ?? "";
    return trials.test(uri) ? [uri.slice(0, uri.lastIndexOf("/") + 1)] : [];
  });
}
