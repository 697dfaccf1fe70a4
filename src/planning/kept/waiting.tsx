import type { Because } from '../../platform/because.ts'
import type { Translate } from '../../platform/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { printOf } from './accept-change.ts'
import type { Replanned } from './replan.ts'

/** What changed, each with its reasons. */
export const Said = ({ reasons, t }: { reasons: Because[]; t: Translate }) => (
  <ul>
    {reasons.map(reason => {
      const says = t(reason.says, reason.with ?? {})
      return (
        <li>
          {says}
          {(reason.because ?? []).length > 0 && <Why reasons={reason.because ?? []} of={says} t={t} />}
        </li>
      )
    })}
  </ul>
)

/** What facts changed since the plan was kept, what that does to it, and the offer to take it over. */
export const ChangeWaiting = ({ now, seen, t }: { now: Replanned; seen: number; t: Translate }) => {
  if (now.kind === 'same') return null
  if (now.kind === 'impossible')
    return (
      <section class="notice urgent" aria-labelledby="veranderd">
        <h2 id="veranderd">{t('planning.plan.impossible.title')}</h2>
        <p>{t('planning.plan.impossible')}</p>
        <a class="button main" href={urls.ladder}>
          {t('planning.plan.other-routes')}
        </a>
      </section>
    )
  return (
    <section class="notice" aria-labelledby="veranderd">
      <h2 id="veranderd">
        <Icon name="info" /> {t('planning.plan.changed.title')}
      </h2>
      <Said reasons={now.reasons} t={t} />
      {now.broken.length > 0 && (
        <>
          <h3>{t('planning.plan.changed.locks')}</h3>
          <Said reasons={now.broken} t={t} />
        </>
      )}
      {now.effects.length > 0 && (
        <>
          <h3>{t('planning.plan.changed.effects')}</h3>
          <Said reasons={now.effects} t={t} />
        </>
      )}
      {now.reasons.some(({ says }) => says === 'planning.plan.fact.group-cancelled') && (
        <p>
          <a href={urls.week}>{t('planning.plan.other-group')}</a>
        </p>
      )}
      <form method="post" action={urls.planStep('overnemen')} class="buttons">
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="print" value={printOf(seen, now)} />
        <button type="submit" class="main">
          {t('planning.plan.accept')}
        </button>
        <a class="button" href={urls.changePlan}>
          {t('planning.plan.change')}
        </a>
      </form>
    </section>
  )
}
