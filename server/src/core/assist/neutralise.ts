/**
 * Breaks up the control tokens of chat templates (`<|im_end|>`, `[INST]`, `<start_of_turn>`) in text that comes from
 * documents: a server reads them as tokens, so a comment could forge a turn of the conversation, or end the document that it stands in. A zero-width character
 * behind the first bracket keeps the text readable.
 */
export function neutralise(text: string): string {
  return text.replace(
    /<(?=[|｜]|\/?document\b|\/?(?:s|start_of_turn|end_of_turn|fim_\w+|file_sep|PRE|SUF|MID|EOT)>)|\[(?=\/?(?:INST|SUFFIX|PREFIX|AVAILABLE_TOOLS)\])/gu,
    "$&\u200b",
  );
}
