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

  it('is done for all letters in one document, which none of them gets into', () => {
    const [one, other] = [parseBody('<img name=createElement>'), parseBody('<p>b</p>')];
    expect(one.ownerDocument).toBe(other.ownerDocument);
    expect(one.isConnected).toBe(false);
    expect(one.ownerDocument.body.childNodes.length).toBe(0);
    expect(inertDocument()).toBe(one.ownerDocument);
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
