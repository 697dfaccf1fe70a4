import { addDays } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import { Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { sameContent } from './content.ts'
import type { StructurePageProps } from './structure-page.ts'

/** The last step: from which day it holds, and who makes it known. */
export const PublishCard = ({ visit, standing, findings, typed, problems }: StructurePageProps) => {
  const { t, today, person } = visit
  const { draft, base, versions, proposal, twoPeople, programme, seen } = standing
  if (!draft || sameContent(draft.content, base)) return null
  const newest = versions[0]?.validFrom
  const earliest = newest && newest >= today ? addDays(newest, 1) : today
  const isSecond = proposal !== null && proposal.byPerson !== person.id
  const waits = twoPeople && !isSecond
  const from = isSecond && twoPeople ? proposal.validFrom : typed.from || earliest
  const action = waits ? urls.proposeStructure(programme.id) : urls.publishStructure(programme.id)
  return (
    <section class="card" id="bekend">
      <h2>{t('planning.structures.publish')}</h2>
      {findings.some(({ fault }) => fault) ? (
        <p>{t('planning.structures.faults')}</p>
      ) : (
        <>
          <p>{t('planning.structures.keeps-old')}</p>
          {proposal && (
            <p>
              {t('planning.structures.asked-by', {
                by: proposal.by || t('planning.structures.erased'),
                day: day(proposal.validFrom, t.language, 'plain'),
              })}
            </p>
          )}
          {proposal && waits ? (
            <p>{t('planning.structures.waits-for-second')}</p>
          ) : (
            <form method="post" action={action}>
              <input type="hidden" name="seen" value={seen} />
              <Field name="vanaf" label={t('planning.structures.from')} problems={problems}>
                {aria => <input type="date" min={earliest} value={from} readonly={isSecond && twoPeople} {...aria} />}
              </Field>
              <button type="submit" class="main">
                {t(waits ? 'planning.structures.propose' : 'planning.structures.publish.do')}
              </button>
            </form>
          )}
        </>
      )}
    </section>
  )
}
