/** How well something was shown. */
export const levels = ['not', 'partly', 'yes'] as const
export type Level = (typeof levels)[number]

/** What is looked at in a test. `needed`: who does not show it at all does not pass, whatever else they show. */
export interface Criterion {
  text: string
  needed: boolean
}

/** What somebody saw of one criterion, by its place, with a word. */
export interface Score {
  criterion: number
  level: Level
  words: string
}

const points: Record<Level, number> = { not: 0, partly: 1, yes: 2 }

export const isLevel = (text: string): text is Level => levels.some(level => level === text)

/** The share of all points that was reached, in percent, rounded down. */
export const reached = (criteria: Criterion[], scores: Score[]): number => {
  const levelOf = (at: number): Level => scores.find(({ criterion }) => criterion === at)?.level ?? 'not'
  const got = criteria.reduce((sum, _, at) => sum + points[levelOf(at)], 0)
  return criteria.length === 0 ? 0 : Math.floor((got * 100) / (criteria.length * points.yes))
}

/** Whether these scores pass: enough in all, and nothing that is needed not shown. What was not scored was not shown. */
export const passes = (
  { criteria, threshold }: { criteria: Criterion[]; threshold: number },
  scores: Score[],
): boolean =>
  criteria.length > 0 &&
  reached(criteria, scores) >= threshold &&
  criteria.every(({ needed }, at) => !needed || scores.some(each => each.criterion === at && each.level !== 'not'))
