import type { Practice } from './content.ts'

const most = 4

const shared = (one: string[], other: string[]): number => one.filter(each => other.includes(each)).length

/** How near two practices lie: the same question says most, then the same barrier, then the same keyword. */
const nearness = (one: Practice, other: Practice): number =>
  3 * shared(one.questions, other.questions) +
  2 * shared(one.barriers, other.barriers) +
  shared(one.keywords, other.keywords)

/** The practices that somebody who reads this one may need next, nearest first. */
export const relatedTo = (practice: Practice, practices: Practice[]): Practice[] =>
  practices
    .filter(({ id }) => id !== practice.id)
    .map(other => ({ other, near: nearness(practice, other) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near)
    .slice(0, most)
    .map(({ other }) => other)
