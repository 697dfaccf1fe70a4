import { describe, expect, it } from 'vitest'
import { Portrait, type Section } from '../people/index.ts'
import { translator } from '../platform/words.ts'
import { type Names, sayBack } from './say-back.ts'

const names: Names = {
  competence: id => `kan ${id}`,
  qualification: id => `diploma ${id}`,
  place: postcode => `${postcode} Antwerpen`,
}
const nl = translator('nl')
const sections = Object.keys(Portrait.shape) as Section[]

const full = Portrait.parse({
  jobs: [
    { occupation: 'o', title: 'kok', from: 2001, to: 2010 },
    { occupation: 'p', title: 'piloot', from: 2011 },
  ],
  papers: [
    { title: 'VCA', issuedOn: '2019-01-01' },
    { title: 'Diploma', issuedOn: '2001-06-30' },
  ],
  can: { has: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(competence => ({ competence })) },
  goal: { qualification: 'BK-1' },
  work: {
    statute: 'employee',
    employmentPercent: 80,
    sector: 'private',
    workRegion: 'flanders',
    employerSize: 'small',
  },
  time: { minutesFreePerWeek: 450, forms: ['campus'], evening: false },
  place: { postcode: '2018', maxKm: 20 },
  dutch: { level: 'B1' },
  about: { birthYear: 1985, highestDiploma: 'secondary' },
  important: 'soon',
  support: {
    alsoStatute: 'self-employed',
    jointCommittee: '125.03',
    employerWorkers: 24,
    grossMonthlyWage: 280_000,
    initiative: 'employer',
    inTrainingSince: '2024-10-01',
    percentIn: { '2026-03': 50 },
    registered: { one: true, other: false },
  },
})

describe('saying back', () => {
  it.each<[Section, string[]]>([
    ['jobs', ['kok (2001–2010)', 'piloot (sinds 2011)']],
    ['papers', ['VCA (2019)', 'Diploma (30 jun 2001)']],
    ['can', ['kan a', 'kan b', 'kan c', 'kan d', 'kan e', 'kan f', 'en nog 2']],
    ['goal', ['diploma BK-1']],
    ['place', ['2018 Antwerpen', 'hoogstens 20 km ver']],
    ['about', ['geboren in 1985', 'Diploma middelbaar onderwijs']],
    ['important', ['Zo snel mogelijk klaar']],
  ])('%s', (section, sentences) => {
    expect(sayBack(section, full, nl, names)?.map(said => said.replace('jun.', 'jun'))).toEqual(sentences)
  })

  it.each(sections)('says everything of %s in both languages', section => {
    const said = [nl, translator('en')].map(t => sayBack(section, full, t, names))
    expect(said[0]?.length).toBeGreaterThan(0)
    expect(said[1]).toHaveLength(said[0]?.length ?? 0)
  })

  it('says nothing of a question that was skipped, and says that a goal is not known yet', () => {
    expect(sections.map(section => sayBack(section, {}, nl, names))).toEqual(sections.map(() => null))
    expect(sayBack('work', { work: {} }, nl, names)).toBeNull()
    expect(sayBack('goal', { goal: { qualification: null } }, nl, names)).toEqual(['Ik weet het nog niet'])
  })
})
