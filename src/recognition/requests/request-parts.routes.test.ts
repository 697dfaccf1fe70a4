import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import * as real from '../../../test/support/real-files.ts'
import { atDesk, form, requestsHouse } from '../../../test/support/requests-house.ts'
import { testVault } from '../../../test/support/vault.ts'
import { sureExemptions } from './granted.store.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const house = await requestsHouse(db, () => clock, {
  vault: testVault(),
  policy: { secondReader: false, fee: 5500, questionRounds: 2 },
})
const { ann, bart, stranger, worker, somebody, codeFor, accept, validated } = house
type Worker = Awaited<ReturnType<typeof worker>>

const ask = async (who: Worker, over: Record<string, string | string[]> = {}) =>
  (await who.go('/mijn-aanvragen/nieuw', { ...form, ...over })).to
const decide = (own: string, size: string, over: Record<string, string> = {}) =>
  ann.go(`${atDesk(own)}/beslis`, { 'size-m-til': size, 'words-m-til': '', ...over })
const evidence = async (who: Worker, over: Record<string, string> = {}) => {
  const told = { kind: 'certificate', title: 'Attest op papier', issuer: '', when: '', paper: '', description: '' }
  const { to } = await who.go('/mijn-bewijzen', { ...told, holder: '', ...over })
  const { status } = await who.go(`${to}/bestanden`, { files: new File([new Uint8Array(real.pdf())], 'attest.pdf') })
  expect(status).toBe(303)
  return to.split('/')[2] ?? ''
}
const looks = async (who: Worker) =>
  (await who.go('/mijn-bewijzen/tijdlijn')).text.match(/bekeek een bewijs/g)?.length ?? 0

describe('evidence with a request', () => {
  it('is opened by the provider through the request only, each look told, and shown as removed after', async () => {
    const wilma = await worker('Wilma')
    const item = await evidence(wilma)
    const other = await evidence(wilma, { title: 'Niet voor de school' })
    const foreign = await evidence(await worker('Xena'))
    const own = await ask(wilma, { evidence: [item, foreign] })
    const desk = await ann.go(atDesk(own))
    expect(desk.text).toContain('Attest op papier')
    expect(desk.text).not.toContain('Niet voor de school')
    const at = `${atDesk(own)}/bewijs/${item}`
    const page = await ann.go(at)
    expect(page.text).toContain('ziet in de eigen tijdlijn dat je dit bekeek')
    const file = /\/aanvragen\/[^"]+\/bewijs\/[^"/]+\/[^"]+/.exec(page.html)?.[0] ?? ''
    expect((await bart.go(file)).headers.get('content-type')).toBe('application/pdf')
    expect(await looks(wilma)).toBe(2)
    expect((await wilma.go('/mijn-bewijzen/tijdlijn')).text).toContain('van Houtwerf bekeek een bewijs')
    for (const address of [at, file]) expect((await stranger.go(address)).status).toBe(404)
    for (const id of [other, foreign]) expect((await ann.go(`${atDesk(own)}/bewijs/${id}`)).status).toBe(404)
    expect((await ann.go(`/mijn-bewijzen/${item}`)).status).toBe(404)
    expect((await ann.go('/mijn-bewijzen')).text).not.toContain('Attest op papier')
    // More goes along with an answer.
    await ann.go(`${atDesk(own)}/vragen`, { 'vraag-0': 'Heb je nog iets?' })
    await wilma.go(`${own}/antwoord`, { 'antwoord-0': 'Ja.', evidence: other })
    expect((await ann.go(atDesk(own))).text).toContain('Niet voor de school')
    await wilma.go(`/mijn-bewijzen/${item}/weghalen`, {})
    expect((await ann.go(atDesk(own))).text).toContain('weggehaald op')
    expect((await ann.go(at)).status).toBe(404)
    expect((await ann.go(file)).status).toBe(404)
  })

  it('that carries another name is asked about with one click, once, and refuses nothing', async () => {
    const yara = await worker('Yara')
    const item = await evidence(yara, { title: 'Oud attest', holder: 'Yara Peeters' })
    const same = await evidence(yara, { title: 'Eigen attest', holder: 'YARA' })
    const own = await ask(yara, { evidence: [item, same] })
    const desk = await ann.go(atDesk(own))
    expect(desk.text.match(/staat een andere naam/g)?.length).toBe(1)
    const question = /name="vraag-0" value="([^"]+)"/.exec(desk.html)?.[1] ?? ''
    expect(question).toContain('Yara Peeters')
    await ann.go(`${atDesk(own)}/vragen`, { 'vraag-0': question })
    expect((await yara.go(own)).text).toContain('Hoe komt dat?')
    expect((await ann.go(atDesk(own))).text).toContain('Dat is gevraagd')
    await yara.go(`${own}/antwoord`, { 'antwoord-0': 'Zo heette ik voor mijn huwelijk.' })
    expect((await decide(own, '40')).status).toBe(303)
  })
})

