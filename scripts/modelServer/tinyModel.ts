import { writeModelFile, type Fact, type Tensor } from "./gguf.ts";
import { createRandomNumbers } from "./randomWeights.ts";

/**
 * A language model without knowledge, for tests of everything around one. `random` has random weights and a liking for
 * the ends of texts and lists, so that what it writes under a schema comes to an end. Letters that take several bytes are
 * tokens of their own, and their single bytes are never written: the grammars of llama.cpp let any bytes follow each other
 * where its reader of answers insists on UTF-8. `script` writes the same lines in
 * every chat, and the same words into every gap; a script with the token `<tool_call>` gets a template with
 * tools.
 */
export type TinyModel =
  | { readonly kind: "random"; readonly seed: number }
  | { readonly kind: "script"; readonly chat: readonly string[]; readonly fill: string };

const turnEnd = "<|im_end|>";
const gap = "<|fim_middle|>";
/** Of two, three and four bytes in UTF-8. */
const letters = ["ж", "港", "🚢"];
/** Signs of a conversation and of a gap, in the words of the Qwen family. */
const controls = ["<|endoftext|>", "<|im_start|>", turnEnd, "<|fim_prefix|>", gap, "<|fim_suffix|>"];
const chatTemplate =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** The same for models whose script may ask for tools, in the words of the same family. */
const toolTemplate =
  "{% if tools %}{{ '<|im_start|>system\\n' }}{% for tool in tools %}{{ (tool | tojson) + '\\n' }}{% endfor %}{{ 'To call one: <tool_call>{\"name\": <name>, \"arguments\": <object>}</tool_call><|im_end|>\\n' }}{% endif %}{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' }}{% if message.content %}{{ message.content }}{% endif %}{% if message.tool_calls %}{% for call in message.tool_calls %}{{ '<tool_call>{\"name\": \"' + call.function.name + '\", \"arguments\": ' + (call.function.arguments | tojson) + '}</tool_call>' }}{% endfor %}{% endif %}{{ '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** Kinds of tokens in the format: ordinary ones, control tokens, and whole texts. */
const tokenTypes = { ordinary: 1, control: 3, whole: 4 } as const;

export function writeTinyModel(file: string, model: TinyModel): void {
  const wholes = model.kind === "script" ? [...model.chat, model.fill] : letters;
  const tokens = [...byteCharacters(), ...controls, ...wholes];
  const tokenTypesOf = tokens.map((_, index) => {
    if (index < 256) return tokenTypes.ordinary;
    return index < 256 + controls.length ? tokenTypes.control : tokenTypes.whole;
  });
  const width = model.kind === "random" ? 64 : Math.ceil(tokens.length / headWidth) * headWidth;
  const idOf = (token: string): number => tokens.indexOf(token);
  writeModelFile(file, {
    facts: factsOf(tokens, tokenTypesOf, width, tokens.includes("<tool_call>") ? toolTemplate : chatTemplate),
    tensors: [
      ...(model.kind === "random"
        ? randomVocabulary(model.seed, tokens.length, width)
        : scriptVocabulary(nextTokens(model, idOf), tokens.length, width)),
      ...layer(model.kind === "random" ? createRandomNumbers(model.seed + 1) : () => 0, width),
    ],
  });
}

const headWidth = 32;
const inner = 64;

