/** What two people gave the same things, as ranks from 0. */
export type Pair = readonly [number, number]

/**
 * Cohen's kappa with quadratic weights (Cohen 1968): how far two people agree beyond chance, far apart counting more. 1: always
 * the same; 0: as chance would have it; below: worse. Null: nothing to measure, for both gave everything the same one rank.
 */
export const weightedKappa = (pairs: readonly Pair[]): number | null => {
  const count = pairs.length
  if (count === 0) return null
  const mean = (of: (pair: Pair) => number): number => pairs.reduce((sum, pair) => sum + of(pair), 0) / count
  // By chance each rank of one meets each of the other: what is left of it is the spread of both and their distance.
  const [one, two] = [mean(([a]) => a), mean(([, b]) => b)]
  const byChance = mean(([a]) => (a - one) ** 2) + mean(([, b]) => (b - two) ** 2) + (one - two) ** 2
  return byChance < 1e-12 ? null : 1 - mean(([a, b]) => (a - b) ** 2) / byChance
}

/** One rank that one person gave one thing. */
export interface Rating {
  person: string
  thing: string
  rank: number
}

const pairsOf = (one: Rating[], two: Rating[]): Pair[] =>
  one.flatMap(({ thing, rank }) => {
    const other = two.find(each => each.thing === thing)
    return other ? [[rank, other.rank] as const] : []
  })

/** The mean kappa over all pairs of people that judged the same things (Light 1971); null: no pair can be measured. */
export const agreement = (ratings: readonly Rating[]): number | null => {
  const people = [...new Set(ratings.map(({ person }) => person))].map(person =>
    ratings.filter(each => each.person === person),
  )
  const measured = people
    .flatMap((one, at) => people.slice(at + 1).map(two => weightedKappa(pairsOf(one, two))))
    .filter(kappa => kappa !== null)
  return measured.length === 0 ? null : measured.reduce((sum, kappa) => sum + kappa, 0) / measured.length
}
