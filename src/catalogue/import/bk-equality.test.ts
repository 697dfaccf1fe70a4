import { readFileSync } from 'node:fs'
import { assert, constantFrom, property, subarray, tuple, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompetenceId } from '../catalogue.ts'
import { readQualifications } from './bk.ts'
import { type Compared, compareCompetences, plainTitle } from './bk-equality.ts'
import { unpack } from './unpack.ts'

const competence = (id: string, title: string, ...codes: string[]): Compared => ({
  id: id as CompetenceId,
  title,
  codes,
})
const found = (...all: Compared[]) => {
  const { relations, questions } = compareCompetences(all)
  return { relations: relations.map(({ kind }) => kind), questions: questions.map(({ question }) => question) }
}

describe('competences of two qualifications', () => {
  test('are equal only with the same codes and the same title', () => {
    expect(
      found(
        competence('bk-a/1', 'Werkt de las af', '11121', 'SK-1483'),
        competence('bk-b/4', 'Werkt  de las af.', 'SK-1483', '11121'),
      ),
    ).toEqual({
      relations: ['equal'],
      questions: [],
    })
  })

  test('with the same codes and another title wait for a person', () => {
    expect(
      found(
        competence('bk-a/2', 'Observeert de baby', 'SK-1-c'),
        competence('bk-b/4', 'Werkt met de cliënt', 'SK-1-c'),
      ),
    ).toEqual({
      relations: ['proposed-equal'],
      questions: ['same-codes'],
    })
  })

  test('with the same title and other codes wait for a person', () => {
    expect(
      found(
        competence('bk-a/1', 'Werkt in teamverband', 'co 01635'),
        competence('bk-b/1', 'Werkt in teamverband', 'co 00435'),
      ),
    ).toEqual({
      relations: ['proposed-equal'],
      questions: ['same-title'],
    })
  })

  test('whose codes differ by "-c" alone wait for a person, and so does the code', () => {
    expect(
      found(competence('bk-a/7', 'Doet boodschappen', 'SK-7358-c'), competence('bk-b/7', 'Koopt in', 'SK-7358')),
    ).toEqual({
      relations: ['proposed-equal'],
      questions: ['suffix-codes', 'suffix-code'],
    })
  })

  test('without any code are never equal, whatever their title', () => {
    expect(found(competence('bk-a/8', 'Last'), competence('bk-b/8', 'Last'))).toEqual({
      relations: ['proposed-equal'],
      questions: ['same-title'],
    })
    expect(found(competence('bk-a/8', 'Last'), competence('bk-b/8', 'Lijmt'))).toEqual({ relations: [], questions: [] })
  })

  test('of one and the same qualification are not compared', () => {
    expect(
      found(competence('bk-a/4', 'Werkt samen', 'SK-1'), competence('bk-a/5', 'Overlegt', 'SK-1')).relations,
    ).toEqual([])
  })

  test('are never called equal without shared codes and a shared title', () => {
    const codes = subarray(['co 1', 'SK-2', 'SK-2-c', 'co 3'])
    const some = uniqueArray(
      tuple(constantFrom('a', 'b', 'c'), constantFrom('1', '2', '3'), constantFrom('Last', 'last ', 'Lijmt'), codes),
      {
        selector: ([owner, nr]) => `${owner}${nr}`,
      },
    )
    assert(
      property(some, told => {
        const all = told.map(([owner, nr, title, held]) => competence(`bk-${owner}/${nr}`, title, ...held))
        const byId = new Map(all.map(each => [each.id, each]))
        for (const { fromId, toId, kind } of compareCompetences(all).relations) {
          const [one, other] = [fromId, toId].map(id => id && byId.get(id))
          if (!one || !other) throw new Error('A relation with something unknown.')
          const same = one.codes.length > 0 && [...one.codes].sort().join() === [...other.codes].sort().join()
          expect(kind === 'equal').toBe(same && plainTitle(one.title) === plainTitle(other.title))
        }
      }),
    )
  })
})

test('in the eleven official qualifications: nine equal pairs, twenty-four equal titles, three equal sets of codes', () => {
  const text = unpack(readFileSync(new URL('../../../content/data/bk.json.gz', import.meta.url)))
  const read = text.ok ? readQualifications(text.value, 'bk.json.gz') : text
  if (!read.ok) throw new Error(read.refusal)
  const { competence: held = [], competenceLabel = [] } = read.value.rows
  const titles = new Map(competenceLabel.map(({ competenceId, text: title }) => [competenceId, title]))
  const all = held.map(({ id, codes }) => competence(id ?? '', titles.get(id) ?? '', ...(codes ?? [])))
  expect(all).toHaveLength(139)
  const { relations, questions } = found(...all)
  expect(relations.filter(kind => kind === 'equal')).toHaveLength(9)
  expect(questions.filter(question => question === 'same-title')).toHaveLength(24)
  expect(questions.filter(question => question === 'same-codes')).toHaveLength(3)
  expect(questions.filter(question => question === 'suffix-code')).toHaveLength(1)
})
