import { HTTPException } from 'hono/http-exception'
import type { Visit } from '../platform/visit.ts'
import { urls } from '../urls.ts'
import { Page } from './page.tsx'

export type Trouble = 'error' | 'away' | 'full' | 'too-large' | 'too-often' | 'foreign' | 'no-form' | 'reads-only'

const codeOf = (problem: unknown): string =>
  typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : ''

/** Which of our troubles an error is. Codes are those of PostgreSQL (class 08, 53100, 57P0x) and of sockets. */
export const troubleOf = (problem: unknown): { trouble: Trouble; status: 400 | 403 | 500 | 503 } => {
  if (problem instanceof HTTPException && problem.status === 403) return { trouble: 'foreign', status: 403 }
  if (problem instanceof HTTPException && problem.status === 400) return { trouble: 'no-form', status: 400 }
  const code = codeOf(problem)
  if (code === '53100' || code === 'ENOSPC') return { trouble: 'full', status: 503 }
  const message = problem instanceof Error ? problem.message : ''
  const away =
    /^(08|57P0)|^E(CONNREFUSED|CONNRESET|PIPE|NOENT)$/.test(code) || /timeout exceeded|terminated/.test(message)
  return away ? { trouble: 'away', status: 503 } : { trouble: 'error', status: 500 }
}

/** What this was about, or who did it, was erased a moment ago (foreign key violation, also of migration 021). */
export const isGone = (problem: unknown): boolean => codeOf(problem) === '23503'

export const TroublePage = ({ visit, trouble }: { visit: Visit; trouble: Trouble }) => (
  <Page visit={visit} title={visit.t(`house.${trouble}.title`)} narrow>
    <h1>{visit.t(`house.${trouble}.title`)}</h1>
    <p>{visit.t(`house.${trouble}.text`, { id: visit.requestId })}</p>
  </Page>
)

export const NotFoundPage = ({ visit }: { visit: Visit }) => (
  <Page visit={visit} title={visit.t('house.not-found.title')} narrow>
    <h1>{visit.t('house.not-found.title')}</h1>
    <p>{visit.t('house.not-found.text')}</p>
    <div class="buttons">
      <a class="button main" href={urls.home}>
        {visit.t('house.not-found.home')}
      </a>
    </div>
  </Page>
)
