import type { Visit } from '../../platform/visit.ts'
import type { Job } from '../chances/chance.ts'

/** People as a number that points at nobody: fewer than five are told as that. */
const fewest = 5

/** How far the work is, and how many people it found; never who. */
export const Progress = ({ visit: { t }, job }: { visit: Visit; job: Job }) => {
  const { total, done, gains, losses, endedAt, cause } = job
  const people = (count: number): string =>
    count > 0 && count < fewest
      ? t('recognition.matrix.few', { few: fewest })
      : t('recognition.matrix.people', { count })
  return (
    <div class="card">
      {endedAt === null ? (
        <>
          <p role="status">{t('recognition.matrix.looking', { done, total })}</p>
          <progress
            max={Math.max(total, 1)}
            value={done}
            aria-label={t('recognition.matrix.looking', { done, total })}
          />
          <p class="soft">{t('recognition.matrix.look-later')}</p>
        </>
      ) : (
        <dl class="figures">
          <div>
            <dt>{t(cause === 'count' ? 'recognition.matrix.would-gain' : 'recognition.matrix.gained')}</dt>
            <dd>{people(gains)}</dd>
          </div>
          <div>
            <dt>{t(cause === 'count' ? 'recognition.matrix.would-lose' : 'recognition.matrix.lost')}</dt>
            <dd>{people(losses)}</dd>
          </div>
        </dl>
      )}
      {endedAt !== null && <p class="soft">{t('recognition.matrix.granted-stay')}</p>}
    </div>
  )
}
