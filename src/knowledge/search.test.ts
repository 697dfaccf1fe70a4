import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLibrary } from './knowledge.ts'
import { find, indexOf } from './search.ts'
import { stem } from './word-forms.ts'

const { index } = openLibrary()
const practicesFor = (text: string): string[] =>
  find(index, text)
    .ids.filter(id => id.startsWith('practices/'))
    .map(id => id.replace('practices/', ''))

describe('forms of one word come together', () => {
  it.each([
    ['school', 'scholen'],
    ['taal', 'talen'],
    ['drempel', 'drempels'],
    ['les', 'lessen'],
    ['mens', 'mensen'],
    ['vrijstelling', 'vrijstellingen'],
    ['reis', 'reizen'],
    ['bedrijf', 'bedrijven'],
    ['proces', 'processen'],
    ['mogelijkheid', 'mogelijkheden'],
    ['company', 'companies'],
    ['course', 'courses'],
  ])('%s, %s', (one, other) => expect(stem(other)).toBe(stem(one)))

  it.each([
    ['taal', 'tafel'],
    ['mentor', 'motor'],
    ['werk', 'week'],
  ])('%s stays apart from %s', (one, other) => expect(stem(other)).not.toBe(stem(one)))
})

describe('in plain words one finds', () => {
  it.each([
    ['the very word', 'MICOON', 'micoon'],
    ['a typing error', 'micoom', 'micoon'],
    ['a wrong first letter', 'nicoon', 'micoon'],
    ['a letter too few', 'vrijsteling', 'uniform-vrijstellingenbeleid'],
    ['an inflected form', 'vrijstellingsproef', 'vrijstellingsproeven'],
    ['a plural', 'stages', 'stageportfolio'],
    ['a part of a compound', 'kinderopvang', 'vrijstellingsproeven'],
    ['a compound taken apart', 'mentorbezoek', 'externe-mentor'],
    ['a compound with a joint', 'begeleidingsuren', 'uren-naar-begeleiding'],
    ['a sentence', 'hoe help ik mensen met nederlands op de werkvloer?', 'nederlands-op-de-werkvloer'],
    ['no accents', 'COMPÁS', 'aanbod-in-compas'],
    ['a compound that nobody writes', 'taaldrempel', 'nederlands-op-de-werkvloer'],
    ['another word for it', 'leerkrachten', 'leraren-leren-udl'],
    ['English', 'language teacher at work', 'nederlands-op-de-werkvloer'],
    ['an English error', 'distanse microdegree', 'microdegree-met-keuzepakket'],
    ['a question as one asks it', 'hoe krijg ik werkgevers mee', 'werkgeversbrochure'],
    ['an error in the middle of a question', 'werkgevr overtuigen', 'werkgeversbrochure'],
    ['a group of people', 'anderstaligen', 'nederlands-op-de-werkvloer'],
    ['a word that the report does not say', 'vluchtelingen', 'screening-ocmw'],
    ['a sector', 'kinderopvang', 'vrijstellingsproeven'],
    ['many of a thing', 'vrijstellingen', 'uniform-vrijstellingenbeleid'],
    ['who guides a career', 'loopbaanbegeleiding', 'competentiematrix-heroorientatie'],
    ['a keyword', 'afstandsonderwijs', 'microdegree-met-keuzepakket'],
    ['a compound of two known words', 'mentoropleiding', 'modulair-werkplekleren'],
    ['half a compound', 'taalprobleem', 'nederlands-op-de-werkvloer'],
    ['a compound with an error', 'vrijstelingsproeven', 'vrijstellingsproeven'],
    ['a dialect word for a mentor', 'peter', 'externe-mentor'],
    ['an hour of the day', 'avondonderwijs', 'vrijstellingen-via-evc'],
    ['a trade', 'hout', 'modulair-werkplekleren'],
    ['what hinders', 'dyslexie', 'leraren-leren-udl'],
    ['who pays', 'lokaal bestuur', 'zorgkundige-artikel-60'],
    ['a small company', 'kleine bedrijven', 'modulair-werkplekleren'],
    ['a family', 'working parents', 'opdrachten-uit-eigen-werk'],
    ['an English phrase', 'prior learning', 'evc-sociale-professionals'],
    ['a longer English phrase', 'recognition of prior learning', 'evc-instrument-werkplek'],
    ['small companies in English', 'small businesses', 'modulair-werkplekleren'],
    ['a hyphen', 'e-learning', 'online-leermodule'],
    ['two words for one', 'job coach', 'externe-mentor'],
    ['stopping', 'drop out', 'selectie-werkplekleren'],
  ])('%s', (_, text, practice) => expect(practicesFor(text).slice(0, 3)).toContain(practice))

  it('says what it guessed, and what nobody writes', () => {
    expect(find(index, 'micoom').guessed).toEqual([{ asked: 'micoom', near: true }])
    expect(find(index, 'xqzwvkpj')).toEqual({ ids: [], guessed: [{ asked: 'xqzwvkpj', near: false }] })
    expect(find(index, 'micoon').guessed).toEqual([])
  })

  it('projects, actors and words too, when they answer as well', () => {
    expect(find(index, 'piloten').ids).toContain('projects/piloten')
    expect(find(index, 'werkgever').ids).toContain('actors/werkgever')
    expect(find(index, 'evk').ids).toContain('words/eerder-verworven-kwalificatie')
  })
})

it.each([
  // A part of a compound stands at its start or its end.
  ['hout', 'self-scan'],
  // An example is no exam.
  ['examen', 'werkgeversbrochure'],
  // The words of a phrase are no synonyms one by one.
  ['distance', 'interviewleidraden'],
  // In a short word the first letter is right.
  ['ober', 'samen-evalueren'],
])('“%s” does not bring %s', (text, practice) => expect(practicesFor(text)).not.toContain(practice))

it('what answers every word goes before what answers some', () => {
  const things = indexOf([
    { id: 'both', main: true, fields: [{ text: 'taal op het werk', weight: 1 }] },
    { id: 'one', main: true, fields: [{ text: 'taal', weight: 9 }] },
  ])
  expect(find(things, 'taal werk').ids).toEqual(['both'])
  expect(find(things, 'taal').ids).toEqual(['one', 'both'])
  expect(find(things, 'taal schilderen').ids).toEqual(['one', 'both'])
})

it.each(['', '???', '  ', 'de het een van', '🦆'])('“%s” finds nothing, or little, and never breaks', text => {
  expect(find(index, text).guessed.every(({ near }) => !near) || text.startsWith('de')).toBe(true)
})

it('never throws, whatever is typed, and never takes long', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => Array.isArray(find(index, text).ids)))
  const began = performance.now()
  find(index, 'x'.repeat(5000))
  find(index, 'taal '.repeat(1000))
  find(index, 'vrijstelingsbeleit '.repeat(100))
  expect(performance.now() - began).toBeLessThan(1000)
})
