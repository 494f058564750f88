/** turndown as it is released for browsers; @types/turndown knows the package's own name alone. */
declare module 'turndown/lib/turndown.browser.es.js' {
  import TurndownService from 'turndown';
  export default TurndownService;
}
