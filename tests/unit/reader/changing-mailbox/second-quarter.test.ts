import { describe } from 'vitest';
import { itKeepsWhatStayed } from './seeds';

describe('a mailbox that changes while it is read, second quarter of the seeds', () => {
  itKeepsWhatStayed(1, 4);
});
