/** A copy of a record that lacks the named fields. */
export function without<Whole extends object, Field extends keyof Whole>(
  whole: Whole,
  ...fields: readonly Field[]
): Omit<Whole, Field> {
  const copy = { ...whole };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}
