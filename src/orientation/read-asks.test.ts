import { describe, expect, it } from 'vitest'
import { questionAt, type Slug } from './questions.ts'
import { readAsks, typedValues } from './read-asks.ts'
import { withStatute } from './work-asks.ts'

const read = (slug: Slug, typed: Record<string, string | string[]>) => {
  const all = (name: string) => [typed[name] ?? []].flat()
  return readAsks(
    questionAt(slug).asks,
    { all, one: name => all(name)[0] ?? '' },
    { thisYear: 2026, knowsPostcode: postcode => postcode === '2018' },
  )
}

describe('reading an answer', () => {
  it.each<[Slug, Record<string, string | string[]>, Record<string, unknown>]>([
    [
      'tijd',
      { minutesFreePerWeek: '7,5', forms: ['campus', 'nonsense'], evening: 'no' },
      { minutesFreePerWeek: 450, forms: ['campus'], evening: false },
    ],
    ['tijd', { minutesFreePerWeek: '', evening: '' }, {}],
    ['plaats', { postcode: '2018', maxKm: '25' }, { postcode: '2018', maxKm: 25 }],
    ['situatie', { statute: 'temp' }, { statute: 'temp' }],
    ['situatie', { statute: '' }, {}],
    ['over-jou', { birthYear: '1985', highestDiploma: 'none' }, { birthYear: 1985, highestDiploma: 'none' }],
  ])('%s %j', (slug, typed, answer) => {
    expect(read(slug, typed)).toEqual({ answer, wrong: [] })
  })

  it.each<[Slug, string, string, string]>([
    ['tijd', 'minutesFreePerWeek', '-3', 'orientation.wrong.range'],
    ['tijd', 'minutesFreePerWeek', '101', 'orientation.wrong.range'],
    ['tijd', 'minutesFreePerWeek', 'veel', 'orientation.wrong.number'],
    ['plaats', 'maxKm', '2,5', 'orientation.wrong.whole'],
    ['plaats', 'postcode', '9999', 'orientation.wrong.postcode'],
    ['situatie', 'statute', 'king', 'orientation.wrong.choice'],
    ['over-jou', 'birthYear', '2027', 'orientation.wrong.year'],
    ['over-jou', 'birthYear', '85', 'orientation.wrong.year'],
  ])('%s refuses %s = %s at its field', (slug, field, typed, says) => {
    const { answer, wrong } = read(slug, { [field]: typed })
    expect(answer).toEqual({})
    expect(wrong).toMatchObject([{ field, says }])
  })

  it('shows what is kept as it may be typed again', () => {
    const slugs: Slug[] = ['tijd', 'plaats', 'nederlands', 'over-jou']
    const kept = {
      minutesFreePerWeek: 450,
      forms: ['campus', 'distance'],
      evening: true,
      postcode: '2018',
      maxKm: 30,
      level: 'B1',
      birthYear: 1985,
      highestDiploma: 'higher',
    }
    const again = slugs.flatMap(slug => {
      const typed = Object.fromEntries(
        questionAt(slug).asks.map(ask => [ask.name, typedValues(ask, kept[ask.name as keyof typeof kept])]),
      )
      return Object.entries(read(slug, typed).answer)
    })
    expect(Object.fromEntries(again)).toEqual(kept)
  })
})

it('another statute drops what no longer fits', () => {
  const before = {
    statute: 'employee' as const,
    employmentPercent: 80,
    sector: 'private' as const,
    employerSize: 'small' as const,
  }
  expect(withStatute(before, 'temp')).toEqual({ statute: 'temp', employmentPercent: 80 })
  expect(withStatute(before, undefined)).toEqual({})
})
