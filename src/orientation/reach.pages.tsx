import { named } from '../catalogue/index.ts'
import type { Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Tag } from '../ui/pieces.tsx'
import { Why } from '../ui/why.tsx'
import { urls } from '../urls.ts'
import type { Reach } from './reach.ts'
import { TaggedName } from './tagged-name.tsx'
import { addressIn, type Step } from './walk.ts'

/** As many as one compares without getting lost. */
const most = { offered: 8, other: 4 }

const ReachCard = ({ reach, t }: { reach: Reach; t: Translate }) => {
  const { qualification, known, share } = reach
  const title = named(qualification.title)[t.language]
  return (
    <li class="card reach">
      <h3>
        <TaggedName label={qualification.title} id={qualification.id} t={t} />
      </h3>
      <p>
        <meter min={0} max={100} value={Math.round(share * 100)} aria-label={t('orientation.reach.meter', { title })} />{' '}
        {t('orientation.reach.says', { known: known.length, all: qualification.competences.length })}
      </p>
      {(reach.sameJob || qualification.shortage) && (
        <p>
          {reach.sameJob && <Tag tone="done">{t('orientation.reach.own-job')}</Tag>}{' '}
          {qualification.shortage && <Tag tone="perhaps">{t('orientation.goal.shortage')}</Tag>}
        </p>
      )}
      <Why reasons={[reach.because]} of={title} t={t} />
      <button type="submit" class="main" name="goal" value={qualification.id}>
        {t('orientation.reach.choose')}
        <span class="hidden-text">: {title}</span>
      </button>
    </li>
  )
}

/** For who does not know yet: what is not far, with what is there already and what is missing. */
export const ReachPage = ({ step, reaches }: { step: Step; reaches: Reach[] }) => {
  const { visit, checking } = step
  const { t } = visit
  const told = (step.portrait.can?.has.length ?? 0) > 0
  const offered = reaches.filter(reach => reach.onOffer).slice(0, most.offered)
  const others = reaches.filter(reach => !reach.onOffer).slice(0, most.other)
  return (
    <Page visit={visit} title={t('orientation.reach.title')} narrow>
      <p class="no-print">
        <a class="way-back" href={addressIn(step)}>
          ‹ {t('house.back')}
        </a>
      </p>
      <h1>{t('orientation.reach.title')}</h1>
      {reaches.length === 0 ? (
        <div class="empty">
          <p>{t(told ? 'orientation.reach.nothing' : 'orientation.reach.empty')}</p>
          <div class="buttons">
            <a class="button main" href={urls.question(told ? 'doel' : 'kunnen')}>
              {t(told ? 'orientation.reach.nothing.goal' : 'orientation.reach.empty.can')}
            </a>
          </div>
        </div>
      ) : (
        <form method="post" action={addressIn(step)}>
          <p class="soft">{t('orientation.reach.explain')}</p>
          {[
            { title: t('orientation.reach.offered'), list: offered },
            { title: t('orientation.reach.others'), list: others },
          ].map(
            ({ title, list }) =>
              list.length > 0 && (
                <section>
                  <h2>{title}</h2>
                  <ul class="reaches">
                    {list.map(reach => (
                      <ReachCard reach={reach} t={t} />
                    ))}
                  </ul>
                </section>
              ),
          )}
        </form>
      )}
      <p>
        <a href={checking ? urls.check : urls.question('situatie')}>{t('orientation.reach.later')}</a>
      </p>
    </Page>
  )
}
