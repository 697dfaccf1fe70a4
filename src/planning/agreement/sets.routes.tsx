import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { conditions } from './condition.ts'
import { deviationsFrom } from './deviations.store.ts'
import { employerOf, holdToSet, leaveSet } from './hold-to-set.ts'
import { KeepSetPage, KeepSetsPage } from './keep.pages.tsx'
import { makeSet, publishSetVersion, readSetAsk, writeSetVersion } from './keep-set.ts'
import { findKeptSet, findPublished, keepsSets, keptSets, membersIn, standardsOn, versionsOf } from './set.store.ts'
import { inForce } from './set.ts'
import { SetPage, SetsPage } from './sets.pages.tsx'
import type { Fault } from './terms.ts'
import { signedIn, viewerIn } from './visit.ts'

const setPage = async (c: Ctx, refusal?: Word) => {
  const { visit } = c.var
  const found = await findPublished(visit.db, param(c, 'id'))
  if (!found) return c.notFound()
  const members = (await membersIn(visit.db)).filter(({ setId }) => setId === found.set.id)
  const own = await employerOf(visit.db, visit)
  const holds = members.some(({ organisationId }) => organisationId === own?.id)
  const props = { visit, ...found, members, now: inForce(found.versions, visit.today), ...(refusal ? { refusal } : {}) }
  return show(c, <SetPage {...props} employer={own ? (holds ? 'holds' : 'may') : null} />, refusal ? 422 : 200)
}

interface Extra {
  faults?: Fault[]
  typed?: Record<string, string>
  asks?: string[]
}

const keepPage = async (c: Ctx, { faults = [], ...typed }: Extra = {}) => {
  const visit = signedIn(c)
  const set = visit && (await findKeptSet(visit.db, viewerIn(visit), param(c, 'id')))
  if (!visit || !set) return c.notFound()
  const versions = await versionsOf(visit.db, set.id)
  const found = await deviationsFrom(visit.db, set.id)
  const props = { visit, set, versions, found, faults, ...typed }
  return show(c, <KeepSetPage {...props} />, faults.length > 0 ? 422 : 200)
}

const named = (refusal: Word): Extra => ({ faults: [{ field: '', says: refusal }] })

/** Sets of conditions: reading them, for anybody; keeping them and holding to them. */
export const setsRoutes = new Hono<Env>()
  .get(urls.conditionSets, async c => {
    const { visit } = c.var
    const [standards, members] = [await standardsOn(visit.db, visit.today), await membersIn(visit.db)]
    const keeps = (await keepsSets(visit.db, viewerIn(visit))) !== null
    return show(c, <SetsPage visit={visit} standards={standards} members={members} keeps={keeps} />)
  })
  .get(urls.conditionSet(':id'), c => setPage(c))
  .get(urls.keepSets, async c => {
    const visit = signedIn(c)
    if (!visit || !(await keepsSets(visit.db, viewerIn(visit)))) return c.notFound()
    return show(c, <KeepSetsPage visit={visit} sets={await keptSets(visit.db, viewerIn(visit))} faults={[]} />)
  })
  .post(urls.keepSets, async c => {
    const visit = signedIn(c)
    if (!visit || !(await keepsSets(visit.db, viewerIn(visit)))) return c.notFound()
    const form = await fields(c)
    const name = form.one('name')
    const made = await makeSet(visit.db, visit, { name, second: form.has('second') })
    if (made.ok) return c.redirect(urls.keepSet(made.value), 303)
    const sets = await keptSets(visit.db, viewerIn(visit))
    const faults = [{ field: 'name', says: made.refusal }]
    return show(c, <KeepSetsPage visit={visit} sets={sets} faults={faults} typed={{ name }} />, 422)
  })
  .get(urls.keepSet(':id'), c => keepPage(c))
  .post(urls.keepSet(':id'), async c => {
    const visit = signedIn(c)
    if (!visit || !(await findKeptSet(visit.db, viewerIn(visit), param(c, 'id')))) return c.notFound()
    const form = await fields(c)
    const read = readSetAsk(form)
    if (read.ok) {
      const written = await writeSetVersion(visit.db, visit, param(c, 'id'), read.value)
      return written.ok ? c.redirect(urls.keepSet(param(c, 'id')), 303) : keepPage(c, named(written.refusal))
    }
    const names = ['valid-from', 'valid-to', 'retention-most', ...conditions.map(({ id }) => id)]
    const typed = Object.fromEntries(names.map(name => [name, form.one(name)]))
    return keepPage(c, { faults: read.faults, typed, asks: form.all('asks') })
  })
  .post(urls.publishSet(':id'), async c => {
    const visit = signedIn(c)
    if (!visit || !(await findKeptSet(visit.db, viewerIn(visit), param(c, 'id')))) return c.notFound()
    const published = await publishSetVersion(visit.db, visit, param(c, 'id'), (await fields(c)).one('version'))
    return published.ok ? c.redirect(urls.keepSet(param(c, 'id')), 303) : keepPage(c, named(published.refusal))
  })
  .post(urls.joinSet(':id'), async c => {
    const visit = signedIn(c)
    if (!visit || !(await employerOf(visit.db, visit))) return c.notFound()
    const held = await holdToSet(visit.db, visit, param(c, 'id'))
    return held.ok ? c.redirect(urls.conditionSet(param(c, 'id')), 303) : c.notFound()
  })
  .post(urls.leaveSet(':id'), async c => {
    const visit = signedIn(c)
    if (!visit || !(await employerOf(visit.db, visit))) return c.notFound()
    const left = await leaveSet(visit.db, visit, param(c, 'id'))
    return left.ok ? c.redirect(urls.conditionSet(param(c, 'id')), 303) : setPage(c, left.refusal)
  })
