import { describe } from 'vitest';
import { itKeepsWhatStayed } from './seeds';

describe('a mailbox that changes while it is read, third quarter of the seeds', () => {
  itKeepsWhatStayed(2, 4);
});
