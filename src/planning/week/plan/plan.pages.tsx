import type { Child } from 'hono/jsx'
import type { Catalogue } from '../../../catalogue/index.ts'
import type { Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty } from '../../../ui/pieces.tsx'
import { Why } from '../../../ui/why.tsx'
import { urls } from '../../../urls.ts'
import type { Leg } from '../../route.ts'
import { sayWish } from '../../timetable/say.ts'
import type { TimetableAnswer } from '../../timetable/timetable.ts'
import { sayDays, sayMeetings } from '../say-meetings.ts'
import type { SignedIn } from '../signed-in.ts'
import { type Plan, type Trial, wishKey } from './plan.ts'
import { namesIn, sayGain, sayLetGo } from './say-wish.ts'
import type { Progress } from './solving.ts'
import { trialAddress, tried } from './trial.ts'

export interface PlanProps {
  visit: SignedIn
  catalogue: Catalogue
  leg: Leg
  plan: Plan
  trial: Trial
  /** The question when nothing is let go of: what its parts are called. */
  whole: Plan
}

/** What stands above every page of a week in the making. */
export const PlanFrame = (props: PlanProps & { title: Word; children: Child }) => {
  const { visit, leg, trial, whole, children } = props
  const { t } = visit
  const title = t(props.title)
  const names = namesIn(whole.problem, t)
  const nameOf = (key: string): string => {
    const [kind = '', one = ''] = key.split(' ')
    if (kind === 'busy') return names.busy(one)
    if (kind === 'module') return names.module(one)
    return kind === 'order'
      ? t('planning.week.without.order', { module: names.module(one) })
      : t(`planning.week.without.${kind === 'max-days' || kind === 'max-minutes' ? kind : 'no-overlap'}`)
  }
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.week}>{t('planning.week.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="soft">
        {leg.programme.title[t.language]}, {leg.provider.name}
      </p>
      {trial.without.length > 0 && (
        <div class="notice" role="status">
          <p>{t('planning.week.without')}</p>
          <ul>
            {trial.without.map(key => (
              <li>
                {nameOf(key)}{' '}
                <a href={trialAddress(leg.programme.id, tried.holdAgain(trial, key))}>
                  {t('planning.week.hold-again')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </Page>
  )
}

/** While it is calculated: the page looks again by itself, also without scripts. */
export const WorkingPage = (props: PlanProps & { progress: Progress }) => {
  const { visit, leg, progress } = props
  const { best, least } = progress
  const { t } = visit
  const says = best === null ? t('planning.week.working') : t('planning.week.found', { best, least })
  return (
    <PlanFrame {...props} title="planning.week.making">
      <div class="card">
        <p role="status">{says}</p>
        {best === null ? (
          <progress aria-label={says} />
        ) : (
          <progress max={Math.max(best, 1)} value={least} aria-label={says} />
        )}
        <p class="soft">{t('planning.week.looks-again')}</p>
        <form method="post" action={urls.stopWeek(leg.programme.id)}>
          <input type="hidden" name="back" value={visit.path} />
          <button type="submit">{t('planning.week.stop')}</button>
        </form>
      </div>
    </PlanFrame>
  )
}

const states = {
  full: 'planning.week.module.full',
  none: 'planning.week.module.none',
  work: 'planning.week.module.work',
} as const
const mostFull = 4

/** Modules that are in no group now: why, and what one can do. */
export const NotPlanned = ({ visit: { t }, plan }: PlanProps) => {
  const rest = plan.modules.flatMap(module =>
    module.state === 'open' || module.state === 'held' ? [] : [{ ...module, state: module.state }],
  )
  return rest.length === 0 ? null : (
    <section>
      <h2>{t('planning.week.not-planned')}</h2>
      <ul class="cards">
        {rest.map(({ rung, state, groups }) => (
          <li class="card">
            <h3>{rung.module.title[t.language]}</h3>
            <p>{t(states[state])}</p>
            {state === 'full' &&
              groups.slice(0, mostFull).map(group => (
                <form method="post" action={urls.joinLine}>
                  <p>
                    {group.name}, {sayMeetings(group, t)}
                    <br />
                    <span class="soft">{sayDays(group, t)}</span>
                  </p>
                  <input type="hidden" name="group" value={group.id} />
                  <button type="submit">
                    {t('planning.week.place.wait')}
                    <span class="hidden-text">: {group.name}</span>
                  </button>
                </form>
              ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing to plan: every module is done, full, or without a group. */
export const NothingPage = (props: PlanProps) => {
  const { t } = props.visit
  return (
    <PlanFrame {...props} title="planning.week.making">
      <Empty>
        <p>{t(props.plan.modules.length === 0 ? 'planning.week.all-done' : 'planning.week.no-groups')}</p>
        <p>
          <a class="button" href={urls.ladder}>
            {t('planning.week.to-ladder')}
          </a>
        </p>
      </Empty>
      <NotPlanned {...props} />
    </PlanFrame>
  )
}

export const FailedPage = (props: PlanProps) => {
  const { visit, leg } = props
  const { t } = visit
  return (
    <PlanFrame {...props} title="planning.week.failed">
      <p>{t('planning.week.failed.text')}</p>
      <form method="post" action={urls.resumeWeek(leg.programme.id)}>
        <input type="hidden" name="back" value={visit.path} />
        <button type="submit" class="main">
          {t('planning.week.again')}
        </button>
      </form>
      <div class="buttons">
        <a class="button" href={urls.weekWishes}>
          {t('planning.week.wishes.title')}
        </a>
        <a class="button" href={urls.shifts}>
          {t('planning.week.shifts.title')}
        </a>
      </div>
    </PlanFrame>
  )
}

/** No choice of groups fits: the smallest set of wishes that clash, and what letting go of each gives. */
export const ClashPage = (props: PlanProps & { answer: TimetableAnswer & { state: 'impossible' } }) => {
  const { visit, leg, plan, whole, trial, answer } = props
  const { t } = visit
  const names = namesIn(whole.problem, t)
  return (
    <PlanFrame {...props} title="planning.week.clash.title">
      <p>{t('planning.week.clash.explain', { count: answer.clash.length })}</p>
      <ul class="cards">
        {answer.clash.map(wish => {
          const said = sayWish(plan.problem, wish)
          const relaxed = answer.relaxed.find(each => wishKey(each.wish) === wishKey(wish))
          return (
            <li class="card">
              <h2>{t(said.says, said.with ?? {})}</h2>
              {relaxed && sayGain(relaxed, t).map(line => <p>{line}</p>)}
              {(!relaxed || relaxed.timetable) && (
                <a class="button" href={trialAddress(leg.programme.id, tried.letGo(trial, wishKey(wish)))}>
                  {sayLetGo(wish, names, t)}
                </a>
              )}
            </li>
          )
        })}
      </ul>
      <Why reasons={[answer.because]} of={t('planning.week.clash.title')} t={t} />
      <div class="buttons">
        <a class="button" href={urls.weekWishes}>
          {t('planning.week.wishes.title')}
        </a>
        <a class="button" href={urls.shifts}>
          {t('planning.week.shifts.title')}
        </a>
      </div>
      <NotPlanned {...props} />
    </PlanFrame>
  )
}
