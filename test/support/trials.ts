import { importFile } from '../../src/catalogue/import/import-file.ts'
import type { ProviderId } from '../../src/catalogue/index.ts'
import type { Db } from '../../src/platform/connection.ts'
import { type Frame, frames } from '../../src/recognition/workplace/frame.ts'
import { organisationsHouse } from './organisations.ts'
import { testVault } from './vault.ts'

const numbers = Array.from({ length: 13 }, (_, at) => at + 1)
const all = numbers.map(number => `bk-0073-3/${number}`).join(', ')
const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
${numbers.map(number => `- {id: bk-0073-3/${number}, kind: technical, label: {nl: Kan nummer ${number}., en: Can do number ${number}.}}`).join('\n')}
qualifications:
- {id: BK-0073-3, kind: professional, title: {nl: Machinaal houtbewerker, en: Machine woodworker}, competences: [${all}]}
- {id: BK-0073-3-D, kind: partial, partOf: BK-0073-3, title: {nl: Bediener, en: Operator}, competences: [bk-0073-3/8, bk-0073-3/9, bk-0073-3/10, bk-0073-3/11], value: {nl: Hiermee vind je werk., en: With this you find work.}}
providers:
- {id: vb-sector-hout, name: Sectorcentrum Hout, kind: sector_centre}
programmes:
- {id: sho, provider: vb-sector-hout, title: {nl: Houtbewerker, en: Woodworker}, awards: BK-0073-3, unit: hour, modules: [{id: m-stel, title: {nl: Machines instellen, en: Setting machines}, contact: 60 uur, proves: [bk-0073-3/8]}, {id: m-team, title: {nl: Samen werken, en: Working together}, contact: 10 uur, proves: [bk-0073-3/1]}]}
concordance:
- {id: h-1, competences: [bk-0073-3/8, bk-0073-3/9], strength: assessed, module: m-stel, ground: EVC, decides: automatic, how: {nl: Leg de proef af., en: Take the trial.}}
`

const plan = {
  where: 'employer',
  organisation: 'Meubelfabriek Rivierenland',
  address: 'Kaai 1, Bornem',
  contact: 'Bart',
  safety: 'Bril op.',
  day: '2026-12-01',
  hour: '08:30',
}
const [frame] = frames as [Frame]

/** A test centre with its people, and how one walks a trial there. */
export const trialsHouse = async (db: Db, now: () => Date, beganAt: Date) => {
  const house = await organisationsHouse(db, now, beganAt, testVault())
  const read = await importFile(
    db,
    { person: null, role: 'operator' },
    { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
    beganAt,
  )
  if (!read.ok) throw new Error(read.refusal)
  const { somebody, boss } = house
  const [manager, dirk, els, bart] = [
    await somebody('Manager'),
    await somebody('Dirk'),
    await somebody('Els'),
    await somebody('Bart'),
  ]
  const organisation = await house.validated(manager, 'provider')
  const provider = 'vb-sector-hout' as ProviderId
  await boss.go(`${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`, { provider })
  const works = async (who: typeof dirk, role: 'assessor' | 'coordinator') => {
    await house.accept(who, await house.codeFor(manager, organisation, { role }))
    await who.go('/organisaties/werk-voor', { membership: await house.roleOf(who, role) })
  }
  await works(dirk, 'assessor')
  await works(els, 'coordinator')

  const ask = async (who: typeof dirk) => {
    const asked = await who.go('/beroepsproef/BK-0073-3', { words: 'Tien jaar aan de zaag.' })
    return { asked, own: asked.to, desk: asked.to.replace('/mijn-beroepsproeven/', '/beroepsproeven/') }
  }
  const planned = (over: Record<string, string> = {}) => ({
    ...plan,
    ...Object.fromEntries(frame.means.map(({ id }) => [`daar-${id}`, 'ja'])),
    ...over,
  })
  /** As far as the day itself, everybody agreed; at a simulated workplace, so that nobody else is needed. */
  const walk = async (who: typeof dirk) => {
    const trial = await ask(who)
    await dirk.go(`${trial.desk}/gesprek`, { words: 'Wout kent de machines.' })
    await dirk.go(`${trial.desk}/plan`, planned({ where: 'simulated' }))
    await who.go(`${trial.own}/akkoord`, {})
    return trial
  }
  /** What a tablet sends. */
  const sendTaps = async (who: typeof dirk, desk: string, taps: unknown) => {
    const headers = { cookie: `leerladder=${who.secret}`, 'content-type': 'application/json' }
    const sent = { method: 'POST', headers, body: JSON.stringify(taps) }
    const response = await house.app.request(`http://localhost${desk}/waarnemen/tikken`, sent)
    const answer = response.status === 200 ? ((await response.json()) as { kept: string[]; refused: string[] }) : null
    return { status: response.status, answer }
  }
  return { ...house, dirk, els, bart, frame, ask, planned, walk, sendTaps }
}
