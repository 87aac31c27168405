import { binderOf } from "../binder.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf, textOf } from "../syntax.ts";
import type { Role } from "./frame.ts";

/** Names of functions that bring something about. */
const telling =
  /run|start|init|setup|register|sync|reconcile|process|handle|schedule|work|serve|build|launch|execute/iu;

/** Who works on an object goes on into other parts of its own package, whatever they are called. */
const worksOn: ReadonlySet<Role> = new Set<Role>(["worker", "reconcile"]);

/** What a field is called that says no more than that it holds a function. */
const functionName = /^(?:fn|f|callback)$|Fn$|Func$/u;

/** Whether it is looked for what runs behind a call of a variable, through a field or an interface. */
export function isFollowed({ callee, name, frame }: CallSite): boolean {
  switch (callee.kind) {
    case "variable":
      return true;
    case "field":
      return functionName.test(name) || telling.test(name);
    case "interface":
      return (
        (telling.test(name) && (frame.role !== "start" || frame.example !== undefined)) ||
        (worksOn.has(frame.role) && callee.owner?.package === frame.file.package.path)
      );
    default:
      return false;
  }
}

/** Whether the functions that a call is given are kept for later: handlers, registrations. */
export function keepsFunctions({ name }: CallSite): boolean {
  return /^(?:AddEventHandler\w*|register\w*|Register\w*|Handle\w*|With\w+|New\w+)$/u.test(name);
}

/** Whether a function of a library runs those that it is given. */
export function runsFunctions({ name }: CallSite): boolean {
  return /^(?:Go|Do|Invoke|Provide|Add|Every|Forever|Run|Start|Poll|ForEach|Once|After|\w*Until)/u.test(name);
}

/** Whether what is called is each of a list in its turn, or a field of each. */
export function isOfEach({ callee, call, frame: { file } }: CallSite): boolean {
  if (callee.kind === "variable") return callee.binder.kind === "range";
  const operand = callee.kind === "field" ? childOf(childOf(call, "function") ?? call, "operand") : undefined;
  if (operand?.type !== "identifier") return false;
  return binderOf(textOf(operand, file), operand, file)?.kind === "range";
}
