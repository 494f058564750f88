import type { ReplicaResponse } from '../exchange';
import { redirect } from '../exchange';
import { springTrap } from '../visit';
import type { Visit } from '../visit';
import { logoutTarget } from './layout';

/** What stands on every signed-in page: today, only Log Out. Null when it is something else. */
export function pressCommon(visit: Visit, control: string): ReplicaResponse | null {
  if (control !== logoutTarget) return null;
  springTrap(visit, 'sign-out');
  visit.session.account = null;
  return redirect('/login.aspx');
}
