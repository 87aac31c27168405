/** How a family of models wants the text before and after a gap, and what it writes when the gap is filled. */
export interface FillTemplate {
  prompt(prefix: string, suffix: string): string;
  readonly stops: readonly string[];
}

const barred = (stops: readonly string[]): FillTemplate => ({
  prompt: (prefix, suffix) => `<|fim_prefix|>${prefix}<|fim_suffix|>${suffix}<|fim_middle|>`,
  stops,
});

/** By the model's name, the first that matches. An unknown family cannot be asked: it would answer with a chat. */
const families: readonly (readonly [RegExp, FillTemplate])[] = [
  [/qwen.*coder|granite-?4/iu, barred(["<|endoftext|>", "<|fim_prefix|>", "<|file_sep|>"])],
  [/codegemma/iu, barred(["<|file_separator|>", "<|fim_prefix|>"])],
  [
    /starcoder|granite.*code|stable-code/iu,
    {
      prompt: (prefix, suffix) => `<fim_prefix>${prefix}<fim_suffix>${suffix}<fim_middle>`,
      stops: ["<|endoftext|>", "<file_sep>"],
    },
  ],
  [/codellama/iu, { prompt: (prefix, suffix) => `<PRE> ${prefix} <SUF>${suffix} <MID>`, stops: ["<EOT>"] }],
  [
    /deepseek.*coder/iu,
    {
      prompt: (prefix, suffix) => `<｜fim▁begin｜>${prefix}<｜fim▁hole｜>${suffix}<｜fim▁end｜>`,
      stops: ["<｜end▁of▁sentence｜>"],
    },
  ],
  [/codestral/iu, { prompt: (prefix, suffix) => `[SUFFIX]${suffix}[PREFIX]${prefix}`, stops: ["</s>"] }],
];

export function fillTemplateFor(model: string): FillTemplate | undefined {
  return families.find(([name]) => name.test(model))?.[1];
}
