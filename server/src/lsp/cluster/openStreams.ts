/** What the editor has opened and may close, by the names that it gives. */
export interface OpenStreams<Stream> {
  get(id: string): Stream | undefined;
  /** Waits until a stream is open. One that was closed meanwhile ends at once instead of going on unseen. */
  add(id: string, opening: Promise<Stream>): Promise<Stream>;
  /** Also of one that is still being opened, or has ended by itself. */
  close(id: string): void;
}

export function createOpenStreams<Stream extends { close(): void }>(): OpenStreams<Stream> {
  const opening = new Set<string>();
  const open = new Map<string, Stream>();
  return {
    get: (id) => open.get(id),
    async add(id, started) {
      opening.add(id);
      try {
        const stream = await started;
        if (opening.has(id)) open.set(id, stream);
        else stream.close();
        return stream;
      } finally {
        opening.delete(id);
      }
    },
    close(id) {
      opening.delete(id);
      open.get(id)?.close();
      open.delete(id);
    },
  };
}
