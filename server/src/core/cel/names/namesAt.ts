import { toFieldName } from "../fieldNames.ts";
import { availableSince } from "../library/availability.ts";
import { MACROS, type MacroDeclaration } from "../library/macroDeclarations.ts";
import { VARIABLES } from "../library/variables.ts";
import { type CelType, type ObjectType, typeText } from "../types/celType.ts";
import { type Declaration, NAMESPACES, SIGNATURES } from "../types/signatures.ts";
import { fits } from "../types/unify.ts";
import type { CelName } from "./celName.ts";
import type { CelCursor, QualifiedName } from "./cursorInExpression.ts";

/** Everything that a name may refer to at a place: what is nearest first. */
export function namesAt(cursor: CelCursor): readonly CelName[] {
  switch (cursor.kind) {
    case "name":
      return [
        ...[...cursor.scope].flatMap(([name, type]) => (name.includes(".") ? [] : variable(name, type))),
        ...functionsNamed((name) => !name.includes(".")),
        ...MACROS.filter(({ name, of }) => of.length === 0 && !name.includes(".")).map(macro),
        ...[...NAMESPACES, "cel"].map((name): CelName => ({ name, kind: "namespace", signatures: [] })),
        ...["true", "false", "null"].map((name): CelName => ({ name, kind: "literal", signatures: [] })),
      ];
    case "namespace": {
      const prefix = `${cursor.namespace}.`;
      return functionsNamed((name) => name.startsWith(prefix), prefix.length);
    }
    case "member":
      return membersOf(cursor.owner, cursor.qualified);
  }
}

function variable(name: string, type: CelType): CelName {
  const documentation = VARIABLES.get(name);
  return {
    name,
    kind: "variable",
    signatures: [typeText(type)],
    ...(documentation === undefined ? {} : { documentation }),
  };
}

function membersOf(owner: CelType, qualified: readonly QualifiedName[]): readonly CelName[] {
  const inner = owner.kind === "optional" ? owner.value : owner;
  return [
    ...qualified.map(([name, type]) => variable(name, type)),
    ...(inner.kind === "object" ? fieldsOf(inner) : []),
    // An object has fields only: nothing can be called on it.
    ...(owner.kind === "object" ? [] : methodsOf(owner)),
  ];
}

function fieldsOf(owner: ObjectType): readonly CelName[] {
  const declared = [...(owner.schema?.properties ?? [])];
  return owner.names().map((name): CelName => {
    const [field, schema] = declared.find(([one]) => toFieldName(one) === name) ?? [];
    const isDeclared = owner.schema !== undefined && field !== undefined && schema !== undefined;
    return {
      name,
      kind: "field",
      signatures: [typeText(owner.field(name) ?? { kind: "dyn" })],
      ...(isDeclared ? { declaration: { parent: owner.schema, name: field, schema } } : {}),
    };
  });
}

function methodsOf(owner: CelType): readonly CelName[] {
  const isOf = ({ of }: MacroDeclaration): boolean =>
    of.some((kind) => owner.kind === kind) || (owner.kind === "dyn" && of.length > 0);
  return [...functionsNamed((name) => name.startsWith("."), 1, owner), ...MACROS.filter(isOf).map(macro)];
}

/** Functions by the name under which they are called, all overloads of one name together. */
function functionsNamed(
  isWanted: (name: string) => boolean,
  prefix = 0,
  receiver?: CelType,
): readonly CelName[] {
  return [...SIGNATURES].flatMap(([called, overloads]): CelName[] => {
    if (!isWanted(called)) return [];
    const usable = overloads.filter((overload) => takes(overload, receiver));
    const [first] = usable;
    if (first === undefined) return [];
    const since = availableSince(first.text);
    return [
      {
        name: called.slice(prefix),
        kind: "function",
        signatures: usable.map(({ text }) => text),
        documentation: first.documentation,
        parameters: first.parameters.map(() => ""),
        ...(since === undefined ? {} : { since }),
      },
    ];
  });
}

function takes(overload: Declaration, receiver: CelType | undefined): boolean {
  return (
    receiver === undefined || overload.receiver === undefined || fits(overload.receiver, receiver, new Map())
  );
}

function macro({ name, signature, documentation, starts }: MacroDeclaration): CelName {
  const since = availableSince(signature);
  return {
    name,
    kind: "macro",
    signatures: [signature],
    documentation,
    parameters: starts,
    ...(since === undefined ? {} : { since }),
  };
}
