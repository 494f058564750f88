import { describe } from 'vitest';
import { itKeepsWhatStayed } from './seeds';

describe('a mailbox that changes while it is read, first quarter of the seeds', () => {
  itKeepsWhatStayed(0, 4);
});
