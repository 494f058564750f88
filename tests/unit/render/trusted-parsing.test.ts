// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../../../src/render/sanitise';
import { nameOf, parseBody, parsingPolicyName, type Place } from '../../../src/render/trusted-parsing';

describe('parsing', () => {
  it('loads and runs nothing: the document has no window', () => {
    expect(parseBody('<img src="https://fake.example/x.png">').ownerDocument.defaultView).toBeNull();
  });

  it('keeps white space before the first word', () => {
    expect(parseBody('\n  Dear').textContent).toBe('\n  Dear');
  });

  it('finds the body and the names of elements whatever the mail calls its fields', () => {
    const body = parseBody('<img name=body><form><input name=nodeName></form>');
    expect(nameOf(body)).toBe('body');
    expect(nameOf(body.lastElementChild!)).toBe('form');
  });

  it('goes through one named policy where the browser has Trusted Types', () => {
    const names: string[] = [];
    const seen: string[] = [];
    class TypedParser extends DOMParser {
      override parseFromString(markup: unknown, type: DOMParserSupportedType): Document {
        if (typeof markup === 'string') throw new TypeError('This document requires TrustedHTML assignment.');
        return super.parseFromString((markup as { trusted: string }).trusted, type);
      }
    }
    const place = {
      DOMParser: TypedParser,
      trustedTypes: {
        createPolicy(name: string, rules: { createHTML(html: string): string }) {
          names.push(name);
          return {
            createHTML: (html: string) => {
              seen.push(html);
              return { trusted: rules.createHTML(html) };
            },
          };
        },
      },
    } as unknown as Place;
    expect(parseBody('<p>a</p>', place).innerHTML).toBe('<p>a</p>');
    parseBody('<p>b</p>', place);
    expect(names).toEqual([parsingPolicyName]);
    expect(seen.length).toBe(2);
  });

  it('works without them', () => {
    expect('trustedTypes' in globalThis).toBe(false);
    expect(sanitiseBody('<p>a</p>').html).toBe('<p>a</p>');
  });
});
