import { isBuilt } from "./buildConstraint.ts";
import { maskNew } from "./maskNew.ts";
import { findModules, foldersOf, importPathOf, type ModuleSet, type SourceHost } from "./modules.ts";
import { scanFile, type FileOutline, type Outline } from "./scan.ts";
import { childOf, type ParseGo, type SyntaxNode } from "./syntax.ts";

export interface GoFile {
  /** Absolute, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly outline: FileOutline;
  readonly package: GoPackage;
}

/** A top-level declaration and the file that it is in. */
export interface Declaration {
  readonly outline: Outline;
  readonly file: GoFile;
}

export interface GoPackage {
  /** The import path; the folder where no module owns it. */
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly files: readonly GoFile[];
  readonly functions: ReadonlyMap<string, Declaration>;
  readonly types: ReadonlyMap<string, Declaration>;
  readonly values: ReadonlyMap<string, Declaration>;
  /** By the name of the receiver's type, then by the method's own. */
  readonly methods: ReadonlyMap<string, ReadonlyMap<string, Declaration>>;
  /** There may be several `init` functions. */
  readonly initializers: readonly Declaration[];
}

/** Go sources as packages, read and parsed no further than asked for. */
export interface Program {
  readonly root: string;
  readonly packageAt: (importPath: string) => GoPackage | undefined;
  readonly packageIn: (folder: string) => GoPackage | undefined;
  /** Packages that were asked for so far. */
  readonly loaded: () => readonly GoPackage[];
  /** The tree of one declaration; of a group, only the part with its name. */
  readonly tree: (declaration: Declaration) => SyntaxNode | undefined;
  /** Paths of the files that were read. */
  readonly filesRead: () => readonly string[];
}

/** Larger files are generated, and none of them tells how a program runs. */
const largestFile = 1_500_000;
const generatedName = /^zz_generated|\.pb\.go$|_test\.go$|^[._]/u;

/** Sources under `root`, seen from a package in `folder`; both absolute, with `/`. */
export function createProgram(host: SourceHost, parse: ParseGo, root: string, folder: string): Program {
  const modules = findModules(host, root, folder);
  const packages = new Map<string, GoPackage | undefined>();
  const trees = new Map<Outline, SyntaxNode | undefined>();
  const filesRead: string[] = [];

  const packageIn = (at: string): GoPackage | undefined => {
    const known = packages.get(at);
    if (known !== undefined || packages.has(at)) return known;
    const read = readPackage(host, modules, at, filesRead);
    packages.set(at, read);
    return read;
  };
  const byImportPath = new Map<string, GoPackage | undefined>();
  const packageAt = (importPath: string): GoPackage | undefined => {
    if (!byImportPath.has(importPath)) {
      let found: GoPackage | undefined;
      for (const candidate of foldersOf(modules, importPath)) found ??= packageIn(candidate);
      byImportPath.set(importPath, found);
    }
    return byImportPath.get(importPath);
  };
  const tree = (declaration: Declaration): SyntaxNode | undefined => {
    const { outline, file } = declaration;
    if (!trees.has(outline)) trees.set(outline, parseDeclaration(parse, outline, file));
    return trees.get(outline);
  };
  return {
    root,
    packageAt,
    packageIn,
    loaded: () => [...packages.values()].filter((each) => each !== undefined),
    tree,
    filesRead: () => filesRead,
  };
}

function readPackage(
  host: SourceHost,
  modules: ModuleSet,
  folder: string,
  filesRead: string[],
): GoPackage | undefined {
  const sources = (host.list(folder) ?? [])
    .filter((name) => name.endsWith(".go") && !generatedName.test(name))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      const text = host.read(path);
      if (text === undefined || text.length > largestFile || !isBuilt(name, text)) return [];
      filesRead.push(path);
      return [{ path, text, outline: scanFile(text) }];
    });
  const name = sources.find(({ outline }) => outline.packageName !== "documentation")?.outline.packageName;
  if (name === undefined) return undefined;

  const files: GoFile[] = [];
  const functions = new Map<string, Declaration>();
  const types = new Map<string, Declaration>();
  const values = new Map<string, Declaration>();
  const methods = new Map<string, Map<string, Declaration>>();
  const initializers: Declaration[] = [];
  const path = importPathOf(modules, folder) ?? folder;
  const result = { path, folder, name, files, functions, types, values, methods, initializers };
  for (const source of sources) {
    if (source.outline.packageName !== name) continue;
    const file = { ...source, package: result };
    files.push(file);
    for (const outline of source.outline.declarations) {
      const declaration = { outline, file };
      if (outline.kind === "function" && outline.name === "init") initializers.push(declaration);
      else if (outline.kind === "function") functions.set(outline.name, declaration);
      else if (outline.kind === "type") types.set(outline.name, declaration);
      else if (outline.kind === "value") values.set(outline.name, declaration);
      else if (outline.receiver !== undefined) {
        const own = methods.get(outline.receiver) ?? new Map<string, Declaration>();
        methods.set(outline.receiver, own.set(outline.name, declaration));
      }
    }
  }
  return result;
}

