// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../../../src/render/sanitise';
import {
  inertDocument,
  nameOf,
  parseBody,
  parsingPolicyName,
  type Place,
} from '../../../src/render/trusted-parsing';

describe('parsing', () => {
  it('loads and runs nothing: the document has no window', () => {
    expect(parseBody('<img src="https://fake.example/x.png">').ownerDocument.defaultView).toBeNull();
  });

  it('is done for many letters in one document, which none of them gets into, but not for all', () => {
    const letters = Array.from({ length: 100 }, () => parseBody('<img name=createElement>'));
    const documents = new Set(letters.map(({ ownerDocument }) => ownerDocument));
    expect(documents.size).toBeGreaterThan(2);
    expect(documents.size).toBeLessThan(10);
    expect(letters.every(({ isConnected }) => !isConnected)).toBe(true);
    expect([...documents].every(({ body }) => body.childNodes.length === 0)).toBe(true);
  });

  it('gives one empty document to build pages in, which no letter is parsed in', () => {
    expect(inertDocument()).toBe(inertDocument());
    expect(parseBody('a').ownerDocument).not.toBe(inertDocument());
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
    const place = {
      DOMParser,
      trustedTypes: {
        createPolicy(name: string, rules: { createHTML(html: string): string }) {
          names.push(name);
          return {
            createHTML: (html: string) => {
              seen.push(html);
              return { toString: () => rules.createHTML(html) };
            },
          };
        },
      },
    } as unknown as Place;
    expect(parseBody('<p>a</p>', place).innerHTML).toBe('<p>a</p>');
    parseBody('<p>b</p>', place);
    expect(names).toEqual([parsingPolicyName]);
    expect(seen).toEqual(['<!doctype html>', '<p>a</p>', '<p>b</p>']);
  });

  it('works without them', () => {
    expect('trustedTypes' in globalThis).toBe(false);
    expect(sanitiseBody('<p>a</p>').html).toBe('<p>a</p>');
  });
});
