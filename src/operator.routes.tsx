import { isAbsolute } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { forgetSecond, giveRole, personRoles, signOutEverywhere } from './people/index.ts'
import { AuditHead, verifyAudit } from './platform/audit.ts'
import { writeBackup } from './platform/backup/write-backup.ts'
import { actorOf, type Ctx, type Env } from './platform/visit.ts'
import { urls } from './urls.ts'

const AuditAsk = z.strictObject({ heads: z.array(AuditHead).max(10_000) })
const RoleAsk = z.strictObject({ email: z.email(), role: z.enum(personRoles) })
const PersonAsk = z.strictObject({ email: z.email() })
const BackupAsk = z.strictObject({ file: z.string().refine(isAbsolute, 'not a whole path'), files: z.boolean() })

/** The body as it must be, or an answer that says what is wrong with it. */
const asked = async <Shape extends z.ZodType>(c: Ctx, shape: Shape) => {
  const read = shape.safeParse(await c.req.json().catch(() => null))
  return read.success
    ? { ask: read.data as z.output<Shape>, refusal: null }
    : { ask: null, refusal: c.json({ problems: z.prettifyError(read.error) }, 422) }
}

/** What the terminal asks of the house on behalf of who runs it. To anybody else these addresses are not there. */
export const operatorRoutes = new Hono<Env>()
  .post(urls.apiAudit, async c => {
    const { ask, refusal } = await asked(c, AuditAsk)
    return refusal ?? c.json(await verifyAudit(c.var.visit.db, ask.heads))
  })
  .post(urls.apiRole, async c => {
    const { visit } = c.var
    const { ask, refusal } = await asked(c, RoleAsk)
    if (!ask) return refusal
    const outcome = await giveRole(visit.db, ask, actorOf(visit), visit, visit.now)
    return outcome.ok ? c.json({ given: ask.role }) : c.json({ problems: visit.t('people.no-such-account') }, 422)
  })
  .post(urls.apiForgetSecond, async c => {
    const { visit } = c.var
    const { ask, refusal } = await asked(c, PersonAsk)
    if (!ask) return refusal
    const outcome = await forgetSecond(visit.db, ask.email, actorOf(visit), visit, visit.now)
    return outcome.ok ? c.json({ forgotten: true }) : c.json({ problems: visit.t('people.no-such-account') }, 422)
  })
  .post(urls.apiSignOut, async c => {
    const { visit } = c.var
    const { ask, refusal } = await asked(c, PersonAsk)
    if (!ask) return refusal
    const outcome = await signOutEverywhere(visit.db, ask.email, actorOf(visit), visit, visit.now)
    return outcome.ok ? c.json({ ended: outcome.value }) : c.json({ problems: visit.t('people.no-such-account') }, 422)
  })
  // The file is written by the house itself, on its own machine: the key to this door lies there too.
  .post(urls.apiBackup, async c => {
    const { db, vault, now } = c.var.visit
    const { ask, refusal } = await asked(c, BackupAsk)
    if (!ask) return refusal
    const folder = ask.files ? (vault?.folder ?? null) : null
    return c.json(await writeBackup(db, folder, ask.file, now))
  })
