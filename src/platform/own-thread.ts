import { expose, transferHandlers, wrap, type Endpoint, type Remote } from 'comlink';
import * as v from 'valibot';
import { errorAsData, errorFromData, failureDataSchema } from './error-as-data';

/** For the policy of the extension's pages: `trusted-types letterkeep-thread`. */
export const threadPolicyName = 'letterkeep-thread';

/** A thread of our own beside the page's, and what is done in it. */
export interface OwnThread<Work> {
  /** Throws LetterkeepError as it was thrown there; "vault-error" for what was not expected. */
  work: Remote<Work>;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/**
 * Starts a script of the build, which serves its work by serveThread(). `file` is its path in the build. Undefined where the
 * browser starts none.
 */
export async function startThread<Work extends { isThere(): true }>(
  file: `/${string}.js`,
): Promise<OwnThread<Work> | undefined> {
  errorsKeepTheirKind();
  let worker: Worker | undefined;
  try {
    worker = new Worker(addressOf(file));
    const thread = worker;
    const work = wrap<{ isThere(): true }>(thread);
    const hasFailed = new Promise<false>((resolve) => {
      thread.addEventListener('error', () => resolve(false), { once: true });
    });
    if (await Promise.race([work.isThere(), hasFailed])) {
      return { work: work as unknown as Remote<Work>, end: () => thread.terminate() };
    }
  } catch {
    // As where it fails by itself: who asked does the work in the page.
  }
  worker?.terminate();
  return undefined;
}

/** In the script of the thread, which is the endpoint unless told: does for the page what it asks. */
export function serveThread(work: { isThere(): true }, endpoint?: Endpoint): void {
  errorsKeepTheirKind();
  expose(work, endpoint);
}

/** comlink carries the words of an error and not its kind. */
function errorsKeepTheirKind(): void {
  const usual = transferHandlers.get('throw');
  if (!usual) return;
  transferHandlers.set('throw', {
    canHandle: (value): value is unknown => usual.canHandle(value),
    serialize: (thrown) => [errorAsData((thrown as { value: unknown }).value), []],
    deserialize: (data) => {
      throw errorFromData(v.parse(failureDataSchema, data));
    },
  });
}

/** Trusted Types, as far as we use them here. Firefox 115 has none. */
declare const trustedTypes:
  { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } | undefined;

// A second policy of one name is refused.
let policy: ReturnType<NonNullable<typeof trustedTypes>['createPolicy']> | undefined;

/** Pages of the extension run under `require-trusted-types-for 'script'`: the address of a script is no string to them. */
function addressOf(file: string): string {
  if (typeof trustedTypes === 'undefined') return file;
  policy ??= trustedTypes.createPolicy(threadPolicyName, {
    // A path of the build and nothing else: it can lead to no other host.
    createScriptURL: (url: string) => {
      if (!/^\/[a-z-]+\.js$/.test(url)) throw new TypeError('A thread runs a script of the build.');
      return url;
    },
  });
  return policy.createScriptURL(file);
}