const specTypes = new Set(["type_spec", "type_alias", "var_spec", "const_spec"]);

function parseDeclaration(parse: ParseGo, outline: Outline, file: GoFile): SyntaxNode | undefined {
  const text = file.text.slice(outline.start, outline.end);
  const parsed = parse(text, outline.start);
  const root = parsed.hasError ? parse(maskNew(text), outline.start).root : parsed.root;
  if (outline.kind === "function" || outline.kind === "method")
    return root.children.find(({ type }) => type === "function_declaration" || type === "method_declaration");
  const specs = [...specsBelow(root)];
  return specs.find((spec) => specNames(spec, file.text).includes(outline.name));
}

function* specsBelow(node: SyntaxNode): Generator<SyntaxNode> {
  for (const child of node.children) {
    if (specTypes.has(child.type)) yield child;
    else if (/_declaration$|_spec_list$|^ERROR$/u.test(child.type)) yield* specsBelow(child);
  }
}

function specNames(spec: SyntaxNode, source: string): string[] {
  return spec.children
    .filter(({ field }) => field === "name")
    .map(({ start, end }) => source.slice(start, end));
}

/** The name of a declaration as Go tools write it: `Run`, `(*Controller).Run`, `Options.Config`. */
export function qualifiedName({ name, receiver, hasPointerReceiver }: Outline): string {
  if (receiver === undefined) return name;
  return hasPointerReceiver ? `(*${receiver}).${name}` : `${receiver}.${name}`;
}

/** The import path that a name stands for in the file; `undefined` where it is no import. */
export function importOf(program: Program, file: GoFile, name: string): string | undefined {
  const { imports } = file.outline;
  const named = imports.find((each) => each.name === name);
  if (named !== undefined) return named.path;
  const unnamed = imports.filter((each) => each.name === undefined);
  const likely = unnamed.find(
    ({ path }) => usualName(path) === name || path.endsWith(`/${name}`) || path === name,
  );
  if (likely !== undefined) {
    const real = program.packageAt(likely.path)?.name;
    if (real === undefined || real === name) return likely.path;
  }
  return unnamed.find(({ path }) => program.packageAt(path)?.name === name)?.path;
}

/** The package name that an import path suggests: its last part without a version, `go-` or `-go`. */
function usualName(path: string): string {
  const parts = path.split("/");
  const last = parts.at(-1) ?? path;
  const meaningful = /^v\d+$/u.test(last) ? (parts.at(-2) ?? last) : last;
  return meaningful.replace(/\.v\d+$/u, "").replace(/^go-|-go$|\.go$/gu, "");
}

/** The body of a function or method. */
export function bodyOf(program: Program, declaration: Declaration): SyntaxNode | undefined {
  const node = program.tree(declaration);
  return node === undefined ? undefined : childOf(node, "body");
}
