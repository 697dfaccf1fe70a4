import { describe, expect, test } from 'vitest'
import { readBroader, readOccupationSkills, readOccupations, readSkills } from './esco.ts'
import { asSteps, fromSteps, readCompactEsco, readOwnNames } from './esco-compact.ts'
import { formFor } from './importers.ts'
import { readPostcodes } from './postcodes.ts'
import type { Read, Reading } from './reading.ts'
import { matchShortages, readShortageTable } from './shortage.ts'

const told = (read: Read<Reading>): Reading => {
  if (!read.ok) throw new Error(`${read.refusal} ${JSON.stringify(read.problems)}`)
  return read.value
}
const asked = ({ questions }: Reading) => questions.map(({ question }) => question)

describe('ESCO', () => {
  const base = 'http://data.europa.eu/esco'
  const occupations = `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code
Occupation,${base}/occupation/o1,5321,zorgkundige,"verzorgende
zorgkundige
zorg  helper",,released,Helpt.,5321.1
`
  test('occupations carry the language of their file and no name twice', () => {
    const { rows, keeps } = told(readOccupations(occupations, 'occupations_nl.csv.gz'))
    expect(rows.occupation).toMatchObject([{ id: 'esco/o1', isco: '5321', code: '5321.1', descriptionNl: 'Helpt.' }])
    expect(rows.occupationLabel?.map(({ language, kind, text }) => `${language} ${kind} ${text}`)).toEqual([
      'nl preferred zorgkundige',
      'nl other verzorgende',
      'nl other zorg helper',
    ])
    expect(keeps).toEqual({ occupation: ['isco', 'code'] })
  })

  test('a file without its language in its name is refused', () => {
    expect(readOccupations(occupations, 'beroepen.csv')).toMatchObject({ refusal: 'no-language' })
  })

  test('skills are technical, generic or language; a skill without type is asked about', () => {
    const skills = `conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,inScheme
K,${base}/skill/s1,skill/competence,transversal,write Dutch,,${base}/concept-scheme/skill-language-groups
K,${base}/skill/s2,skill/competence,transversal,show initiative,,
K,${base}/skill/s3,,,ICT safety,,
`
    const reading = told(readSkills(skills, 'skills_en.csv'))
    expect(reading.rows.competence?.map(({ kind }) => kind)).toEqual(['language', 'generic', 'technical'])
    expect(asked(reading)).toEqual(['skill-without-type'])
  })

  test('a relation without skill type is taken in and asked about', () => {
    const reading = told(
      readOccupationSkills(
        `occupationUri,relationType,skillType,skillUri
${base}/occupation/o1,essential,knowledge,${base}/skill/s1
${base}/occupation/o1,optional,,${base}/skill/s2
${base}/occupation/o1,sometimes,knowledge,${base}/skill/s3
`,
        'x',
      ),
    )
    expect(reading.rows.occupationCompetence?.map(({ competenceId, essential }) => [competenceId, essential])).toEqual([
      ['esco/s1', true],
      ['esco/s2', false],
    ])
    expect(asked(reading)).toEqual(['relation-without-type'])
    expect(reading.problems).toMatchObject([{ problem: 'wrong-field' }])
  })

  test('skill groups are no skills', () => {
    const reading = told(
      readBroader(
        `conceptType,conceptUri,broaderType,broaderUri
KnowledgeSkillCompetence,${base}/skill/s1,KnowledgeSkillCompetence,${base}/skill/s2
KnowledgeSkillCompetence,${base}/skill/s1,SkillGroup,${base}/skill/S1.2
`,
        'x',
      ),
    )
    expect(reading.rows.competenceRelation).toMatchObject([{ fromId: 'esco/s1', toId: 'esco/s2', kind: 'broader' }])
    expect(reading.problems).toMatchObject([{ problem: 'left-out', with: { count: 1 } }])
  })

  test('steps lead back to the places that they were made of', () => {
    expect(fromSteps(asSteps([3, 4, 90, 4000]))).toEqual([3, 4, 90, 4000])
  })

  test('a compact file that points outside itself is refused', () => {
    const compact = {
      acknowledgement: '',
      source: '',
      occupations: [],
      unknownOccupations: [],
      skills: [],
      optional: [],
      broader: [],
      untyped: [],
    }
    expect(readCompactEsco(JSON.stringify({ ...compact, essential: [[7]] }), 'x')).toMatchObject({
      refusal: 'wrong-shape',
    })
  })

  test('our own Dutch names are derived and never change the origin of an official one', () => {
    const reading = told(readOwnNames('339ac029-066a-4985-9f9d-b3d7c8fea0bb\tpersoneel aansturen\ngeen\tiets\n', 'x'))
    expect(reading.rows.competenceLabel).toMatchObject([{ text: 'personeel aansturen', origin: 'derived' }])
    expect(reading.keeps).toEqual({ competenceLabel: ['origin'] })
    expect(reading.problems).toMatchObject([{ problem: 'wrong-row', place: '2' }])
  })
})