function factsOf(
  tokens: readonly string[],
  types: readonly number[],
  width: number,
  template: string,
): readonly (readonly [string, Fact])[] {
  const idOf = (token: string): Fact => ({ kind: "count", value: tokens.indexOf(token) });
  const number = (value: number): Fact => ({ kind: "count", value });
  const text = (value: string): Fact => ({ kind: "text", value });
  return [
    ["general.architecture", text("llama")],
    ["general.name", text("tiny")],
    ["llama.context_length", number(32_768)],
    ["llama.embedding_length", number(width)],
    ["llama.block_count", number(1)],
    ["llama.feed_forward_length", number(inner)],
    ["llama.attention.head_count", number(width / headWidth)],
    ["llama.attention.layer_norm_rms_epsilon", { kind: "real", value: 1e-6 }],
    ["llama.rope.dimension_count", number(headWidth)],
    ["llama.vocab_size", number(tokens.length)],
    ["tokenizer.ggml.model", text("gpt2")],
    ["tokenizer.ggml.pre", text("gpt-2")],
    ["tokenizer.ggml.tokens", { kind: "texts", value: tokens }],
    ["tokenizer.ggml.token_type", { kind: "integers", value: types }],
    // A merge is asked for; this one makes no token, so that every byte stays one.
    ["tokenizer.ggml.merges", { kind: "texts", value: ["a a"] }],
    ["tokenizer.ggml.bos_token_id", idOf("<|endoftext|>")],
    ["tokenizer.ggml.eos_token_id", idOf(turnEnd)],
    ["tokenizer.ggml.fim_pre_token_id", idOf("<|fim_prefix|>")],
    ["tokenizer.ggml.fim_suf_token_id", idOf("<|fim_suffix|>")],
    ["tokenizer.ggml.fim_mid_token_id", idOf(gap)],
    ["tokenizer.chat_template", text(template)],
  ];
}

/** The printable character that stands for each byte in vocabularies in the manner of GPT-2. */
function byteCharacters(): readonly string[] {
  let unprintable = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173);
    return String.fromCodePoint(isPrintable ? byte : 256 + unprintable++);
  });
}

/** The first dimension of every token is the same; by it the output prefers what ends texts, lists and objects. */
function randomVocabulary(seed: number, count: number, width: number): readonly Tensor[] {
  const random = createRandomNumbers(seed);
  const embedding = matrix("token_embd.weight", width, count, (column) => (column === 0 ? 8 : random()));
  const ending = new Set(['"', "}", "]"].map((sign) => sign.charCodeAt(0)));
  const output = matrix("output.weight", width, count, (column, row) => {
    if (column > 0) return random() * 0.6;
    if (row > 127 && row < 256) return -100;
    return ending.has(row) ? 0.6 : 0;
  });
  return [embedding, output, matrix("output_norm.weight", width, undefined, () => 1)];
}

/** Each token is a dimension of its own; the output is a table of what follows what. */
function scriptVocabulary(
  next: ReadonlyMap<number, number>,
  count: number,
  width: number,
): readonly Tensor[] {
  const sure = 40 / Math.sqrt(width);
  return [
    matrix("token_embd.weight", width, count, (column, row) => Number(column === row)),
    matrix("output.weight", width, count, (column, row) => (next.get(column) === row ? sure : 0)),
    matrix("output_norm.weight", width, undefined, () => 1),
  ];
}

function nextTokens(
  { chat, fill }: Extract<TinyModel, { kind: "script" }>,
  idOf: (token: string) => number,
): ReadonlyMap<number, number> {
  // A turn begins behind the line break that follows the word `assistant`.
  const lineBreak = String.fromCodePoint(256 + 10);
  const chain = [lineBreak, ...chat, turnEnd];
  return new Map([
    ...chain.slice(1).map((token, index) => [idOf(chain[index] ?? ""), idOf(token)] as const),
    [idOf(gap), idOf(fill)],
    [idOf(fill), idOf(turnEnd)],
  ]);
}

/** One layer of a transformer; with weights of zero it hands on what it gets. */
function layer(random: () => number, width: number): readonly Tensor[] {
  const scaled = (): number => random() / Math.sqrt(width);
  const ones = (name: string): Tensor => matrix(`blk.0.${name}.weight`, width, undefined, () => 1);
  const dense = (name: string, columns: number, rows: number): Tensor =>
    matrix(`blk.0.${name}.weight`, columns, rows, scaled);
  return [
    ones("attn_norm"),
    ones("ffn_norm"),
    ...["attn_q", "attn_k", "attn_v", "attn_output"].map((name) => dense(name, width, width)),
    ...["ffn_gate", "ffn_up"].map((name) => dense(name, width, inner)),
    dense("ffn_down", inner, width),
  ];
}

function matrix(
  name: string,
  columns: number,
  rows: number | undefined,
  weight: (column: number, row: number) => number,
): Tensor {
  const weights = new Float32Array(columns * (rows ?? 1));
  for (let index = 0; index < weights.length; index++)
    weights[index] = weight(index % columns, Math.floor(index / columns));
  return { name, shape: rows === undefined ? [columns] : [columns, rows], weights };
}
