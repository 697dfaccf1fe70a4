import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { translators } from '../platform/words.ts'
import { checkContent } from './check-content.ts'
import { addressees } from './content.ts'
import { openLibrary, sayFault } from './knowledge.ts'
import { relatedTo } from './related.ts'

const { knowledge } = openLibrary()

/** The report's table of questions (chapter 4), row by row: how many good practices each names, and which. */
const questionTable: Record<string, string[]> = {
  'zelfde-voorwaarden': ['afspraken-met-werkgevers'],
  'groeien-op-de-werkvloer': ['competentielijst-en-matrix'],
  'aanbod-in-beeld': ['aanbod-in-compas'],
  'nieuwe-richting': ['competentiematrix-heroorientatie'],
  'nederlands-op-het-werk': ['nederlands-op-de-werkvloer'],
  'evc-voor-diploma': ['evc-sociale-professionals', 'vrijstellingen-via-evc'],
  'evc-voor-beroep': ['evc-instrument-werkplek'],
  'afstand-op-maat': ['opdrachten-uit-eigen-werk', 'stageportfolio'],
  'modules-en-competenties': ['uniform-vrijstellingenbeleid'],
  'vrijstellingsproef-maken': ['vrijstellingsproeven'],
  'microdegree-maken': ['microdegree-met-keuzepakket'],
  'juiste-deelnemers': ['selectie-werkplekleren', 'intakegesprek'],
  'volgende-stap-ocmw': ['screening-ocmw'],
  'warm-onthaal': ['aanspreekpunt-werkstudenten'],
  'mentor-helpen': ['externe-mentor', 'micoon'],
  'draagvlak-in-de-sector': ['sectoraal-draagvlak'],
  'kwetsbare-groep': ['programma-op-maat', 'zorgkundige-artikel-60', 'leraren-leren-udl', 'samen-evalueren'],
  'microdegree-samen': ['samen-een-microdegree'],
  'cvo-en-maatwerk': ['draaiboek-cvo'],
  // One line of the table; the chapter describes the two apart.
  'alle-docenten-mee': ['handleiding-lectoren', 'self-scan'],
  'cijfers-van-studenten': ['bevraging-werkstudenten'],
  'online-les': ['online-leermodule'],
  'onderzoek-in-de-praktijk': ['interviewleidraden'],
  'motivatie-op-afstand': ['motivatiescan'],
  'samen-met-het-werkveld': ['leergemeenschappen'],
  'anders-organiseren': ['modulair-werkplekleren'],
  'werkgevers-warm-maken': ['werkgeversbrochure'],
}

/** The report's table of keywords (chapter 4): lines per keyword, the handbook and its self-scan as one. */
const keywordTable = {
  afstandsonderwijs: 4,
  'evc-onderwijs': 3,
  'evc-beroep': 3,
  'kwetsbare-groep': 9,
  microdegrees: 2,
  werkplekleren: 12,
  knelpuntberoep: 6,
}

/** Good practices in each section of chapter 4. */
const sections = { '4.1.1': 9, '4.1.2': 8, '4.1.3': 6, '4.1.4': 1, '4.2.1': 4, '4.2.2': 3, '4.2.3': 3, '4.2.4': 2 }

const practicesWith = (field: 'questions' | 'keywords', id: string): string[] =>
  knowledge.practices.filter(practice => practice[field].includes(id)).map(practice => practice.id)

