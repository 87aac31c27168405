import type { Declaration } from "../program.ts";
import type { CallSite, Entered } from "../rules/rule.ts";
import { childOf, textOf, type SyntaxNode } from "../syntax.ts";
import type { Frame, Role } from "./frame.ts";

/** What rules are told of a function that is about to be walked. @param owner its declaration in the tree */
export function enteredOf(
  declaration: Declaration,
  owner: SyntaxNode,
  from: Frame,
  site: CallSite | undefined,
): Entered {
  const { file, outline } = declaration;
  const source = (field: string): string => {
    const node = childOf(owner, field);
    return node === undefined ? "" : textOf(node, file);
  };
  const body = source("body");
  return {
    name: outline.name,
    body: body.replaceAll(/\/\/.*$/gmu, ""),
    results: source("result"),
    parameters: source("parameters"),
    receiver: outline.receiver,
    isMethod: outline.kind === "method",
    target: site?.target ?? "",
    packagePath: file.package.path,
    file,
    isLocal: file.package === from.file.package,
    lines: body.split("\n").length,
    from,
    site,
  };
}

/** The body is walked as the caller's, where a function is only a part of what the caller does. */
export function inherited(role: Role, { isLocal, isMethod }: Entered, isGivenFunctions: boolean): Role {
  if (role === "worker" && (isGivenFunctions || (isLocal && isMethod))) return role;
  if (role === "control" || role === "start") return role;
  if (role === "config" && isLocal) return role;
  return "other";
}
