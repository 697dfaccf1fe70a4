import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain, typos } from '../platform/typed.ts'
import { bestMatches, type Labelled, likeness, type Query, readQuery } from './search.ts'

const query = (text: string): Query => {
  const read = readQuery(text)
  if (!read.ok) throw new Error(`${text}: ${read.refusal}`)
  return read.value
}
const label = (text: string, over: Partial<Labelled> = {}): Labelled => ({
  id: text,
  text,
  preferred: true,
  ownLanguage: true,
  ...over,
})
const found = (text: string, labels: string[]): string[] =>
  bestMatches(
    query(text),
    labels.map(each => label(each)),
    10,
  ).map(({ id }) => id)

describe('reading what was typed', () => {
  it.each([
    ['', 'orientation.search.too-short'],
    ['k', 'orientation.search.too-short'],
    ['?!/', 'orientation.search.only-signs'],
    ['x'.repeat(5000), 'orientation.search.too-long'],
  ])('refuses “%.10s” by name', (typed, refusal) => {
    expect(readQuery(typed)).toEqual({ ok: false, refusal })
  })

  it('leaves out words that say nothing about the work', () => {
    expect(query('Ik werk als poetsvrouw in een school').words).toEqual(['poetsvrouw', 'school'])
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), typed => {
        expect(typeof readQuery(typed).ok).toBe('boolean')
      }),
    )
  })
})

describe('how well a label answers', () => {
  it.each([
    ['KOK', 'kok'],
    ['zorgkúndige', 'Zorgkundige'],
    ['heftruckchauffer', 'heftruckchauffeur'],
    ['lasser', 'kabellasser'],
    ['poets', 'poetsvrouw'],
    ['ziekenhuiskok', 'kok'],
    ['kelner', 'kelner/kelnerin'],
    ['kelnerin', 'kelner/kelnerin'],
    ['logistiek medewerker', 'medewerker logistiek'],
    ['verkoopsetr', 'verkoopster'],
  ])('“%s” finds “%s”', (asked, text) => {
    expect(likeness(query(asked), text)).toBeGreaterThan(0)
  })

  it.each([
    ['kok', 'rok'],
    ['lasser', 'loodgieter'],
    ['piloot', 'idioot'],
    ['arts', 'kwartsslijper'],
    ['administratief bediende', 'baliebediende hotel restaurant café'],
  ])('“%s” does not find “%s”', (asked, text) => {
    expect(likeness(query(asked), text)).toBe(0)
  })

  it('puts the very word first, then the compound, then the typing error', () => {
    expect(found('lasser', ['laser', 'pijplasser', 'lasser'])).toEqual(['lasser', 'pijplasser', 'laser'])
  })

  it('drops what fits only so so once something fits very well', () => {
    expect(found('kok', ['kok', 'kokosnootraper', 'loodgieter'])).toEqual(['kok', 'kokosnootraper'])
    expect(found('kokken', ['kokken', 'kokkin'])).toEqual(['kokken', 'kokkin'])
  })

  it('puts the language of the reader first', () => {
    const labels = [label('pilot', { ownLanguage: false }), label('piloot')]
    expect(bestMatches(query('pilot'), labels, 2).map(({ id }) => id)).toEqual(['pilot', 'piloot'])
    expect(
      bestMatches(query('kok'), [label('kok', { id: 'en', ownLanguage: false }), label('kok', { id: 'nl' })], 2)[0]?.id,
    ).toBe('nl')
  })
})

const words = fc.stringMatching(/^[a-z]{1,9}( [a-z]{2,9})?$/)

describe('whatever is typed', () => {
  it('the label itself always answers itself, and best', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.uniqueArray(words, { maxLength: 8 }), (text, others) => {
        expect(likeness(query(text), text)).toBe(1)
        expect(found(text, [...others, text])[0]).toBe(text)
      }),
    )
  })

  it('the order of the labels makes no difference', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,8}$/), fc.uniqueArray(words, { maxLength: 8 }), (text, labels) => {
        expect(found(text, labels.toReversed())).toEqual(found(text, labels))
      }),
    )
  })

  it('typing errors count the same both ways, and none only when the words are the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(typos(a, b, 9)).toBe(typos(b, a, 9))
        expect(typos(a, b, 9) === 0).toBe(a === b)
      }),
    )
  })

  it('plain is plain already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(plain(plain(text))).toBe(plain(text))
      }),
    )
  })
})