describe('all of the report is there', () => {
  it('seventeen projects, one of each annex, each with a practice', () => {
    expect(knowledge.projects.map(({ source }) => source)).toEqual(Array.from({ length: 17 }, (_, at) => `8.${at + 1}`))
  })

  it('the practices of every section of chapter 4', () => {
    const counts = Object.fromEntries(
      Object.keys(sections).map(source => [source, knowledge.practices.filter(each => each.source === source).length]),
    )
    expect(counts).toEqual(sections)
    expect(knowledge.practices).toHaveLength(36)
  })

  it('the table of questions, row by row; ours beside it', () => {
    const rows = knowledge.questions.filter(({ ours }) => !ours)
    expect(rows.map(({ id }) => id)).toEqual(Object.keys(questionTable))
    for (const [id, practices] of Object.entries(questionTable))
      expect(new Set(practicesWith('questions', id)), id).toEqual(new Set(practices))
    // What the table leaves out is found by a question of ours.
    expect(practicesWith('questions', 'uren-vrijmaken')).toEqual(['uren-naar-begeleiding'])
  })

  it('the table of keywords, line by line', () => {
    const counts = knowledge.keywords.map(({ id }) => {
      const found = practicesWith('keywords', id)
      return [id, found.length - (found.includes('self-scan') ? 1 : 0)]
    })
    expect(Object.fromEntries(counts)).toEqual(keywordTable)
  })

  it('eight preconditions, four on each side', () => {
    expect(knowledge.preconditions.map(({ side }) => side)).toEqual([
      ...Array(4).fill('participate'),
      ...Array(4).fill('organise'),
    ])
    for (const { id, source } of knowledge.preconditions)
      for (const practice of knowledge.practices.filter(each => each.precondition === id))
        expect(practice.source, practice.id).toBe(source)
  })

  it.each([
    ['worker', 10],
    ['vulnerable', 3],
    ['employer', 9],
    ['provider', 8],
  ])('the barriers of chapter 3: %s', (of, count) => {
    expect(knowledge.barriers.filter(barrier => barrier.of === of)).toHaveLength(count)
  })

  it('the recommendations of chapter 7 in their sections, to each addressee as in the table', () => {
    const bySection = { '7.1.1': 2, '7.1.2': 5, '7.1.3': 1, '7.1.4': 1, '7.2.1': 2, '7.2.2': 5, '7.2.3': 4 }
    for (const [section, count] of Object.entries(bySection))
      expect(
        knowledge.recommendations.filter(({ source }) => source === section),
        section,
      ).toHaveLength(count)
    expect(knowledge.recommendations).toHaveLength(20)
    const counts = addressees.map(each => knowledge.recommendations.filter(({ to }) => to.includes(each)).length)
    expect(Object.fromEntries(addressees.map((each, at) => [each, counts[at]]))).toEqual({
      wse: 9,
      ahovoks: 13,
      vdab: 8,
      europa: 2,
      partnerschap: 9,
      onderwijs: 6,
    })
  })

  it('the actors with the needs that the report names, and the steps of the three phases', () => {
    expect(Object.fromEntries(knowledge.actors.map(({ id, needs }) => [id, needs.length]))).toEqual({
      instelling: 8,
      sector: 7,
      werkgever: 8,
      toeleider: 0,
      werkende: 0,
    })
    expect(knowledge.phases.map(({ steps }) => steps.length)).toEqual([6, 6, 5])
    for (const { id, roles } of knowledge.actors)
      expect(new Set(roles.map(({ phase }) => phase)), id).toEqual(new Set(knowledge.phases.map(phase => phase.id)))
  })
})

describe('the words', () => {
  it('hold every term that the house uses, as docs/glossary.md lists them', () => {
    const rows = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8')
      .split('\n')
      .filter(line => line.startsWith('| '))
      .slice(2)
    const used = rows.flatMap(
      row =>
        row
          .split('|')[1]
          ?.replace(/\(.*\)/, '')
          .split(',')[0]
          ?.trim() ?? [],
    )
    const known = new Set(
      knowledge.words.flatMap(({ name, abbr, also }) => [name.nl, ...abbr, ...also].map(word => word.toLowerCase())),
    )
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter(word => !known.has(word.toLowerCase()))).toEqual([])
  })

  it('hold every abbreviation that the interface says; names of files and of other services aside', () => {
    const folder = new URL('../../content/words/', import.meta.url)
    const said = readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .flatMap(name => Object.values(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string>))
      .flatMap(text => text.match(/\b[A-Z]{2,}\d?\b/g) ?? [])
    const known = new Set(knowledge.words.flatMap(({ name, abbr }) => [name.nl, ...abbr]))
    const plain = 'CSV XLSX YAML JSON XML UTF PDF API DOCTYPE MB GB MM DD YYYY JJJJ EHBO WIS AHOVOKS'.split(' ')
    expect(said).toContain('EVK')
    expect([...new Set(said)].filter(each => !known.has(each) && !plain.includes(each))).toEqual([])
  })

  it('tell the two EVCs apart', () => {
    const two = knowledge.words.filter(({ abbr }) => abbr.includes('EVC'))
    expect(two.map(({ id }) => id)).toEqual(['eerder-verworven-competenties', 'erkennen-van-verworven-competenties'])
    expect(two[1]?.confusedWith).toContain(two[0]?.id)
    expect(two[0]?.confusedWith).toContain(two[1]?.id)
  })
})

it('related practices share a question, a barrier or a keyword, and never are the practice itself', () => {
  for (const practice of knowledge.practices) {
    const related = relatedTo(practice, knowledge.practices)
    expect(related.length, practice.id).toBeGreaterThan(0)
    for (const other of related) {
      expect(other.id).not.toBe(practice.id)
      const both = [practice, other].map(({ questions, barriers, keywords }) => [questions, barriers, keywords].flat())
      expect(both[0]?.some(each => both[1]?.includes(each))).toBe(true)
    }
  }
})