describe('postcodes', () => {
  const near = ['1800', '1810', '1820', '1830'].map((postcode, at) => `${postcode},Plaats ${at},4.4,50.9${at}`)
  const header = 'postcode,plaats,lon,lat'

  test('leave out a far point when the postcode has another place, and keep it otherwise; both are asked about', () => {
    const reading = told(readPostcodes([header, ...near, '1830,Berg,5.5,51.5', '1840,Ver,5.5,51.5'].join('\n'), 'x'))
    const places = reading.rows.postcode?.map(({ place }) => place)
    expect(places).toContain('Ver')
    expect(places).not.toContain('Berg')
    expect(asked(reading)).toEqual(['place-far-off', 'place-far-off'])
  })

  test('outside Belgium, or without figures, are told and skipped', () => {
    const reading = told(
      readPostcodes([header, ...near, '9999,Parijs,2.35,48.85', '12,Kort,4,51', '1850,Leeg,,'].join('\n'), 'x'),
    )
    expect(reading.rows.postcode).toHaveLength(4)
    expect(reading.problems).toHaveLength(3)
  })
})

describe('shortage occupations', () => {
  const table = `beroepsgroep,beroep,middengeschoold_mb_2025,op_vdab_lijst_227
Zorg,Zorgkundige,nee,ja
Zorg,Kinderbegeleider baby’s en peuters,nee,nee
Overig,Diamantbewerker,ja,nee
`
  test('whose apostrophe is typed differently are on the list; others marked "nee" are asked about', () => {
    const reading = told(readShortageTable(table, 'lijst-2026.csv'))
    expect(reading.rows.shortageOccupation?.map(({ title }) => title)).toEqual([
      'Zorgkundige',
      "Kinderbegeleider baby's en peuters",
    ])
    expect(asked(reading)).toEqual(['shortage-not-listed'])
  })

  test('need a year', () => {
    expect(readShortageTable(table, 'lijst.csv')).toMatchObject({ refusal: 'no-year' })
  })

  test('fit a qualification with the same title, ask about one that looks like it, and ask about the rest', () => {
    const qualification = (id: string, title: string) => ({
      id: id as Parameters<typeof matchShortages>[1][number]['id'],
      title,
    })
    const { rows, marks, questions } = matchShortages(
      ["Kinderbegeleider baby's en peuters", 'Chef de partie', 'Loodgieter'].map(title => ({ year: 2026, title })),
      [
        qualification('BK-1', 'Kinderbegeleider baby’s en peuters'),
        qualification('BK-2', 'Chef de partie desserten, gebak en brood'),
        qualification('BK-3', 'Chef de partie groenten, fruit en kruiden'),
      ],
    )
    expect(rows).toMatchObject([{ title: "Kinderbegeleider baby's en peuters", qualification: 'BK-1' }])
    expect(marks).toMatchObject([{ id: 'BK-1', shortage: { year: 2026 } }])
    expect(questions).toMatchObject([
      { question: 'shortage-similar', with: { qualifications: 'BK-2, BK-3' } },
      { question: 'shortage-unmatched', with: { title: 'Loodgieter' } },
    ])
  })
})

test('a file that nobody knows fits no importer, and one importer only takes its own', () => {
  expect(formFor('naam,adres\nx,y', 'klanten.csv', null)).toBeNull()
  expect(formFor('<html></html>', 'pagina.html', null)).toBeNull()
  expect(formFor('postcode,plaats,lon,lat\n', 'p.csv', null)?.importer).toBe('postcodes')
  expect(formFor('postcode,plaats,lon,lat\n', 'p.csv', 'esco')).toBeNull()
})
