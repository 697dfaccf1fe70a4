import { Hono } from 'hono'
import { TimelinePage, timelineOf, viewerOf } from '../../people/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { readFile, type Vault } from '../../platform/files/index.ts'
import type { Id } from '../../platform/ids.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import type { Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { addEvidence } from './add-evidence.ts'
import { addFile } from './add-file.ts'
import { EvidencePage } from './evidence.pages.tsx'
import { evidenceOf, findEvidence } from './evidence.store.ts'
import { most } from './evidence.ts'
import { ItemPage, RemovePage } from './item.pages.tsx'
import { NewEvidencePage } from './new-evidence.pages.tsx'
import { papersOf } from './papers-of.ts'
import { type EvidenceAsk, readEvidence } from './read-evidence.ts'
import { removeEvidence, removeEvidenceFile } from './remove-evidence.ts'

/** Who keeps evidence, and where its files go. */
interface Keeper {
  visit: Visit
  person: Id<'person'>
  vault: Vault
}

/** Asks who did not sign in to do so; where files cannot be kept there is no page. */
const asKeeper =
  (answer: (c: Ctx, keeper: Keeper) => Promise<Response>) =>
  async (c: Ctx): Promise<Response> => {
    const { visit } = c.var
    const { person, vault } = visit
    if (!vault) return c.notFound()
    if (!person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.evidence)}`, 303)
    return answer(c, { visit, person: person.id, vault })
  }

const newPage = async (c: Ctx, typed: EvidenceAsk | null, problems: Problem[]) => {
  const { visit } = c.var
  const papers = await papersOf(visit.db, viewerOf(visit))
  const page = <NewEvidencePage visit={visit} papers={papers} typed={typed} problems={problems} />
  return show(c, page, problems.length > 0 ? 422 : 200)
}

const itemPage = async (c: Ctx, problems: Problem[] = []) => {
  const { visit } = c.var
  const item = await findEvidence(visit.db, viewerOf(visit), param(c, 'id'))
  if (!item) return c.notFound()
  return show(c, <ItemPage visit={visit} item={item} problems={problems} />, problems.length > 0 ? 422 : 200)
}

const askIn = (form: Fields): EvidenceAsk => ({
  kind: form.one('kind'),
  title: form.one('title'),
  description: form.one('description'),
  issuer: form.one('issuer'),
  when: form.one('when'),
  paper: form.one('paper'),
  holder: form.one('holder'),
})

const wrongCount = ({ length }: File[]): Word | null => {
  if (length === 0) return 'recognition.evidence.no-file'
  return length > most.filesEach ? 'recognition.evidence.too-many' : null
}

/** Each chosen file by itself: one that is refused takes none of the others along. */
const addEach = async ({ visit, person, vault }: Keeper, id: string, files: File[]): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const file of files) {
    const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    const outcome = await addFile(visit.db, vault, { person, id }, given, actorOf(visit), visit.now)
    if (outcome.ok) continue
    const says = visit.t(outcome.refusal)
    problems.push({ field: 'files', text: visit.t('recognition.evidence.refused', { name: file.name, says }) })
  }
  return problems
}

/** *Mijn bewijzen*: what a person keeps to show what they can. */
export const evidenceRoutes = new Hono<Env>()
  .get(
    urls.evidence,
    asKeeper(async (c, { visit }) => {
      const items = await evidenceOf(visit.db, viewerOf(visit))
      return show(c, <EvidencePage visit={visit} items={items} />)
    }),
  )
  .get(
    urls.newEvidence,
    asKeeper(c => newPage(c, null, [])),
  )
  .post(
    urls.evidence,
    asKeeper(async (c, { visit, person }) => {
      const ask = askIn(await fields(c))
      const { told, wrong } = readEvidence(ask, await papersOf(visit.db, viewerOf(visit)), visit.today)
      const problems = wrong?.map(({ field, says }) => ({ field, text: visit.t(says) }))
      if (!told) return newPage(c, ask, problems ?? [])
      const outcome = await addEvidence(visit.db, person, told, actorOf(visit), visit.now)
      if (!outcome.ok) return newPage(c, ask, [{ field: null, text: visit.t(outcome.refusal) }])
      return c.redirect(urls.evidenceItem(outcome.value), 303)
    }),
  )
  .get(
    urls.evidenceTimeline,
    asKeeper(async (c, { visit, person }) => {
      const happenings = (await timelineOf(visit.db, person)).filter(({ kind }) => kind.startsWith('evidence.'))
      const back = { to: urls.evidence, name: visit.t('recognition.evidence.back') }
      const title = visit.t('recognition.evidence.timeline')
      return show(c, <TimelinePage visit={visit} back={back} title={title} happenings={happenings} />)
    }),
  )
  .get(
    urls.evidenceItem(':id'),
    asKeeper(c => itemPage(c)),
  )
  .get(
    urls.removeEvidence(':id'),
    asKeeper(async (c, { visit }) => {
      const item = await findEvidence(visit.db, viewerOf(visit), param(c, 'id'))
      return item ? show(c, <RemovePage visit={visit} item={item} />) : c.notFound()
    }),
  )
  .post(
    urls.removeEvidence(':id'),
    asKeeper(async (c, { visit, person, vault }) => {
      const own = { person, id: param(c, 'id') }
      const outcome = await removeEvidence(visit.db, vault, own, actorOf(visit), visit.now)
      return outcome.ok ? c.redirect(urls.evidence, 303) : c.notFound()
    }),
  )
  .post(
    urls.evidenceFiles(':id'),
    asKeeper(async (c, keeper) => {
      const id = param(c, 'id')
      const form = await fields(c)
      const files = [...form.files('photo'), ...form.files('files')]
      const wrong = wrongCount(files)
      const problems = wrong ? [{ field: 'files', text: keeper.visit.t(wrong) }] : await addEach(keeper, id, files)
      return problems.length > 0 ? itemPage(c, problems) : c.redirect(urls.evidenceItem(id), 303)
    }),
  )
  .get(
    urls.evidenceFile(':id', ':file'),
    asKeeper(async (c, { visit, vault }) => {
      const item = await findEvidence(visit.db, viewerOf(visit), param(c, 'id'))
      const file = item?.files.find(({ id }) => id === param(c, 'file'))
      if (!file) return c.notFound()
      const read = await readFile(vault, visit.db, file.id)
      if (!read.ok) return itemPage(c, [{ field: null, text: visit.t(read.refusal) }])
      return c.body(new Uint8Array(read.value.content), 200, read.value.headers)
    }),
  )
  .post(
    urls.removeEvidenceFile(':id', ':file'),
    asKeeper(async (c, { visit, person, vault }) => {
      const own = { person, id: param(c, 'id'), file: param(c, 'file') }
      const outcome = await removeEvidenceFile(visit.db, vault, own, actorOf(visit), visit.now)
      return outcome.ok ? c.redirect(urls.evidenceItem(own.id), 303) : c.notFound()
    }),
  )
