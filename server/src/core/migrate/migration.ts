/** A mapping as JSON has it; what a migration reads and makes. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Turns an object of an old API version into the same object of the one that replaces it, `apiVersion` aside. Nothing
 * when that would need to know more than the object says.
 */
export type Migration = (object: Fields) => Fields | undefined;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function fieldsAt(value: unknown, ...names: readonly string[]): Fields {
  const found = names.reduce<unknown>((below, name) => (isFields(below) ? below[name] : undefined), value);
  return isFields(found) ? found : {};
}

export function listAt(value: Fields, name: string): readonly unknown[] {
  const found = value[name];
  return Array.isArray(found) ? found : [];
}

/** The mapping without some of its fields. */
export function without(value: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** The mapping with a field in the place of another; unchanged when that is not there. */
export function renamed(value: Fields, from: string, to: string): Fields {
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name === from ? to : name, entry]));
}

/** Those fields that are set. */
export function setFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The object with another `spec`. */
export function withSpec(object: Fields, change: (spec: Fields) => Fields): Fields {
  return isFields(object["spec"]) ? { ...object, spec: change(object["spec"]) } : object;
}
