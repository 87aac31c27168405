// A stand-in for Ollama, for what its answers become in the window: it says what a test has given it to say.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in says, whatever it is asked. */
export interface Answers {
  /** To questions with a schema: one after the other, from the beginning again after the last. */
  readonly structured: readonly string[];
  /** To questions in words. */
  readonly words: string;
  /** Into a gap. */
  readonly gap: string;
}

export interface ModelStandIn {
  readonly address: string;
  /** What was asked of it so far: each request with its model, such as `/api/chat stand-in`. */
  readonly asked: readonly string[];
  stop(): void;
}

/** Serves one model that runs here and fills gaps, one that says it runs elsewhere, and what is pulled, which makes vectors. */
export async function startModelStandIn(answers: Answers): Promise<ModelStandIn> {
  const asked: string[] = [];
  const pulled: object[] = [];
  let structured = 0;
  const server: Server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.on("end", () => {
      const model = /"(?:model|name)":"([^"]*)"/u.exec(text)?.[1] ?? "";
      asked.push(`${request.url ?? ""} ${model}`.trimEnd());
      switch (request.url) {
        case "/api/tags":
          response.end(JSON.stringify({ models: [...models, ...pulled] }));
          return;
        case "/api/pull":
          pulled.push({ name: model, capabilities: ["embedding"] });
          response.end(`${JSON.stringify({ status: "success" })}\n`);
          return;
        case "/api/generate":
          response.end(lines([{ response: answers.gap }, { response: "", done: true }]));
          return;
        default: {
          const isStructured = text.includes('"format":');
          const content = isStructured
            ? answers.structured[structured++ % answers.structured.length]
            : answers.words;
          const message = { role: "assistant", content };
          response.end(lines([{ message }, { message: { ...message, content: "" }, done: true }]));
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    asked,
    stop: () => {
      server.close();
    },
  };
}

const models = [
  { name: "stand-in", capabilities: ["completion", "insert"] },
  { name: "distant", remote_host: "https://models.example" },
];

function lines(pieces: readonly object[]): string {
  return pieces.map((piece) => `${JSON.stringify({ model: "stand-in", done: false, ...piece })}\n`).join("");
}
