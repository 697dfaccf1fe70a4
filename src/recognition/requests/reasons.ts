/** Why an exemption is not given, or not wholly: each has words that tell the person what it means and what helps. */
export const refusalReasons = [
  'content-differs',
  'level-too-low',
  'too-old',
  'not-enough-shown',
  'not-authentic',
  'attendance-only',
  'test-not-passed',
  'workplace-never',
  'module-gone',
  'other',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Why an exemption that was granted is taken back. */
export const revocationReasons = ['certificate-withdrawn', 'not-authentic', 'mistake'] as const
export type RevocationReason = (typeof revocationReasons)[number]

export const isRefusalReason = (text: string): text is RefusalReason => refusalReasons.some(reason => reason === text)
export const isRevocationReason = (text: string): text is RevocationReason =>
  revocationReasons.some(reason => reason === text)
