import { writeFileSync } from "node:fs";

/**
 * A file in the format of llama.cpp, version 3: what is known about a model, then its weights.
 *
 * Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export interface ModelFile {
  readonly facts: readonly (readonly [name: string, fact: Fact])[];
  readonly tensors: readonly Tensor[];
}

export type Fact =
  | { readonly kind: "count" | "real"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "texts"; readonly value: readonly string[] }
  | { readonly kind: "integers"; readonly value: readonly number[] };

export interface Tensor {
  readonly name: string;
  /** The number of columns comes first. */
  readonly shape: readonly number[];
  readonly weights: Float32Array;
}

/** Numbers of types in the format. */
const types = { integer: 5, count: 4, real: 6, text: 8, list: 9 } as const;
const alignment = 32;

export function writeModelFile(file: string, { facts, tensors }: ModelFile): void {
  let offset = 0;
  const descriptions = tensors.map(({ name, shape, weights }) => {
    const described = [text(name), count(shape.length), ...shape.map(long), count(0), long(offset)];
    offset += aligned(weights.byteLength);
    return Buffer.concat(described);
  });
  const head = Buffer.concat([
    Buffer.from("GGUF"),
    count(3),
    long(tensors.length),
    long(facts.length),
    ...facts.map(([name, fact]) => Buffer.concat([text(name), factBytes(fact)])),
    ...descriptions,
  ]);
  const weights = tensors.map((tensor) =>
    padded(Buffer.from(tensor.weights.buffer, 0, tensor.weights.byteLength)),
  );
  writeFileSync(file, Buffer.concat([padded(head), ...weights]));
}

function factBytes(fact: Fact): Buffer {
  switch (fact.kind) {
    case "count":
      return Buffer.concat([count(types.count), count(fact.value)]);
    case "real":
      return Buffer.concat([count(types.real), real(fact.value)]);
    case "text":
      return Buffer.concat([count(types.text), text(fact.value)]);
    case "texts":
      return list(types.text, fact.value.map(text));
    case "integers":
      return list(types.integer, fact.value.map(count));
  }
}

function list(type: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([count(types.list), count(type), long(items.length), ...items]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([long(bytes.length), bytes]);
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function real(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)]);
}
