import { Hono } from 'hono'
import { z } from 'zod'
import { AuditHead, verifyAudit } from '../platform/audit.ts'
import type { Env } from '../platform/visit.ts'
import { urls } from '../urls.ts'

const Ask = z.strictObject({ heads: z.array(AuditHead).max(10_000) })

/** Who runs the installation has the chain of events verified. To anybody else this address is not there. */
export const auditRoutes = new Hono<Env>().post(urls.apiAudit, async c => {
  const { visit } = c.var
  const asked = Ask.safeParse(await c.req.json().catch(() => null))
  if (!asked.success) return c.json({ problems: z.prettifyError(asked.error) }, 422)
  return c.json(await verifyAudit(visit.db, asked.data.heads))
})
