type Listener = (value: unknown) => void;

/** As much of a language client as it takes to hear its server. */
interface NotificationSource {
  onNotification(method: string, handler: Listener): unknown;
}

const listenersOf = new WeakMap<NotificationSource, Map<string, Set<Listener>>>();

/**
 * Hears the notifications of one method until the returned disposable is disposed of. The language client keeps a single
 * handler for each method, so that a second registration would silence the first; here all listeners hear every
 * notification, and each picks its own by what it carries.
 */
export function listen(
  client: NotificationSource,
  method: string,
  listener: Listener,
): { readonly dispose: () => void } {
  const methods = listenersOf.get(client) ?? new Map<string, Set<Listener>>();
  listenersOf.set(client, methods);
  const listeners = methods.get(method) ?? new Set();
  if (!methods.has(method)) {
    methods.set(method, listeners);
    // For as long as the client lives: it hands its handlers on to each server that it starts.
    client.onNotification(method, (value) => {
      for (const each of listeners) each(value);
    });
  }
  listeners.add(listener);
  return { dispose: () => listeners.delete(listener) };
}
