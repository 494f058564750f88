import { describe } from 'vitest';
import { itKeepsWhatStayed } from './seeds';

describe('a mailbox that changes while it is read, fourth quarter of the seeds', () => {
  itKeepsWhatStayed(3, 4);
});
