import type { Departure } from './departure';

/** In English: it goes to JPay. */
const asked = {
  name: 'First and last name (tied to the account)',
  email: 'Email address (tied to the account)',
  phone: 'Phone number (tied to the account)',
} as const;

/** The address of an e-mail that asks for a refund, with the lines to fill in (RFC 6068). */
export function refundMail(refund: NonNullable<Departure['refund']>): string {
  const body = refund.fields.map((field) => `${asked[field]}: `).join('\r\n');
  return `mailto:${refund.email}?subject=${encodeURIComponent(refund.subject)}&body=${encodeURIComponent(body)}`;
}
