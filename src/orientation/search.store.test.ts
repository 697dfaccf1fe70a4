import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { loadContent } from '../catalogue/index.ts'
import type { Language } from '../platform/words.ts'
import { searchCompetences, searchOccupations } from './search.store.ts'
import { readQuery } from './search.ts'

const { db } = await testDatabase()
await loadContent(db, new Date('2026-11-24T10:00:00Z'), () => {})

const find = async (search: typeof searchOccupations, typed: string, language: Language): Promise<string[]> => {
  const query = readQuery(typed)
  if (!query.ok) throw new Error(`${typed}: ${query.refusal}`)
  return (await search(db, query.value, language, 8)).map(({ text }) => text)
}

describe('searching all of ESCO', () => {
  test.each([
    ['huishoudhulp', /huishoudhulp/],
    ['poetsvrouw', /poetsvrouw/],
    ['heftruckchauffer', /heftruckchauffeur/],
    ['lasser', /lasser/],
    ['zorgkundige', /zorgkundige/],
    ['verkoopster', /verkoopster/],
    ['KOK', /^kok$/],
    ['magazijnier', /magazijn/],
    ['pilot', /^piloo?t/],
    ['piloot', /^piloot$/],
    ['vrachtwagenschaufeur', /vrachtwagenchauffeur/],
    ['ziekenhuiskok', /^kok$/],
    ['Ik werk als poetsvrouw in een school', /poetsvrouw/],
  ])('“%s” finds its job first', async (typed, first) => {
    expect((await find(searchOccupations, typed, 'nl'))[0]).toMatch(first)
  })

  test('in English, English words come first', async () => {
    expect((await find(searchOccupations, 'welder', 'en'))[0]).toBe('welder')
  })

  test('what is no work finds nothing', async () => {
    expect(await find(searchOccupations, 'xqzwv', 'nl')).toEqual([])
    expect(await find(searchOccupations, "'; drop table occupation; --", 'nl')).toEqual([])
  })

  test('competences of the Flemish qualifications are found too', async () => {
    const found = await find(searchCompetences, 'wassen strijken', 'nl')
    expect(found.join('\n')).toMatch(/wassen, strijken/)
  })
})
