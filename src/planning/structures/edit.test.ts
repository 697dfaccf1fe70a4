import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneModule, someStructure } from '../../../test/support/structures.ts'
import type { ModuleId, Structure } from '../../catalogue/index.ts'
import { type Content, contentOf, everyPart, partAt } from './content.ts'
import { type Edit, edited, groupKinds } from './edit.ts'

const id = (name: string) => name as ModuleId
const line = { nl: 'Lijn', en: 'Line' }
const content = (structure: Content['structure'], rest: Partial<Content> = {}): Content => ({
  structure,
  order: [],
  excludes: [],
  ...rest,
})
const all = (...of: (string | Structure)[]): Content['structure'] => ({
  kind: 'all',
  of: of.map(part => (typeof part === 'string' ? oneModule(part) : part)),
})
const some = (count: number, of: (string | Structure)[], rest: { oneLine?: boolean } = {}): Structure => ({
  kind: 'some',
  count,
  of: all(...of).of,
  ...rest,
})
const inLine = (...of: string[]): Structure => ({ kind: 'line', title: line, of: all(...of).of })

describe('an edit', () => {
  const start = content(all('a', some(2, ['b', 'c', 'd'])))
  const done = (edit: Edit, from = start) => {
    const outcome = edited(from, edit, line)
    return outcome.ok ? outcome.value : outcome.refusal.replace('planning.structures.', '')
  }
  const rule = { kind: 'some' as const, title: null, count: 1, atLeast: Number.NaN, atMost: null, oneLine: false }

  it('adds, moves, puts elsewhere and takes away', () => {
    expect(done({ kind: 'add-modules', path: [1], modules: [id('e')] })).toEqual(
      content(all('a', some(2, ['b', 'c', 'd', 'e']))),
    )
    expect(done({ kind: 'move', path: [1, 2], by: -1 })).toEqual(content(all('a', some(2, ['b', 'd', 'c']))))
    expect(done({ kind: 'move', path: [0], by: -1 })).toEqual(start)
    expect(done({ kind: 'put-in', path: [0], into: [1] })).toEqual(content(all(some(2, ['b', 'c', 'd', 'a']))))
    expect(done({ kind: 'take-out', path: [1, 0] })).toEqual(content(all('a', some(2, ['c', 'd']))))
    expect(done({ kind: 'set-rule', path: [1], rule })).toEqual(content(all('a', some(1, ['b', 'c', 'd']))))
  })

  it.each<[string, Edit]>([
    ['not-there', { kind: 'take-out', path: [] }],
    ['not-there', { kind: 'move', path: [7], by: 1 }],
    ['nothing-chosen', { kind: 'add-modules', path: [], modules: [] }],
    ['no-count', { kind: 'set-rule', path: [1], rule: { ...rule, count: 0 } }],
    ['no-credits', { kind: 'set-rule', path: [1], rule: { ...rule, kind: 'credits' } }],
    ['less-than-least', { kind: 'set-rule', path: [1], rule: { ...rule, kind: 'credits', atLeast: 9, atMost: 6 } }],
    ['line-not-here', { kind: 'add-group', path: [], group: 'line' }],
    ['line-not-here', { kind: 'set-rule', path: [1], rule: { ...rule, kind: 'line', title: line } }],
    ['within-itself', { kind: 'put-in', path: [1], into: [1] }],
    ['with-itself', { kind: 'add-exclusion', one: id('a'), other: id('a') }],
    ['not-there', { kind: 'add-order', before: id('a'), after: id('z') }],
    ['nothing-chosen', { kind: 'add-order', before: id(''), after: id('a') }],
  ])('is refused: %s', (refusal, edit) => {
    expect(done(edit)).toBe(refusal)
  })

  it('makes all of its parts of a line that no longer stands in a choice', () => {
    const lines = content(all(some(1, [inLine('a', 'b'), inLine('c')])))
    const moved = done({ kind: 'put-in', path: [0, 0], into: [] }, lines)
    expect(moved).toEqual(content(all(some(1, [inLine('c')]), { kind: 'all', title: line, of: all('a', 'b').of })))
  })

  it('never loses or doubles a module by moving', () => {
    const somePath = fc.array(fc.nat(3), { maxLength: 3 })
    fc.assert(
      fc.property(someStructure, somePath, somePath, fc.constantFrom(...groupKinds), (structure, path, into, group) => {
        const before = contentOf({ structure, order: [], excludes: [] })
        const names = (of: Content) =>
          everyPart(of.structure).flatMap(({ part }) => (part.kind === 'module' ? [part.module] : []))
        for (const edit of [
          { kind: 'move', path, by: 1 },
          { kind: 'put-in', path, into },
          { kind: 'add-group', path, group },
        ] as Edit[]) {
          const outcome = edited(before, edit, line)
          if (!outcome.ok) continue
          expect(names(outcome.value).toSorted()).toEqual(names(before).toSorted())
          if (edit.kind === 'put-in') expect(partAt(before.structure, path)).not.toBeNull()
        }
      }),
    )
  })
})
