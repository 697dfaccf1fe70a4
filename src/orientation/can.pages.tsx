import { type Label, named } from '../catalogue/index.ts'
import type { Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { CanAnswer } from './can.ts'
import { Finder, type Found } from './finder.tsx'
import { groupBySpring, type Proposal, type Spring } from './proposals.ts'
import { QuestionPage } from './question.pages.tsx'
import { TaggedName } from './tagged-name.tsx'
import { addressIn, type Step } from './walk.ts'

interface CanProps {
  step: Step
  can: CanAnswer
  /** The proposals of this page, and where it stands among all. */
  page: Proposal[]
  from: number
  size: number
  all: number
  labels: Map<string, Label>
  found: Found
  asked: string
  /** Added just now. */
  fresh?: string | undefined
  problems?: Problem[]
}

const Legend = ({ spring, props }: { spring: Spring | null; props: CanProps }) => {
  const { t } = props.step.visit
  return (
    <legend>
      {spring ? t(`orientation.can.fits.${spring.kind}`, { title: spring.title }) : t('orientation.can.own')}
    </legend>
  )
}

const CanChoice = ({ proposal, props }: { proposal: Proposal; props: CanProps }) => {
  const { can, labels, step } = props
  const { t } = step.visit
  const { competence, springs } = proposal
  const others = springs.slice(1).map(({ title }) => title)
  return (
    <li>
      <label class="choice">
        <input
          type="checkbox"
          name="can"
          value={competence}
          checked={can.has.some(each => each.competence === competence)}
        />
        <span>
          <TaggedName label={labels.get(competence)} id={competence} t={t} />
          {others.length > 0 && (
            <span class="soft">{t('orientation.can.also', { title: others[0] ?? '', more: others.length - 1 })}</span>
          )}
        </span>
      </label>
    </li>
  )
}

const Chunks = ({ props }: { props: CanProps }) => {
  const { step, from, size, all } = props
  const { t } = step.visit
  return (
    <p class="chunks">
      {from > 0 && (
        <a href={addressIn(step, { vanaf: String(Math.max(0, from - size)) })}>{t('orientation.can.previous')}</a>
      )}
      {from + size < all && (
        <button type="submit" name="do" value="meer">
          {t('orientation.can.more')}
        </button>
      )}
    </p>
  )
}

export const CanPage = (props: CanProps) => {
  const { step, can, page, from, labels, fresh, found, asked, problems = [] } = props
  const { visit } = step
  const { t } = visit
  return (
    <QuestionPage step={step} problems={problems} scripts={['live']}>
      {can.has.length > 0 && (
        <p class="notice" role="status">
          {fresh && `${t('orientation.added', { name: named(labels.get(fresh) ?? {}, fresh) })} `}
          {t('orientation.can.ticked', { count: can.has.length })}
        </p>
      )}
      <input type="hidden" name="vanaf" value={from} />
      <input type="hidden" name="getoond" value={page.map(({ competence }) => competence).join(' ')} />
      {page.length === 0 && (
        <div class="empty">
          <p>{t('orientation.can.empty')}</p>
          <a class="button" href={urls.question('werk')}>
            {t('orientation.can.empty.jobs')}
          </a>
        </div>
      )}
      {groupBySpring(page).map(({ spring, proposals }) => (
        <fieldset>
          <Legend spring={spring} props={props} />
          <ul class="choices">
            {proposals.map(proposal => (
              <CanChoice proposal={proposal} props={props} />
            ))}
          </ul>
        </fieldset>
      ))}
      <Chunks props={props} />
      <Finder
        visit={visit}
        label={t('orientation.can.search')}
        hint={t('orientation.can.search.hint')}
        live={urls.search(step.question.slug)}
        typed={asked}
        found={found}
        problems={problems}
      />
    </QuestionPage>
  )
}