describe('somebody who was let in asks', () => {
  it('for the worker, who agrees before the school sees anything, or withdraws', async () => {
    const zoe = await worker('Zoe')
    const item = await evidence(zoe)
    const mia = await somebody('Mia')
    const works = await validated(mia, 'employer')
    const shop = works.split('/').at(-1) ?? ''
    await accept(mia, await codeFor(mia, works, { role: 'mentor' }))
    await mia.go('/organisaties/werk-voor', { membership: await house.roleOf(mia, 'mentor') })
    const letIn = (purpose: string) =>
      zoe.go(`/mijn-dossiers/${zoe.dossier}/wie-ziet-wat`, {
        address: mia.email,
        purpose,
        days: '90',
        part: ['papers', 'can'],
      })
    expect(shop).not.toBe('')
    expect((await letIn('work')).status).toBe(303)
    const access = async (purpose: 'work' | 'recognition') =>
      (await db.selectFrom('access').select('id').where('purpose', '=', purpose).executeTakeFirstOrThrow()).id
    const asked = (id: string) => mia.go('/mijn-aanvragen/nieuw', { ...form, access: id, evidence: item })
    // Let in for something else: not for this.
    expect((await asked(await access('work'))).status).toBe(404)
    expect((await letIn('recognition')).status).toBe(303)
    const id = await access('recognition')
    expect((await mia.go(`/gedeeld-met-mij/${id}`)).text).toContain('Vraag een vrijstelling voor Zoe')
    expect((await mia.go(`/mijn-aanvragen/nieuw?toegang=${id}`)).text).toContain('Zorgkundige')
    expect((await mia.go(`/mijn-aanvragen/nieuw?toegang=${id}&opleiding=proef-zorg`)).text).toContain('Attest tillen')
    expect((await stranger.go(`/mijn-aanvragen/nieuw?toegang=${id}`)).status).toBe(404)
    const own = (await asked(id)).to
    expect((await ann.go(atDesk(own))).status).toBe(404)
    expect((await ann.go('/aanvragen')).text).not.toContain('Zoe')
    expect((await mia.go(own)).text).toContain('Voor Zoe')
    expect((await mia.go(`${own}/akkoord`, {})).status).toBe(422)
    expect((await zoe.go('/wat-wacht')).text).toContain('Iemand vraagt iets voor jou')
    expect((await zoe.go(own)).text).toContain('Mia vraagt dit voor jou')
    expect((await zoe.go(`${own}/akkoord`, { evidence: item })).status).toBe(303)
    const desk = await ann.go(atDesk(own))
    expect(desk.text).toContain('Gevraagd door Mia')
    expect(desk.text).toContain('Attest op papier')
    // Where it stands, and no more: not what the school and the worker say to each other.
    expect((await mia.go(own)).text).not.toContain('Wat er gebeurde')
    await zoe.go(`/mijn-dossiers/${zoe.dossier}/wie-ziet-wat/${id}/intrekken`, {})
    expect((await mia.go(own)).status).toBe(404)
    expect((await asked(id)).status).toBe(404)
    expect((await decide(own, '40')).status).toBe(303)
  })
})

describe('a fee', () => {
  it('is shown, and noted as paid by the provider, once', async () => {
    const fien = await worker('Fien')
    const own = await ask(fien)
    expect((await ann.go(atDesk(own))).text).toContain('nog niet betaald')
    const paid = await Promise.all([1, 2].map(() => ann.go(`${atDesk(own)}/betaald`, {})))
    expect(paid.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await fien.go(own)).text).toContain('Betaald')
    expect((await fien.go(`${atDesk(own)}/betaald`, {})).status).toBe(404)
  })
})

