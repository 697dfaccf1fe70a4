import { readFileSync } from 'node:fs'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { createApp } from '../app.tsx'
import { importFile, type OccupationId } from '../catalogue/index.ts'
import { urls } from '../urls.ts'
import { questions } from './questions.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
for (const fileName of ['bk.json.gz', 'postcodes.csv.gz']) {
  const bytes = readFileSync(new URL(`../../content/data/${fileName}`, import.meta.url))
  const read = await importFile(db, { person: null, role: 'operator' }, { fileName, bytes, importer: null }, now)
  if (!read.ok) throw new Error(`${fileName}: ${read.refusal}`)
}
const cook = 'esco/kok' as OccupationId
await db
  .insertInto('framework')
  .values({ id: 'esco', title: 'ESCO', source: JSON.stringify({ title: 'ESCO', address: null, asOf: null }) })
  .execute()
await db
  .insertInto('occupation')
  .values({ id: cook, framework: 'esco', isco: null, code: null, descriptionNl: null, descriptionEn: null })
  .execute()
await db
  .insertInto('occupationLabel')
  .values({ occupationId: cook, language: 'nl', kind: 'preferred', text: 'kok' })
  .execute()
const log = pino({ level: 'silent' })
const app = createApp({ db, now: () => now, log, operatorKey: 'key', practice: null })

/** Somebody with a browser that runs no JavaScript. */
const visitor = (language = 'nl') => {
  let cookie = ''
  const ask = async (path: string, form?: Record<string, string | string[] | File>) => {
    const body = new FormData()
    for (const [name, values] of Object.entries(form ?? {}))
      for (const value of [values].flat()) body.append(name, value)
    const headers = { cookie, origin: 'http://localhost', 'accept-language': language }
    const answer = await app.request(path, form ? { method: 'POST', headers, body } : { headers })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
  }
  return { get: (path: string) => ask(path), post: ask }
}

const led = (papers: string): File =>
  new File([`<GeefBewijsResponse><Bewijzen>${papers}</Bewijzen></GeefBewijsResponse>`], 'led.xml', { type: 'text/xml' })
const ledPaper = `<Bewijs><BewijsrefertesLed><Bewijsreferte>1</Bewijsreferte></BewijsrefertesLed>
  <Basis><Bewijstype><Naam>Attest</Naam></Bewijstype><VolledigeNaam>Attest heftruck</VolledigeNaam>
  <Onderwerp><Code>840005</Code><Naam>Interne transportmiddelen</Naam></Onderwerp>
  <Authenticiteit><Naam>Authentiek</Naam></Authenticiteit>
  <Uitreikingsdatum><Jaar>2020</Jaar><Maand>05</Maand><Dag>12</Dag></Uitreikingsdatum></Basis>
  <PersoonUitgereikt><INSZ>12345678901</INSZ></PersoonUitgereikt></Bewijs>`

const kok = async (me: ReturnType<typeof visitor>): Promise<string> => {
  const { html } = await me.get(`${urls.question('werk')}?zoek=kok`)
  return /name="add" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

describe('the walk', () => {
  test('every page opens for somebody new, is small, and keeps nothing', async () => {
    const me = visitor()
    for (const path of [
      urls.start,
      urls.check,
      urls.withinReach,
      ...questions.map(({ slug }) => urls.question(slug)),
    ]) {
      const { status, html } = await me.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(html.length).toBeLessThan(20_000)
      expect(html).not.toContain('orientation.')
    }
    expect(await db.selectFrom('dossier').selectAll().execute()).toEqual([])
  })

  test('goes from the first question to the end, and says everything back', async () => {
    const me = visitor()
    expect((await me.post(urls.start, {})).to).toBe(urls.question('werk'))
    expect((await me.post(urls.question('werk'), { add: await kok(me), zoek: 'kok' })).status).toBe(303)
    const steps: [string, Record<string, string | string[]>, string][] = [
      ['werk', { do: 'verder' }, 'papieren'],
      ['papieren', { eigen: 'Rijbewijs C', do: 'verder' }, 'kunnen'],
      ['kunnen', { do: 'verder' }, 'doel'],
      ['doel', { goal: 'BK-0243-2' }, 'situatie'],
      ['situatie', { statute: 'employee' }, 'werkplek'],
      ['werkplek', { employmentPercent: '80', sector: 'private', workRegion: 'flanders' }, 'tijd'],
      ['tijd', { minutesFreePerWeek: '7,5', forms: ['campus', 'blended'], evening: 'no' }, 'plaats'],
      ['plaats', { postcode: '2018', maxKm: '20' }, 'nederlands'],
      ['nederlands', { level: 'B1' }, 'over-jou'],
      ['over-jou', { birthYear: '1985', highestDiploma: 'secondary' }, 'belangrijk'],
      ['belangrijk', { important: 'soon' }, 'nakijken'],
    ]
    for (const [slug, form, next] of steps)
      expect((await me.post(urls.question(slug), form)).to).toBe(urls.question(next))
    const { html } = await me.get(urls.check)
    for (const said of [
      'kok',
      'Rijbewijs C',
      'Zorgkundige',
      '80 % van',
      '7\u00a0u\u00a030',
      '2018 Antwerpen',
      'B1',
      '1985',
      'Zo snel mogelijk',
    ])
      expect(html).toContain(said)
    expect((await me.get(urls.start)).html).toContain(`href="${urls.check}"`)
  })

  test('what was answered stands there again, and going back to check returns to check', async () => {
    const me = visitor()
    await me.post(urls.question('plaats'), { postcode: '9000', maxKm: '' })
    const again = `${urls.question('plaats')}?na=nakijken`
    expect((await me.get(again)).html).toContain('value="9000"')
    expect((await me.post(again, { postcode: '', maxKm: '30' })).to).toBe(urls.check)
    expect((await me.get(urls.question('plaats'))).html).not.toContain('value="9000"')
    expect((await me.post(`${urls.question('situatie')}?na=nakijken`, { statute: 'employee' })).to).toBe(
      `${urls.question('werkplek')}?na=nakijken`,
    )
  })

  test('beginning again starts empty', async () => {
    const me = visitor()
    await me.post(urls.question('nederlands'), { level: 'A2' })
    expect((await me.get(urls.startOver)).html).toContain('nog niet bewaard')
    expect((await me.post(urls.startOver, {})).to).toBe(urls.question('werk'))
    expect((await me.get(urls.question('nederlands'))).html).not.toMatch(/value="A2"[^>]*checked/)
  })

  test('is there in English', async () => {
    expect((await visitor('en').get(urls.question('belangrijk'))).html).toContain('What counts most for you?')
  })
})

describe('what does not fit', () => {
  test.each([
    ['plaats', { postcode: '9999', maxKm: '12' }, 'postcode kennen we niet', 'value="12"'],
    ['tijd', { minutesFreePerWeek: '-4' }, 'getal van 0 tot 100', 'value="-4"'],
    ['werk', { zoek: 'x'.repeat(5000) }, 'te veel tekst', 'xxxx'],
    ['werk', { zoek: '?!' }, 'woord met letters', 'value="?!"'],
    ['werk', { add: 'esco/nobody' }, 'kennen we niet meer', ''],
    ['papieren', { add: 'nothing' }, 'kennen we niet meer', ''],
    ['papieren', { do: 'led' }, 'Kies eerst een bestand', ''],
    ['kunnen', { add: 'nothing' }, 'kennen we niet meer', ''],
    ['doel', { goal: 'BK-9999-9' }, 'Dit doel kennen we niet', ''],
  ])('%s %j is told at its field, and what was typed stays', async (slug, form, sentence, kept) => {
    const { status, html } = await visitor().post(urls.question(slug), form)
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).toContain(kept)
  })

  test('a word that was typed but not searched yet is not lost by going on', async () => {
    const me = visitor()
    expect((await me.post(urls.question('werk'), { do: 'verder', zoek: 'lasser', gezocht: '' })).to).toContain(
      'zoek=lasser',
    )
    expect((await me.post(urls.question('werk'), { do: 'verder', zoek: 'lasser', gezocht: 'lasser' })).to).toBe(
      urls.question('papieren'),
    )
  })
})

