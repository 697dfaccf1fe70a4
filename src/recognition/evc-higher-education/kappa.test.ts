import fc from 'fast-check'
import { expect, it } from 'vitest'
import { agreement, type Pair, weightedKappa } from './kappa.ts'

// Raters 2 and 3 of the anxiety data that come with the R package irr. Nobody gave a 5: a 6 is the next rank after 4 there.
const two = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
const three = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
const rank = (value = 0): number => Math.min(value, 5) - 1
const anxiety = two.map((value, at): Pair => [rank(value), rank(three[at])])

/** By its definition: one less what was seen over what chance gives, cell by cell. */
const byTheBook = (pairs: readonly Pair[]): number | null => {
  const share = (is: (pair: Pair) => boolean): number => pairs.filter(is).length / pairs.length
  let [seen, chance] = [0, 0]
  for (let a = 0; a < 5; a++)
    for (let b = 0; b < 5; b++) {
      const weight = (a - b) ** 2
      seen += weight * share(([x, y]) => x === a && y === b)
      chance += weight * share(([x]) => x === a) * share(([, y]) => y === b)
    }
  return chance < 1e-12 ? null : 1 - seen / chance
}

it('is what irr publishes: kappa2(anxiety[,2:3], "squared")', () => {
  expect(weightedKappa(anxiety)).toBeCloseTo(0.2520325, 7)
})

it('is the definition, whatever was given, and the same whoever comes first', () => {
  const ranks = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(fc.array(fc.tuple(ranks, ranks), { minLength: 1, maxLength: 40 }), pairs => {
      const [found, book] = [weightedKappa(pairs), byTheBook(pairs)]
      if (book === null) expect(found).toBeNull()
      else expect(found).toBeCloseTo(book, 9)
      expect(weightedKappa(pairs.map(([a, b]) => [b, a]))).toBe(found)
    }),
  )
})

it('is 1 for who always agree, below 0 for who are at odds, and nothing where all got the same', () => {
  const pairs = (...of: Pair[]) => weightedKappa(of)
  expect(pairs([0, 0], [2, 2], [3, 3])).toBe(1)
  expect(pairs([0, 3], [3, 0])).toBe(-1)
  expect(pairs([2, 2], [2, 2])).toBeNull()
  expect(weightedKappa([])).toBeNull()
})

it('is the mean over pairs of people, of the things that both judged', () => {
  const given = (person: string, ranks: (number | null)[]) =>
    ranks.flatMap((rank, at) => (rank === null ? [] : [{ person, thing: String(at), rank }]))
  const ratings = [...given('a', [0, 3, null]), ...given('b', [0, 3, 1]), ...given('c', [3, 0, 1])]
  // a with b: 1; a with c: -1; b with c: 0 and 3, 3 and 0, 1 and 1.
  const last = weightedKappa([
    [0, 3],
    [3, 0],
    [1, 1],
  ])
  expect(agreement(ratings)).toBeCloseTo((1 - 1 + (last ?? 0)) / 3, 12)
  expect(agreement(given('a', [1, 2]))).toBeNull()
})
