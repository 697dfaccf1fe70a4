import { describe, expect, test } from 'vitest'
import { readIndex, readQualifications } from './bk.ts'

const welder = {
  bk: 'BK-0236-4',
  titel: 'Hoeknaadlasser',
  vks: 3,
  erkenningsdatum: '2021-03-22',
  opgehaald: '2026-10-10',
  attesten: [{ omschrijving: 'VCA-attest', type: 'Bijkomend attest' }],
  deelkwalificaties: [{ deelkwalificatie_nr_lang: 'BK-0236-4-DBK-01', titel: 'Hoeknaadlasser halfautomaat' }],
  led_onderwerp: { code: '521001', omschrijving: 'Lassen' },
  competenties: [
    { nr: 1, tekst: 'Werkt  in teamverband', referenties: ['co 01635', 'co 01635'] },
    { nr: 8, tekst: 'Last de hoeknaad', referenties: ['-c'] },
  ],
}
const read = (what: unknown) => {
  const reading = readQualifications(JSON.stringify(what), 'BK-0236-4.json')
  if (!reading.ok) throw new Error(reading.refusal)
  return reading.value
}

describe('a professional qualification', () => {
  test('brings its competences; the placeholder is no code, and a person is asked for the real one', () => {
    const { rows, questions } = read(welder)
    expect(rows.competence).toMatchObject([
      { id: 'bk-0236-4/1', codes: ['co 01635'] },
      { id: 'bk-0236-4/8', codes: [] },
    ])
    expect(rows.competenceLabel?.[0]).toMatchObject({
      text: 'Werkt in teamverband',
      language: 'nl',
      origin: 'official',
    })
    expect(questions.map(({ question }) => question)).toEqual(['placeholder-code', 'partial-competences'])
  })

  test('and its partial qualifications are versions of a series, valid from their recognition', () => {
    expect(read(welder).rows.qualification).toMatchObject([
      {
        id: 'BK-0236-4',
        kind: 'professional',
        series: 'BK-0236',
        version: 4,
        validFrom: '2021-03-22',
        attests: [{ title: 'VCA-attest' }],
      },
      { id: 'BK-0236-4-DBK-01', kind: 'partial', series: 'BK-0236-DBK-01', version: 4, partOf: 'BK-0236-4' },
    ])
  })

  test('gives two papers: the proof, which awards it, and the subject of the register, which does not', () => {
    expect(read(welder).rows.certificateType).toMatchObject([
      { codes: ['qualification:BK-0236-4'], awards: 'BK-0236-4' },
      { codes: ['led-onderwerp:521001'], awards: null },
    ])
  })

  test('of another shape is refused with the field that is missing', () => {
    const { vks, ...without } = welder
    expect(readQualifications(JSON.stringify(without), 'x')).toMatchObject({
      refusal: 'wrong-shape',
      problems: [{ problem: 'missing-field', with: { field: 'vks' } }],
    })
    expect(readQualifications(JSON.stringify({ ...welder, vks: 9 }), 'x')).toMatchObject({
      ok: false,
      problems: [{ place: 'vks' }],
    })
    expect(readQualifications('{"bk": ', 'x')).toMatchObject({ refusal: 'broken-json' })
  })

  test('with an impossible day or a number that occurs twice is taken in, and told', () => {
    const { problems } = read({
      ...welder,
      erkenningsdatum: '2021-02-30',
      competenties: [...welder.competenties, welder.competenties[0]],
    })
    expect(problems.map(({ problem }) => problem)).toEqual(['double', 'no-day'])
  })
})

describe('the index of qualifications', () => {
  const header = 'bk,titel,vks_niveau,aantal_competenties,laatst_erkende_versie'

  test('asks for a newer version that is not here', () => {
    const index = readIndex(`${header}\nBK-0004-2,Tandartsassistent,4,15,BK-0004-3\n`, 'index.csv')
    expect(index).toMatchObject({
      ok: true,
      value: { questions: [{ question: 'newer-version', with: { qualification: 'BK-0004-2', newer: 'BK-0004-3' } }] },
    })
  })

  test('says nothing of competences, so that those already stored stay', () => {
    const index = readIndex(`${header}\nBK-0002-3,Magazijnmedewerker,2,5,BK-0002-3\n`, 'index.csv')
    expect(index.ok && Object.keys(index.value.rows.qualification?.[0] ?? {})).not.toContain('competences')
  })

  test('skips and tells a row with an unknown code or level', () => {
    const index = readIndex(`${header}\nBK-4-2,X,4,1,\nBK-0002-3,Y,twee,5,BK-0002-3\n`, 'index.csv')
    expect(index).toMatchObject({
      ok: true,
      value: { read: 0, problems: [{ problem: 'wrong-row' }, { problem: 'wrong-row' }] },
    })
  })
})
