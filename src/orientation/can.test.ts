import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterPage, type CanAnswer, emptyCan, withOwn } from './can.ts'

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
const names = ({ has }: CanAnswer): string[] => has.map(({ competence }) => competence).sort()

describe('a page of proposals', () => {
  it('confirms what is ticked, drops what is not, and leaves the rest alone', () => {
    const before = afterPage(emptyCan, ['a', 'b'], ['a'])
    expect(before).toEqual({ has: [{ competence: 'a', strength: 'self-declared', by: null }], dropped: ['b'] })
    const after = afterPage(before, ['c', 'd'], ['d'])
    expect(names(after)).toEqual(['a', 'd'])
    expect(after.dropped).toEqual(['b', 'c'])
  })

  it('keeps what somebody else saw of it', () => {
    const before: CanAnswer = { has: [{ competence: 'a', strength: 'assessed', by: 'CVO' }], dropped: [] }
    expect(afterPage(before, ['a'], ['a']).has).toEqual(before.has)
    expect(withOwn(before, 'a').has).toEqual(before.has)
  })

  it('sent twice says the same, and nothing is both confirmed and dropped', () => {
    fc.assert(
      fc.property(ids, ids, ids, ids, (shown, ticked, later, laterTicked) => {
        const once = afterPage(afterPage(emptyCan, shown, ticked), later, laterTicked)
        const twice = afterPage(once, later, laterTicked)
        expect(names(twice)).toEqual(names(once))
        expect([...twice.dropped].sort()).toEqual([...once.dropped].sort())
        expect(once.dropped.filter(id => names(once).includes(id))).toEqual([])
      }),
    )
  })

  it('two tabs on different pages do not undo each other', () => {
    const first = afterPage(emptyCan, ['a', 'b'], ['a'])
    expect(names(afterPage(first, ['c'], ['c']))).toEqual(['a', 'c'])
  })
})
