import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ledDay, readLed } from './led.ts'

const paper = (more: string, status = '1', insz = '00000000097') => `<Bewijs>
  <BewijsrefertesLed><Bewijsreferte>ref-${more.length}-${insz}</Bewijsreferte></BewijsrefertesLed>
  <BewijsstatusLed><Code>${status}</Code></BewijsstatusLed>
  <Leverancier><Naam>Volwassenenonderwijs</Naam></Leverancier>
  <PersoonUitgereikt><INSZ>${insz}</INSZ></PersoonUitgereikt>
  <Basis>
    <Authenticiteit><Naam>
        Authentiek
    </Naam></Authenticiteit>
    <Bewijstype><Naam>Deelcertificaat</Naam></Bewijstype>
    <Onderwerp><Code>
       840005 </Code><Naam>Interne transportmiddelen</Naam></Onderwerp>
    <VolledigeNaam>Niet beschikbaar</VolledigeNaam>
    <Instelling><Naam>Centrum voor
        Volwassenenonderwijs</Naam></Instelling>
    ${more}
  </Basis>
  <Afgeleid><VKSNiveauOnderwijskwalificatie><Code>4</Code></VKSNiveauOnderwijskwalificatie></Afgeleid>
</Bewijs>`
const answer = (...papers: string[]) =>
  `<web:GeefBewijsResponse xmlns:web="http://geefbewijs.bewijsraadplegingdienst.led.vlaanderen.be"><Repliek><Antwoorden><Antwoord><Inhoud><Bewijzen>${papers.join('')}</Bewijzen></Inhoud></Antwoord></Antwoorden></Repliek></web:GeefBewijsResponse>`
const failure = (code: string) =>
  `<web:GeefBewijsResponse xmlns:web="x"><Repliek><Uitzonderingen><Uitzondering><Identificatie>${code}</Identificatie></Uitzondering></Uitzonderingen></Repliek></web:GeefBewijsResponse>`
const study = '<Studierichting><Naam>Basis koken</Naam><Code>70000364</Code></Studierichting>'
const issued = (year: string) =>
  `<Uitreikingsdatum><Jaar>${year}</Jaar><Maand>06</Maand><Dag>30</Dag></Uitreikingsdatum>`

const read = (xml: string) => {
  const led = readLed(xml)
  if (!led.ok) throw new Error(led.refusal)
  return led.value
}

describe('an answer of the certificate register', () => {
  test('is read with line breaks and padding inside its values', () => {
    expect(read(answer(paper(study + issued('2014')))).papers).toMatchObject([
      {
        title: 'Basis koken',
        type: 'Deelcertificaat',
        codes: ['led-onderwerp:840005', 'vwo-module:70000364', 'led-studierichting:70000364'],
        issuer: 'Centrum voor Volwassenenonderwijs',
        issuedOn: '2014-06-30',
        level: 4,
        authentic: true,
        passed: true,
      },
    ])
  })

  test('knows that the year 1800 and the codes 0 and NVT stand for nothing', () => {
    const [held] = read(answer(paper(`${issued('1800')}<Studierichting><Code>NVT</Code></Studierichting>`))).papers
    expect(held).toMatchObject({ issuedOn: null, codes: ['led-onderwerp:840005'], title: 'Interne transportmiddelen' })
  })

  test('leaves out a paper that was cancelled', () => {
    expect(read(answer(paper(study, '10'))).papers).toEqual([])
  })

  test('never keeps a national number, and says when papers are of more than one person', () => {
    const led = read(answer(paper(study), paper(study, '1', '99999999999')))
    expect(led).toMatchObject({ persons: 2, papers: [{ person: 0 }, { person: 1 }] })
    expect(JSON.stringify(led.papers.map(({ reference, ...rest }) => rest))).not.toMatch(/\d{11}/)
  })

  test('that found nothing has no papers; one that tells of a failure is refused', () => {
    expect(read(failure('40000')).papers).toEqual([])
    expect(readLed(failure('90000'))).toEqual({ ok: false, refusal: 'register-failed' })
  })
})

describe('an answer of the enrolment register', () => {
  const enrolment = (
    result: string,
  ) => `<web:GeefHistoriekInschrijvingResponse xmlns:web="x"><Inschrijving><Referte>r1</Referte>
    <Volwassenenonderwijs><Opleiding><Code>735</Code></Opleiding><Module><Code>00001861</Code><Naam>Zorg</Naam></Module>${result}</Volwassenenonderwijs>
  </Inschrijving></web:GeefHistoriekInschrijvingResponse>`

  test('gives the module, and the programme apart: a module never proves the programme', () => {
    const result = '<Resultaat><EvaluatieResultaat><Code>GESLAAGD</Code></EvaluatieResultaat></Resultaat>'
    expect(read(enrolment(result))).toMatchObject({
      kind: 'enrolments',
      papers: [{ codes: ['vwo-module:00001861'], within: 'vwo-opleiding:735', passed: true }],
    })
  })

  test('says of who has no result yet that it is not known', () => {
    expect(read(enrolment('')).papers[0]?.passed).toBeNull()
  })
})

describe('bad input is refused by name', () => {
  test.each([
    ['doctype', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'],
    ['not-xml', '<x>&a;</x>'],
    ['not-xml', '<x><y></x>'],
    ['not-xml', ''],
    ['not-xml', 'PK\u0003\u0004'],
    ['too-deep', '<a>'.repeat(100)],
    ['not-led', '<kassabon/>'],
    ['too-large', ' '.repeat(10 * 1024 * 1024 + 1)],
  ])('%s', (refusal, xml) => {
    expect(readLed(xml)).toEqual({ ok: false, refusal })
  })

  test('another encoding', () => {
    expect(readLed(Uint8Array.of(0x3c, 0xe9, 0x3e))).toEqual({ ok: false, refusal: 'encoding' })
  })

  test('no text at all makes it fall over', () => {
    assert(property(string(), text => typeof readLed(text).ok === 'boolean'))
  })
})

test('days of the register are written in two ways', () => {
  expect([
    ledDay('2022-09-01'),
    ledDay('19.01.2012'),
    ledDay('31.02.2012'),
    ledDay('1800-01-01'),
    ledDay(null),
  ]).toEqual(['2022-09-01', '2012-01-19', null, null, null])
})