describe('who keeps the content is told what is wrong, in a sentence', () => {
  const text = '{nl: Tekst, en: Text}'
  const practice = (over: string) => `
title: ${text}
project: zalm
precondition: praktisch
source: 4.1.1
questions: [hoe]
keywords: []
for: [school]
barriers: [ver]
also: []
challenge: ${text}
direction: ${text}
steps: [${text}]
conditions: [${text}]
forWhom: ${text}
${over}`
  const project = `{title: ${text}, reportTitle: Zalm, source: '8.2', report: 'https://example.org', themes: [werk], sector: ${text}, partners: [${text}], tried: ${text}, forWhom: ${text}, findings: [${text}]}`
  const actor = `{title: ${text}, name: ${text}, source: '5.2', promise: ${text}, needs: [], roles: [{phase: eerst, text: ${text}}], attention: [${text}], doors: [], check: [{ask: ${text}, practices: [proef]}]}`
  const files: Record<string, string> = {
    'practices/proef.yaml': practice(''),
    'projects/zalm.yaml': project,
    'actors/school.yaml': actor,
    'questions.yaml': `- {id: hoe, ask: ${text}}`,
    'keywords.yaml': '[]',
    'themes.yaml': `- {id: werk, title: ${text}}`,
    'preconditions.yaml': `- {id: praktisch, side: participate, source: '4.1.1', title: ${text}, about: ${text}}`,
    'barriers.yaml': `- {id: ver, of: worker, source: '3.6', title: ${text}, about: ${text}}`,
    'phases.yaml': `- {id: eerst, source: '5.1', title: ${text}, steps: [{who: [overheid], text: ${text}}]}`,
    'recommendations.yaml': '[]',
    'words.yaml': '[]',
    'synonyms.yaml': '[]',
  }
  const told = (changed: Record<string, string>): string[] =>
    checkContent(
      Object.entries({ ...files, ...changed }).map(([path, content]) => ({ path, text: content })),
    ).faults.map(fault => sayFault(fault, translators.nl))

  it('nothing, when nothing is', () => expect(told({})).toEqual([]))

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a question that does not exist',
      { 'practices/proef.yaml': practice('').replace('[hoe]', '[hoe, waarom]') },
      ['praktijk ‘proef’: vraag ‘waarom’ bestaat niet.'],
    ],
    [
      'a practice without a question',
      { 'practices/proef.yaml': practice('').replace('[hoe]', '[]') },
      ['praktijk ‘proef’: ‘questions’ is leeg.'],
    ],
    [
      'a keyword in one language only',
      { 'keywords.yaml': '- {id: taal, title: {nl: Taal}}' },
      ['kernwoord ‘taal’: ‘title en’ ontbreekt.'],
    ],
    [
      'an empty text',
      { 'practices/proef.yaml': practice('').replace(`steps: [${text}]`, "steps: [{nl: ' ', en: Text}]") },
      ['praktijk ‘proef’: ‘steps 1 nl’ is leeg.'],
    ],
    [
      'a field that nobody knows',
      { 'practices/proef.yaml': practice('staps: []') },
      ['praktijk ‘proef’: ‘staps’ kennen we niet. Is het goed geschreven?'],
    ],
    [
      'a choice that is none',
      { 'barriers.yaml': files['barriers.yaml']?.replace('worker', 'iedereen') ?? '' },
      ['drempel ‘ver’: ‘of’ moet een van deze zijn: worker, vulnerable, employer, provider.'],
    ],
    [
      'a door that leads out of the house',
      { 'practices/proef.yaml': practice(`door: {to: 'https://example.org', says: ${text}}`) },
      ['praktijk ‘proef’: ‘door to’ is niet juist geschreven.'],
    ],
    [
      'a thing twice',
      { 'questions.yaml': `${files['questions.yaml']}\n${files['questions.yaml']}` },
      ['vraag ‘hoe’ staat er twee keer.'],
    ],
    [
      'a question that no practice answers',
      { 'questions.yaml': `${files['questions.yaml']}\n- {id: los, ask: ${text}}` },
      ['vraag ‘los’: geen enkele praktijk noemt dit.'],
    ],
    [
      'what is no YAML, with its line',
      { 'questions.yaml': '- id: hoe\n  ask: {nl: "Tekst' },
      [expect.stringMatching(/^questions\.yaml, regel \d: hier klopt iets niet/) as unknown as string],
    ],
    [
      'a file of one thing that is none',
      { 'practices/proef.yaml': '- los' },
      ['praktijk ‘proef’: hier horen velden te staan, elk met een naam en een dubbelpunt.'],
    ],
    [
      'a list that is none',
      { 'themes.yaml': 'werk: ja' },
      ['themes.yaml: dit moet een lijst zijn, elk stuk met een streepje ervoor.'],
    ],
    ['a file that belongs nowhere', { 'notities.yaml': '[]' }, ['notities.yaml: dit bestand hoort hier niet.']],
  ])('%s', (_, changed, sentences) => expect(told(changed)).toEqual(sentences))
})