describe('a withdrawn paper', () => {
  it('waits for whoever decides, who takes back or lets stand; nothing changes by itself', async () => {
    const [gaby, hana] = [await worker('Gaby'), await worker('Hana')]
    const owns = [await ask(gaby), await ask(hana)]
    for (const own of owns) expect((await decide(own, '30', { 'reason-m-til': 'content-differs' })).status).toBe(303)
    const [first = '', second = ''] = owns
    const say = { paper: '0', 'withdrawn-words': 'Het Rode Kruis trok het in.' }
    const withdraw = (own: string, who = ann) => who.go(`${atDesk(own)}/papier-ingetrokken`, say)
    expect((await withdraw(first, bart)).status).toBe(422)
    expect((await ann.go(`${atDesk(first)}/papier-ingetrokken`, { paper: '', 'withdrawn-words': 'x' })).status).toBe(
      422,
    )
    expect((await withdraw(first)).status).toBe(303)
    expect((await withdraw(first)).text).toContain('Kies een papier dat nog geldt')
    expect((await withdraw(second)).status).toBe(303)
    expect((await gaby.go('/mijn-berichten')).text).toContain('Een papier van je telt niet meer')
    expect((await gaby.go(first)).text).toContain('Het Rode Kruis trok het in.')
    expect((await sureExemptions(db, gaby.id)).size).toBe(1)
    expect((await ann.go('/wat-wacht')).html.match(/<h3>Steunt alleen op een ingetrokken bewijs/g)?.length).toBe(2)
    expect((await bart.go('/wat-wacht')).text).not.toContain('ingetrokken')
    const exemption = async (who: Worker) =>
      (await db.selectFrom('grantedExemption').select('id').where('personId', '=', who.id).executeTakeFirstOrThrow()).id
    const keep = `${atDesk(first)}/vrijstelling/${await exemption(gaby)}/laten-staan`
    expect((await ann.go(keep, { 'keep-words': '' })).status).toBe(422)
    expect((await stranger.go(keep, { 'keep-words': 'x' })).status).toBe(404)
    expect((await ann.go(keep, { 'keep-words': 'Ze toonde het op de werkvloer.' })).status).toBe(303)
    const back = `${atDesk(second)}/vrijstelling/${await exemption(hana)}/terugnemen`
    expect((await ann.go(back, { reason: 'certificate-withdrawn', words: 'Ingetrokken.' })).status).toBe(303)
    expect((await ann.go('/wat-wacht')).text).not.toContain('ingetrokken')
    expect((await sureExemptions(db, gaby.id)).size).toBe(1)
    expect((await sureExemptions(db, hana.id)).size).toBe(0)
  })
})

describe('equal evidence', () => {
  it('shows whoever decides how it was decided before, in counts', async () => {
    const own = await ask(await worker('Iris'))
    const { text } = await ann.go(atDesk(own))
    expect(text).toMatch(/besliste jullie school al \d keer|besliste jullie school al één keer/)
    expect(text).not.toContain('Gaby')
  })
})

