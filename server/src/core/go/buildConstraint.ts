const systems = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(
    " ",
  ),
);
const architectures = new Set(
  (
    "386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle ppc ppc64 ppc64le " +
    "riscv riscv64 s390 s390x sparc sparc64 wasm"
  ).split(" "),
);
const satisfied = new Set(["linux", "amd64", "unix", "gc"]);

/**
 * Whether the Go tool would compile the file for linux/amd64, from its name and its `//go:build` line (or the older
 * `// +build` lines). See https://pkg.go.dev/cmd/go#hdr-Build_constraints.
 */
export function isBuilt(fileName: string, text: string): boolean {
  return isBuiltByName(fileName) && isBuiltByHeader(text);
}

function isBuiltByName(fileName: string): boolean {
  const parts = fileName.replace(/\.go$/u, "").split("_").slice(1);
  const last = parts.at(-1);
  if (last === undefined) return true;
  if (systems.has(last)) return satisfied.has(last);
  if (!architectures.has(last)) return true;
  const before = parts.at(-2);
  return satisfied.has(last) && (before === undefined || !systems.has(before) || satisfied.has(before));
}

function isBuiltByHeader(text: string): boolean {
  const packageAt = /^package\s/mu.exec(text)?.index ?? text.length;
  const header = text.slice(0, packageAt);
  const expression = /^\/\/go:build (.*)$/mu.exec(header)?.[1];
  if (expression !== undefined) return isTrue(expression);
  return [...header.matchAll(/^\/\/ \+build (.*)$/gmu)].every(([, line]) =>
    (line ?? "")
      .trim()
      .split(/\s+/u)
      .some((option) => option.split(",").every((term) => isTrue(term))),
  );
}

/** A build expression of tags, `!`, `&&`, `||` and parentheses. */
function isTrue(expression: string): boolean {
  const tokens = expression.match(/&&|\|\||[!()]|[\w.]+/gu) ?? [];
  let at = 0;
  const or = (): boolean => {
    let value = and();
    while (tokens[at] === "||") {
      at++;
      value = and() || value;
    }
    return value;
  };
  const and = (): boolean => {
    let value = not();
    while (tokens[at] === "&&") {
      at++;
      value = not() && value;
    }
    return value;
  };
  const not = (): boolean => {
    const token = tokens[at++];
    if (token === "!") return !not();
    if (token !== "(") return token !== undefined && (satisfied.has(token) || /^go1\.\d+$/u.test(token));
    const value = or();
    at++;
    return value;
  };
  return or();
}
