import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** The server's end of a WebSocket, as much of RFC 6455 as a stand-in for a kubelet needs: binary messages of any length. */
export interface ServerSocket {
  /** Channel, then the data: the framing of `*.channel.k8s.io`. */
  send(channel: number, data: Buffer | string): void;
  close(): void;
}

const acceptKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** Accepts an upgrade with the first protocol that the client offers. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Socket,
  onMessage: (channel: number, data: Buffer) => void,
): ServerSocket {
  const key = request.headers["sec-websocket-key"] ?? "";
  const [protocol = ""] = (request.headers["sec-websocket-protocol"] ?? "").split(",");
  const accept = createHash("sha1").update(`${key}${acceptKey}`).digest("base64");
  socket.write(
    [
      "HTTP/1.1 101 Switching Protocols",
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Accept: ${accept}`,
      `Sec-WebSocket-Protocol: ${protocol.trim()}`,
      "\r\n",
    ].join("\r\n"),
  );
  let rest = Buffer.alloc(0);
  socket.on("error", () => socket.destroy());
  socket.on("data", (piece: Buffer) => {
    rest = Buffer.concat([rest, piece]);
    for (let frame = readFrame(rest); frame !== undefined; frame = readFrame(rest)) {
      rest = rest.subarray(frame.size);
      if (frame.opcode === 8) socket.end(writeFrame(8, Buffer.alloc(0)));
      else if (frame.data.length > 0) onMessage(frame.data.readUInt8(0), frame.data.subarray(1));
    }
  });
  return {
    send: (channel, data) => {
      socket.write(writeFrame(2, Buffer.concat([Buffer.of(channel), Buffer.from(data)])));
    },
    close: () => {
      socket.end(writeFrame(8, Buffer.from([0x03, 0xe8])));
    },
  };
}

interface Frame {
  readonly opcode: number;
  readonly data: Buffer;
  /** With its header. */
  readonly size: number;
}

/** The first frame of some bytes; clients mask theirs. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + lengthBytes + 4;
  if (bytes.length < start) return undefined;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const data = bytes.subarray(start, start + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { opcode: bytes.readUInt8(0) & 0x0f, data: Buffer.from(data), size: start + length };
}

function writeFrame(opcode: number, data: Buffer): Buffer {
  const header = data.length < 126 ? Buffer.from([0x80 | opcode, data.length]) : Buffer.alloc(4);
  if (data.length >= 126) {
    header.writeUInt8(0x80 | opcode, 0);
    header.writeUInt8(126, 1);
    header.writeUInt16BE(data.length, 2);
  }
  return Buffer.concat([header, data]);
}