describe('tests of a module', () => {
  const set = {
    form: 'practical',
    minutes: '45',
    threshold: '60',
    tries: '2',
    waitDays: '10',
    criteria: '! Tilt veilig\nLegt uit',
  }
  const at = '/aanvragen/proeven/van/cvo-proef/m-til'
  const plan = (on: string, places = '1') =>
    ann.go(`${at}/sessies`, { on, at: '14:00', site: 'workplace', place: 'WZC De Linde', places })
  const tested: Worker[] = []
  const sessions = async () =>
    (await db.selectFrom('testSession').select(['id', 'startsAt']).orderBy('startsAt').execute()).map(({ id }) => id)

  it('is set and planned by the coordinator only', async () => {
    expect((await bart.go(at)).status).toBe(404)
    expect((await stranger.go('/aanvragen/proeven')).status).toBe(404)
    expect((await plan('2026-12-10')).text).toContain('legde voor deze module nog geen proef vast')
    expect((await ann.go(at, { ...set, criteria: '' })).status).toBe(422)
    expect((await ann.go(at, set)).status).toBe(303)
    expect((await plan('2026-11-01')).text).toContain('Kies een dag en een uur na nu')
    for (const day of ['2026-12-10', '2026-12-12', '2026-12-30']) expect((await plan(day)).status).toBe(303)
    expect((await bart.go('/aanvragen/proeven')).text).toContain('WZC De Linde')
  })

  it('gives the last place to one of two, frees it when given back, and is called off with notice', async () => {
    const [jana, kaat] = [await worker('Jana'), await worker('Kaat')]
    tested.push(jana, kaat)
    const owns = [await ask(jana), await ask(kaat)]
    const [first = '', second = ''] = owns
    for (const own of owns) expect((await ann.go(`${atDesk(own)}/proef`, { module: 'm-til' })).status).toBe(303)
    expect((await jana.go('/wat-wacht')).text).toContain('Kies een dag voor je proef')
    expect((await jana.go(first)).text).toContain('nog één plaats')
    const [session = '', other = ''] = await sessions()
    const both = await Promise.all([jana.go(`${first}/kies`, { session }), kaat.go(`${second}/kies`, { session })])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(both.find(({ status }) => status === 422)?.text).toContain('intussen volzet')
    const [winner, mine, loser, theirs] =
      both[0].status === 303 ? [jana, first, kaat, second] : [kaat, second, jana, first]
    expect((await winner.go(mine)).text).toContain('donderdag 10 december')
    expect((await winner.go(`${mine}/plaats-terug`, {})).status).toBe(303)
    expect((await loser.go(`${theirs}/kies`, { session })).status).toBe(303)
    expect((await winner.go(`${mine}/kies`, { session: other })).status).toBe(303)
    expect((await bart.go(`/aanvragen/proeven/${other}/afgelasten`, { words: '' })).status).toBe(422)
    expect((await stranger.go(`/aanvragen/proeven/${other}/afgelasten`, { words: 'x' })).status).toBe(404)
    expect((await bart.go(`/aanvragen/proeven/${other}/afgelasten`, { words: 'Bart is ziek.' })).status).toBe(303)
    expect((await winner.go(mine)).text).toContain('Bart is ziek.')
    expect((await winner.go('/mijn-berichten')).text).toContain('Je bent aan zet in je aanvraag')
    expect((await winner.go(`${mine}/kies`, { session: other })).text).toContain('afgelast')
    // Withdrawing gives the place back too.
    expect((await loser.go(`${theirs}/intrekken`, {})).status).toBe(303)
    expect((await winner.go(`${mine}/kies`, { session })).status).toBe(303)
  })

  it('is scored on its day: the rubric says, the teacher confirms; again only after the days of the rule', async () => {
    const [session = '', , last = ''] = await sessions()
    const page = await bart.go(`/aanvragen/proeven/${session}`)
    const score = /\/aanvragen\/proeven\/[0-9a-f-]{36}\/[0-9a-f-]{36}/.exec(page.html)?.[0] ?? ''
    const own = `/mijn-aanvragen/${score.split('/').at(-1)}`
    expect((await bart.go(score, { 'score-0': 'yes', 'score-1': 'yes', confirmed: 'passed' })).text).toContain(
      'De proef is nog niet geweest',
    )
    clock = new Date('2026-12-10T14:00:00Z')
    expect((await bart.go(score, { 'score-0': 'yes' })).text).toContain('Kies bij elk criterium')
    // Needed and not shown: not passed, whatever the rest.
    const scores = { 'score-0': 'not', 'score-1': 'yes', 'word-0': 'Tilde met een kromme rug.' }
    const sum = await bart.go(score, scores)
    expect([sum.status, sum.text.includes('Bevestig: niet geslaagd')]).toEqual([200, true])
    expect((await bart.go(score, { ...scores, confirmed: 'passed' })).text).toContain('andere uitslag')
    const both = await Promise.all([1, 2].map(() => bart.go(score, { ...scores, confirmed: 'failed' })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await bart.go(`/aanvragen/proeven/${session}`)).text).toContain('niet geslaagd')
    expect((await ann.go(`${atDesk(own)}/proef`, { module: 'm-til' })).status).toBe(303)
    const { personId } = await db
      .selectFrom('recognitionRequest')
      .select('personId')
      .where(eb => eb.cast<string>('id', 'text'), '=', own.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow()
    const results = () => db.selectFrom('competenceResult').select('way').where('personId', '=', personId).execute()
    expect(await results()).toEqual([])
    expect((await plan('2026-12-15')).status).toBe(303)
    const soon = (await sessions()).at(-2) ?? ''
    const who = tested.find(({ id }) => id === personId)
    expect((await who?.go(`${own}/kies`, { session: soon }))?.text).toContain('te vroeg na je vorige proef')
    expect((await who?.go(`${own}/kies`, { session: last }))?.status).toBe(303)
    clock = new Date('2026-12-30T14:00:00Z')
    const again = `/aanvragen/proeven/${last}/${own.split('/').at(-1)}`
    expect((await bart.go(again, { 'score-0': 'yes', 'score-1': 'partly', confirmed: 'passed' })).status).toBe(303)
    expect(await results()).toEqual([{ way: 'test' }])
    expect((await ann.go(`${atDesk(own)}/proef`, { module: 'm-til' })).text).toMatch(
      /Er is nog geen dag gepland|kansen/,
    )
  })

  it('that somebody missed is no try', async () => {
    const lise = await worker('Lise')
    const own = await ask(lise)
    await plan('2027-01-10')
    const session = (await sessions()).at(-1) ?? ''
    await ann.go(`${atDesk(own)}/proef`, { module: 'm-til' })
    expect((await lise.go(`${own}/kies`, { session })).status).toBe(303)
    clock = new Date('2027-01-10T14:00:00Z')
    expect((await lise.go(`${own}/plaats-terug`, {})).text).toContain('al begonnen of voorbij')
    const score = `/aanvragen/proeven/${session}/${own.split('/').at(-1)}`
    expect((await bart.go(score, { absent: 'yes' })).status).toBe(303)
    expect((await lise.go(own)).text).toContain('Niet gekomen')
    await plan('2027-01-20')
    expect((await ann.go(`${atDesk(own)}/proef`, { module: 'm-til' })).status).toBe(303)
  })
})
