// Loaded into a process before its program (`--import`): writes a line into the file that `DRYDOCK_SOCKETS` names for every
// attempt to reach another process by the network, or to be reached by one.
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const file = process.env["DRYDOCK_SOCKETS"] ?? "";

function note(owner: object, name: string): void {
  const original = Reflect.get(owner, name) as (...args: readonly unknown[]) => unknown;
  Reflect.set(owner, name, function (this: unknown, ...args: readonly unknown[]): unknown {
    appendFileSync(file, `${name}\n`);
    return Reflect.apply(original, this, args);
  });
}

note(net.Socket.prototype, "connect");
note(net.Server.prototype, "listen");
note(dgram.Socket.prototype, "bind");
note(dgram.Socket.prototype, "send");
note(dns, "lookup");
