import { Hono } from 'hono'
import { fields } from '../../platform/fields.ts'
import { isMessageKind, type MessageKind } from '../../platform/mail/kinds.ts'
import { readBounce } from '../../platform/mail/read-bounce.ts'
import { letGo } from '../../platform/mail/volume.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { DeskPage } from './desk.pages.tsx'
import { deskOf, tryAgain } from './desk.store.ts'
import { takeBounce } from './take-bounce.ts'

const kindIn = async (c: Ctx): Promise<MessageKind | null> => {
  const kind = (await fields(c)).one('kind')
  return isMessageKind(kind) ? kind : null
}

/** How what leaves the house fares, for who keeps it; and where mail that comes back is handed in. */
export const deskRoutes = new Hono<Env>()
  .get(urls.messageDesk, async c => {
    const { visit } = c.var
    return show(c, <DeskPage visit={visit} desk={await deskOf(visit.db, visit.now)} />)
  })
  .post(urls.tryAgain, async c => {
    const { visit } = c.var
    const kind = await kindIn(c)
    if (!kind) return c.notFound()
    await tryAgain(visit.db, kind, actorOf(visit), visit.now)
    return c.redirect(urls.messageDesk, 303)
  })
  .post(urls.letGo, async c => {
    const { visit } = c.var
    const kind = await kindIn(c)
    if (!kind) return c.notFound()
    await letGo(visit.db, kind, actorOf(visit), visit.now)
    return c.redirect(urls.messageDesk, 303)
  })
  // Any mail is answered: an error would make the mail server send it back in its turn.
  .post(urls.apiBounce, async c => {
    const { visit } = c.var
    const bounce = await readBounce(new Uint8Array(await c.req.arrayBuffer()))
    return c.json({ took: bounce ? await takeBounce(visit.db, bounce, visit, visit.now) : 'nothing' })
  })
