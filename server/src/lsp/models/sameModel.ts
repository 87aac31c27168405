/** Ollama calls `name` by its full name, `name:latest`. */
export function sameModel(one: string, other: string): boolean {
  const whole = (name: string): string => (name.includes(":") ? name : `${name}:latest`);
  return one === other || whole(one) === whole(other);
}
