import type { SitePage } from './page';

/** A page never changes once parsed, and several readers ask the same of it: each answer is worked out once. */
export function oncePerPage<Answer>(work: (page: SitePage) => Answer): (page: SitePage) => Answer {
  const answers = new WeakMap<SitePage, { answer: Answer }>();
  return (page) => {
    const known = answers.get(page);
    if (known) return known.answer;
    const answer = work(page);
    answers.set(page, { answer });
    return answer;
  };
}
