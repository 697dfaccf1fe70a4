import { Hono } from 'hono'
import { fields, param } from '../../../platform/fields.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { GroupPage, NewGroupPage, wordProblem } from './group.pages.tsx'
import { findGroup, groupsAt, sittersIn, waitersFor } from './group.store.ts'
import { groupBody, groupProblem } from './group.ts'
import { askedGroup, emptyGroup, fieldOf, type TypedGroup, typedGroup, typedOf } from './group-form.ts'
import { GroupsPage, ProvidersPage } from './groups.pages.tsx'
import { addGroup, cancelGroup, changeGroup, stampOf } from './keep-group.ts'
import { forKeeper, type Keeping, providersKeptBy } from './keepers.ts'
import { readGroups } from './read-sheet.ts'
import { GroupSheetPage } from './sheet.pages.tsx'
import { findGroupSheet, keepGroupSheet, takeGroupSheet } from './sheet.store.ts'

const pasted = 'geplakt.tsv'
const mostPages = 10_000

const list = async (c: Ctx, kept: Keeping, refusal?: Word) => {
  const asked = Number(c.req.query('blad') ?? 1)
  const filter = {
    module: kept.modules.find(({ module }) => module.id === c.req.query('module'))?.module.id ?? null,
    text: (c.req.query('zoek') ?? '').trim().slice(0, 80),
    page: Number.isInteger(asked) && asked >= 1 && asked <= mostPages ? asked : 1,
  }
  const { db, today } = kept.visit
  const found = await groupsAt(db, kept.provider.id, filter, today)
  const extra = refusal ? { refusal } : {}
  return show(c, <GroupsPage kept={kept} filter={filter} {...found} {...extra} />, refusal ? 422 : 200)
}

const isPostcode =
  ({ catalogue }: Keeping) =>
  (text: string) =>
    catalogue.postcodes.has(text)

/** A group out of a form, or what is wrong with it. */
const readForm = (typed: TypedGroup, kept: Keeping) => {
  const asked = askedGroup(typed, kept.modules)
  const problem = groupProblem(asked, isPostcode(kept))
  return problem
    ? { ok: false as const, refusal: problem, field: fieldOf[problem] }
    : { ok: true as const, body: groupBody(asked) }
}

const groupPage = async (
  c: Ctx,
  kept: Keeping,
  given?: { typed?: TypedGroup; seen?: string; refusal: Word; field?: string },
) => {
  const { db } = kept.visit
  const group = await findGroup(db, kept.provider.id, param(c, 'id'))
  if (!group) return c.notFound()
  const people = { sitters: await sittersIn(db, group.id), waiters: await waitersFor(db, group.id) }
  const page = (
    <GroupPage
      kept={kept}
      group={group}
      {...people}
      typed={given?.typed ?? typedOf(group)}
      seen={given?.seen ?? stampOf(group)}
      problems={given ? [wordProblem(kept, given.refusal, given.field ?? null)] : []}
      saved={c.req.query('bewaard') !== undefined}
    />
  )
  return show(c, page, given ? 422 : 200)
}

/** What a coordinator does with the groups of their provider. */
export const groupsRoutes = new Hono<Env>()
  .get(urls.groups, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.groups)}`, 303)
    return show(c, <ProvidersPage visit={visit} providers={await providersKeptBy(visit)} />)
  })
  .get(
    urls.groupsOf(':provider'),
    forKeeper((c, kept) => list(c, kept)),
  )
  .get(
    urls.newGroup(':provider'),
    forKeeper((c, kept) => {
      const provider = kept.catalogue.providers.get(kept.provider.id)
      const typed = emptyGroup(provider?.postcode ?? null, provider?.place ?? null)
      return show(c, <NewGroupPage kept={kept} typed={typed} problems={[]} />)
    }),
  )
  .post(
    urls.newGroup(':provider'),
    forKeeper(async (c, kept) => {
      const typed = typedGroup(await fields(c))
      const read = readForm(typed, kept)
      if (!read.ok) {
        const problems = [wordProblem(kept, read.refusal, read.field)]
        return show(c, <NewGroupPage kept={kept} typed={typed} problems={problems} />, 422)
      }
      const id = await addGroup(kept.visit.db, kept.visit, kept.provider.id, read.body)
      return c.redirect(`${urls.group(kept.provider.id, id)}?bewaard`, 303)
    }),
  )
  .post(
    urls.readGroups(':provider'),
    forKeeper(async (c, kept) => {
      const form = await fields(c)
      const file = form.file('sheet')
      const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(form.exact('text'))
      const read = await readGroups(bytes, { modules: kept.modules, isPostcode: isPostcode(kept) })
      if (!read.ok) return list(c, kept, read.refusal)
      const fileName = file ? file.name.replaceAll('\0', '').slice(0, 200) : pasted
      const id = await keepGroupSheet(kept.visit, kept.provider.id, { fileName, rows: read.value })
      return c.redirect(urls.groupSheet(kept.provider.id, id), 303)
    }),
  )
  .get(
    urls.groupSheet(':provider', ':sheet'),
    forKeeper(async (c, { visit, provider }) => {
      const sheet = await findGroupSheet(visit.db, provider.id, param(c, 'sheet'))
      return sheet ? show(c, <GroupSheetPage visit={visit} provider={provider} sheet={sheet} />) : c.notFound()
    }),
  )
  .post(
    urls.groupSheet(':provider', ':sheet'),
    forKeeper(async (c, { visit, provider }) => {
      const sheet = await findGroupSheet(visit.db, provider.id, param(c, 'sheet'))
      if (!sheet) return c.notFound()
      const taken = await takeGroupSheet(visit.db, visit, provider.id, sheet)
      if (taken.ok) return c.redirect(urls.groupSheet(provider.id, sheet.id), 303)
      return show(c, <GroupSheetPage visit={visit} provider={provider} sheet={sheet} refusal={taken.refusal} />, 422)
    }),
  )
  .get(
    urls.group(':provider', ':id'),
    forKeeper((c, kept) => groupPage(c, kept)),
  )
  .post(
    urls.group(':provider', ':id'),
    forKeeper(async (c, kept) => {
      const form = await fields(c)
      const typed = typedGroup(form)
      const read = readForm(typed, kept)
      const seen = form.one('seen')
      if (!read.ok) return groupPage(c, kept, { typed, seen, refusal: read.refusal, field: read.field })
      const { visit, provider } = kept
      const changed = await changeGroup(visit.db, visit, provider.id, param(c, 'id'), { body: read.body, seen })
      if (changed.ok) return c.redirect(`${urls.group(provider.id, param(c, 'id'))}?bewaard`, 303)
      return changed.refusal === 'planning.week.group.gone'
        ? c.notFound()
        : groupPage(c, kept, { typed, refusal: changed.refusal })
    }),
  )
  .post(
    urls.cancelGroup(':provider', ':id'),
    forKeeper(async (c, kept) => {
      const { visit, provider } = kept
      const words = (await fields(c)).one('words').slice(0, 300)
      const cancelled = await cancelGroup(visit.db, visit, provider.id, param(c, 'id'), words)
      if (cancelled.ok) return c.redirect(urls.group(provider.id, param(c, 'id')), 303)
      return cancelled.refusal === 'planning.week.group.gone'
        ? c.notFound()
        : groupPage(c, kept, { refusal: cancelled.refusal, field: 'words' })
    }),
  )
