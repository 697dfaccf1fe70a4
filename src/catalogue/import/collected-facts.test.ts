import { describe, expect, test } from 'vitest'
import { readCvoModules } from './cvo-modules.ts'
import { readExemptions, readFlemishQualifications, readProviders } from './flanders.ts'
import { readOffers, readProfiles } from './profiles.ts'
import type { Read, Reading } from './reading.ts'
import { plainText, readUkStandards } from './uk-standards.ts'

const told = (read: Read<Reading>): Reading => {
  if (!read.ok) throw new Error(`${read.refusal} ${JSON.stringify(read.problems)}`)
  return read.value
}
const asked = ({ questions }: Reading) => questions.map(({ question }) => question)

describe('Flemish facts', () => {
  test('exemption rules in words become questions; rows from equal module names are derived and leave the decision to the provider', () => {
    const reading = told(
      readExemptions(
        `meta: {}
timeLimits: []
rules:
- {id: ex-1, ground: EVK, evidence: all credits, target: module 1, effect: full, source: 'https://example.org'}
moduleConcordance:
- {id: dx-1, from: Verkoper, to: Kassier, sharedModules: [Klantencontact]}
competenceOverlap: []
`,
        'exemptions.yaml',
      ),
    )
    expect(asked(reading)).toEqual(['exemption-rule'])
    expect(reading.rows.concordanceRow).toMatchObject([
      {
        evidence: { all: ['dbso-verkoper'] },
        module: 'dbso-module-klantencontact',
        decides: 'provider',
        origin: 'derived',
      },
    ])
  })

  test('an uncertain municipality stays open', () => {
    const reading = told(
      readProviders(
        'providers:\n- {name: CVO Y, type: cvo, municipality: Geel, uncertain: true}\n- {name: CVO Z, type: cvo, municipality: Mol}\n',
        'x',
      ),
    )
    expect(reading.rows.provider?.map(({ id, place }) => [id, place])).toEqual([
      ['cvo-y', null],
      ['cvo-z', 'Mol'],
    ])
    expect(asked(reading)).toEqual(['provider-place'])
  })

  test('only add qualifications; what is stored keeps every field', () => {
    const { keeps, rows } = told(
      readFlemishQualifications(
        `qualifications:
- {id: graduaat-hr, title: Graduaat HR, vks: 5, credits: 120}
beroepskwalificaties:
- {code: BK-0002-3, title: Magazijnmedewerker, vks: 2, source: 'https://example.org', asOf: '2026-10-10'}
modularCertificates: []
`,
        'x',
      ),
    )
    for (const row of rows.qualification ?? [])
      expect(Object.keys(row).filter(field => field !== 'id' && !keeps?.qualification?.includes(field))).toEqual([])
  })
})

describe('programme profiles', () => {
  const profile = (id: string, complete: boolean, ...modules: string[]) => `- id: ${id}
  title: ${id}
  context: CVO
  profileUrl: null
  source: ['https://example.org']
  asOf: unknown
  level: null
  complete: ${complete}
  modules: [${modules.join(', ')}]
`
  const module = (name: string, hours: number | null, unit = 'lestijd', kind: string | null = null) =>
    `{name: ${name}, ownLabel: null, lestijden: ${hours}, unit: ${unit}, kind: ${kind}}`

  test('a complete one is a programme; half a one only gives its modules, and asks', () => {
    const reading = told(
      readProfiles(
        profile('heel', true, module('A', 20)) + profile('half', false, module('B', 40), module('C', null)),
        'x',
      ),
    )
    expect(reading.rows.programme?.map(({ id }) => id)).toEqual(['profiel-heel'])
    expect(reading.rows.module?.map(({ id, contact }) => [id, contact])).toEqual([
      ['profiel-heel-a', 1000],
      ['profiel-half-b', 2000],
    ])
    expect(asked(reading)).toEqual(['profile-incomplete', 'modules-without-hours'])
  })

  test('a placement is time on the work floor, an hour is 60 minutes', () => {
    expect(
      told(readProfiles(profile('x', false, module('Stage', 640, 'uur', 'stage')), 'x')).rows.module,
    ).toMatchObject([{ contact: 0, workplace: 38400, workplaceExemptable: true }])
  })

  test('an offer seen in a school year ends with it', () => {
    const offer = (asOf: string) =>
      `- {id: o, provider: CVO X, municipality: Gent, programme: Kok, start: null, schedule: dag; geen avond, duration: null, form: null, workBased: null, asOf: ${asOf}, source: 'https://example.org'}\n`
    const ends = ['2020-05-29', '2024-12-10', '2017-01', 'unknown'].map(
      asOf => told(readOffers(offer(asOf), 'x')).rows.offer?.[0]?.validTo,
    )
    expect(ends).toEqual(['2020-08-31', '2025-08-31', '2017-08-31', null])
  })
})

test('modules of adult education keep their leading zeros, and a code with two names is asked about', () => {
  const reading = told(
    readCvoModules(
      `opleiding_code,opleiding_naam,module_code,module_naam,instellingsnummer,instelling,les_postcode,les_gemeente
347,NT2,00000858,NT2 Threshold 2A,32383,Centrum voor Basiseducatie X,1000,Brussel
347,NT2,00000858,NT2 threshold  2A,32383,Centrum voor Basiseducatie X,1000,Brussel
347,NT2,00000859,Lezen,32383,Centrum voor Basiseducatie X,1000,Brussel
347,NT2,00000859,Schrijven,32383,Centrum voor Basiseducatie X,1000,Brussel
`,
      'x',
    ),
  )
  expect(reading.rows.certificateType?.map(({ id }) => id)).toEqual([
    'vwo-module:00000858',
    'vwo-module:00000859',
    'vwo-opleiding:347',
  ])
  expect(reading.rows.provider).toMatchObject([{ id: 'instelling-32383', kind: 'cbe', postcode: '1000' }])
  expect(reading.questions).toMatchObject([{ question: 'code-with-names', with: { names: 'Lezen, Schrijven' } }])
})

describe('English standards', () => {
  test('are read without entities and marks', () => {
    expect(plainText('&lt;p&gt;Tools &amp;amp; dyes&#160;at &#163;5 &#0;&lt;/p&gt;')).toBe('Tools & dyes at £5')
  })

  test('give knowledge, skills and behaviours as parts of a duty', () => {
    const reading = told(
      readUkStandards(
        JSON.stringify([
          {
            larsCode: 393,
            title: 'Leather',
            knowledges: [{ knowledgeId: 'k', detail: 'Hides' }],
            skills: [{ skillId: 's', detail: 'Cut' }],
            behaviours: [],
            duties: [
              {
                dutyID: 'd',
                dutyDetail: '',
                mappedKnowledge: ['k', 'k'],
                mappedSkills: ['s', 'gone'],
                mappedBehaviour: null,
              },
            ],
          },
        ]),
        'x',
      ),
    )
    expect(reading.rows.competenceRelation?.map(({ fromId, toId, kind }) => `${fromId} ${kind} ${toId}`)).toEqual([
      'uk-ifate/393/k part-of uk-ifate/393/d',
      'uk-ifate/393/s part-of uk-ifate/393/d',
      'uk-ifate/393/gone part-of uk-ifate/393/d',
    ])
    expect(asked(reading)).toEqual(['competence-without-text'])
  })
})
