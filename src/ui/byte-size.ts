/** A size in the unit file managers would show it in: decimal, one digit after the point below ten. */
export function inUnits(bytes: number): { value: number; unit: 'byte' | 'KB' | 'MB' | 'GB' | 'TB' } {
  if (bytes < 1000) return { value: bytes, unit: 'byte' };
  const units = ['KB', 'MB', 'GB'] as const;
  let value = bytes / 1000;
  for (const unit of units) {
    if (Math.round(value) < 1000) return { value: rounded(value), unit };
    value /= 1000;
  }
  return { value: rounded(value), unit: 'TB' };
}

function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