describe('jobs and papers', () => {
  test('a job is added, dated, removed and put back', async () => {
    const me = visitor()
    const id = await kok(me)
    await me.post(urls.question('werk'), { add: id, zoek: 'kok' })
    const wrong = await me.post(urls.question('werk'), { [`van-${id}`]: '2030', [`tot-${id}`]: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="2030"')
    const gone = await me.post(urls.question('werk'), { remove: id, [`van-${id}`]: '2030' })
    expect((await me.get(gone.to ?? '')).html).toContain('Zet terug')
    await me.post(urls.question('werk'), { add: id })
    expect((await me.get(urls.question('werk'))).html).toContain(`van-${id}`)
  })

  test('the file of the register is read, shown, and nothing of the national number is kept', async () => {
    const me = visitor()
    const { to } = await me.post(urls.question('papieren'), { led: led(ledPaper), do: 'led' })
    const { html } = await me.get(to ?? '')
    expect(html).toContain('We lazen één bewijs')
    expect(html).toContain('Attest heftruck')
    const answers = await db.selectFrom('dossierAnswer').selectAll().where('question', '=', 'papers').execute()
    expect(JSON.stringify(answers)).toContain('led-onderwerp:840005')
    expect(JSON.stringify(answers)).not.toContain('12345678901')
  })

  test('a wrong file is told, and loses nothing', async () => {
    const me = visitor()
    await me.post(urls.question('papieren'), { eigen: 'VCA', do: 'eigen' })
    const wrong = await me.post(urls.question('papieren'), { led: new File(['geen xml'], 'x.xml'), do: 'led' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('geen geldige XML')
    expect((await me.get(urls.question('papieren'))).html).toContain('VCA')
  })
})

describe('what one can, and what is within reach', () => {
  test('proposes from jobs, keeps ticks page after page, and shows what is near', async () => {
    const me = visitor()
    await me.post(urls.question('werk'), { add: 'BK-0243-2' })
    const { html } = await me.get(urls.question('kunnen'))
    expect(html).toContain('Past bij Zorgkundige')
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
    const shown = /name="getoond" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const [first = ''] = shown.split(' ')
    const more = await me.post(urls.question('kunnen'), {
      getoond: shown,
      can: [first, 'nonsense'],
      vanaf: '0',
      do: 'meer',
    })
    expect(more.to).toContain('vanaf=15')
    expect((await me.get(urls.question('kunnen'))).html).toMatch(new RegExp(`value="${first}"[^>]*checked`))
    await me.post(urls.question('werk'), { remove: 'BK-0243-2' })
    expect((await me.get(urls.withinReach)).html).toContain('value="BK-0243-2"')
  })

  test('who does not know yet is shown what is near', async () => {
    expect((await visitor().post(urls.question('doel'), { do: 'weet-niet' })).to).toBe(urls.withinReach)
  })

  test.each(['werk', 'papieren', 'kunnen', 'doel'])('answers while somebody types about %s', async slug => {
    const { status, html } = await visitor().get(`${urls.search(slug)}?zoek=zorgkundige`)
    expect(status).toBe(200)
    expect(html).not.toContain('<html')
    expect(html.toLowerCase()).toContain('zorgkundige')
  })
})
