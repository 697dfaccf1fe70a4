/** Minutes as one types hours: 6 or 6,5. */
export const typedHours = (minutes: number | null | undefined): string =>
  minutes ? String(Math.round((minutes / 60) * 100) / 100).replace('.', ',') : ''
