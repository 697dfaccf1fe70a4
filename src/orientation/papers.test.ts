import { describe, expect, it } from 'vitest'
import type { Day } from '../platform/day.ts'
import { addPapers, asTyped, keyOf, ownPaper, paperFields, readWhen, withDetails } from './papers.ts'

const today = '2026-11-24' as Day
const form = (typed: Record<string, string>) => ({
  one: (field: string) => typed[field] ?? '',
  has: (field: string) => field in typed,
})

describe('when a paper was given', () => {
  it.each([
    ['', null, null],
    ['2019', '2019-01-01', null],
    ['12/5/2019', '2019-05-12', null],
    ['12-05-2019', '2019-05-12', null],
    ['2019-05-12', '2019-05-12', null],
    ['24/11/2026', '2026-11-24', null],
    ['25/11/2026', null, 'orientation.wrong.future'],
    ['2027', null, 'orientation.wrong.future'],
    ['31/2/2019', null, 'orientation.wrong.date'],
    ['lang geleden', null, 'orientation.wrong.date'],
    ['1066', null, 'orientation.wrong.date'],
  ])('“%s”', (typed, day, wrong) => {
    expect(readWhen(typed, today)).toEqual({ day, wrong })
  })

  it.each(['2019', '12/05/2019', ''])('“%s” comes back as it was typed', typed => {
    expect(asTyped(readWhen(typed, today).day)).toBe(typed)
  })
})

describe('the list of papers', () => {
  const own = ownPaper('VCA')
  const official = { ...ownPaper('Zorgkundige'), shown: 'register' as const, issuer: 'CVO' }

  it('names the same paper once', () => {
    expect(addPapers([own], [ownPaper('VCA'), official])).toEqual([own, official])
  })

  it('takes what was typed about a paper, and nothing about one from the register', () => {
    const typed = {
      [paperFields(own).when]: '2019',
      [paperFields(own).issuer]: 'VDAB',
      [paperFields(official).when]: '1999',
      [paperFields(official).issuer]: 'mij',
    }
    const { papers, wrong } = withDetails([own, official], form(typed), today)
    expect(wrong).toEqual([])
    expect(papers).toEqual([{ ...own, issuedOn: '2019-01-01', issuer: 'VDAB' }, official])
  })

  it('leaves alone what the form did not show, and says at which paper a day is wrong', () => {
    const other = ownPaper('Rijbewijs C')
    const { papers, wrong } = withDetails([own, other], form({ [paperFields(own).when]: '2030' }), today)
    expect(papers[1]).toEqual(other)
    expect(wrong).toEqual([{ field: `wanneer-${keyOf(own)}`, says: 'orientation.wrong.future' }])
  })
})
