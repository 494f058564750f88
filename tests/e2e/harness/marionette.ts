import { connect, type Socket } from 'node:net';

/**
 * A small client of Marionette, the remote protocol inside Firefox: JSON in length-prefixed frames over TCP,
 * `[0, id, command, parameters]` out and `[1, id, error, result]` back. Used because no geckodriver can be had
 * everywhere (toolchain.md 8).
 */
export class Marionette {
  #socket: Socket;
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  #greeted: () => void = () => undefined;
  #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => {
      this.#buffer = Buffer.concat([this.#buffer, data]);
      this.#readFrames();
    });
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox closed the connection.'));
      this.#waiting.clear();
    });
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const marionette = new Marionette(socket);
    await new Promise<void>((resolve, reject) => {
      marionette.#greeted = resolve;
      socket.once('error', reject);
    });
    return marionette;
  }

  /** Sends a command of the WebDriver or Addon family; gives its result or throws with Firefox's own words. */
  async send(command: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return answer;
  }

  close(): void {
    this.#socket.destroy();
  }

  #readFrames(): void {
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      if (colon === -1) return;
      const length = Number(this.#buffer.subarray(0, colon).toString());
      if (this.#buffer.length < colon + 1 + length) return;
      const text = this.#buffer.subarray(colon + 1, colon + 1 + length).toString('utf8');
      this.#buffer = this.#buffer.subarray(colon + 1 + length);
      this.#take(JSON.parse(text) as unknown);
    }
  }

  #take(frame: unknown): void {
    if (!Array.isArray(frame)) {
      this.#greeted();
      return;
    }
    const [, id, error, result] = frame as [
      number,
      number,
      { error: string; message: string } | null,
      unknown,
    ];
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`Firefox: ${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }
}
