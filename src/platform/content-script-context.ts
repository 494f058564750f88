/**
 * Stands in for WXT's class of this name (wxt.config.ts), which tells every page that Letterkeep is there: it sends the
 * page a message and an event that name the extension, by methods that an element of the page may hide. We use nothing
 * of it: a script of an older version ends by itself (ask.ts, extensionIsThere).
 */
export class ContentScriptContext {
  readonly isValid = true;
}
