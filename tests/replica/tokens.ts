import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * The `encletterid` of the links: base64 with + / and = in it, as .NET would write an encrypted number
 * (dossier 3.1: it looks like an encrypted letter id, so it may change).
 */
export class TokenMaker {
  private readonly key: Buffer;

  constructor(machineKey: Buffer) {
    this.key = machineKey.subarray(0, 16);
  }

  /** `epoch` sets apart tokens of different list loads. */
  make(value: string, epoch: number): string {
    const cipher = createCipheriv('aes-128-ecb', this.key, null);
    return Buffer.concat([cipher.update(`${epoch}:${value}`, 'utf8'), cipher.final()]).toString('base64');
  }

  /** What a token stands for; null for one that is not ours. */
  read(token: string): { value: string; epoch: number } | null {
    try {
      const decipher = createDecipheriv('aes-128-ecb', this.key, null);
      const text = Buffer.concat([decipher.update(Buffer.from(token, 'base64')), decipher.final()]).toString(
        'utf8',
      );
      const at = text.indexOf(':');
      return { epoch: Number(text.slice(0, at)), value: text.slice(at + 1) };
    } catch {
      return null;
    }
  }
}
