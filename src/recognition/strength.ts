/** How well something is shown, weakest first. A claim is not a proof. */
export const strengths = ['self-declared', 'observed', 'assessed', 'certified'] as const
export type Strength = (typeof strengths)[number]

export const isAtLeast = (strength: Strength, wanted: Strength): boolean =>
  strengths.indexOf(strength) >= strengths.indexOf(wanted)
