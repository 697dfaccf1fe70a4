import { Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { DevelopmentProps } from './development.pages.tsx'
import { type Action, type Goal, isLate, owners, progressOf } from './development.ts'

/** The address of a step of this plan. */
export const to = ({ found }: DevelopmentProps, step: string) => urls.developmentStep(found.id, step)

/** How far it is, as a bar with its words. */
export const Progress = ({ goals, label }: { goals: Goal[]; label: string }) => {
  const { done, all } = progressOf(goals)
  return all === 0 ? null : (
    <p class="progress-line">
      <progress max={all} value={done} aria-label={label} /> {label}
    </p>
  )
}

const ActionFields = ({
  props,
  action,
  typed,
  at,
}: {
  props: DevelopmentProps
  action?: Action
  typed?: Record<string, string> | undefined
  /** Sets fields of one form apart from those of another on the page. */
  at: string
}) => {
  const { t } = props.visit
  const value = typed ?? { words: action?.words ?? '', who: action?.who ?? 'worker', by: action?.by ?? '' }
  return (
    <>
      <div class="field">
        <label for={`words-${at}`}>{t('planning.development-plan.action.words')}</label>
        <input id={`words-${at}`} name="words" type="text" value={value.words} maxlength={300} />
      </div>
      <div class="inline-form">
        <label>
          {t('planning.development-plan.action.who')}
          <select name="who">
            {owners.map(owner => (
              <option value={owner} selected={owner === value.who}>
                {t(`planning.development-plan.who.${owner}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('planning.development-plan.by')}
          <input name="by" type="date" value={value.by} />
        </label>
      </div>
    </>
  )
}

const ActionLine = ({ props, action }: { props: DevelopmentProps; action: Action }) => {
  const { visit, own } = props
  const { t, today } = visit
  const hidden = <span class="hidden-text">: {action.words}</span>
  return (
    <li class={action.doneOn ? 'action over' : 'action'}>
      <div>
        <p class="action-words">{action.words}</p>
        <p class="soft">
          <span class={`voice-${action.who}`}>{t(`planning.development-plan.who.${action.who}`)}</span>
          {action.by && `, ${t('planning.development-plan.before', { day: action.by })}`}{' '}
          {action.doneOn && (
            <Tag tone="done" icon="check">
              {t('planning.development-plan.done-on', { day: action.doneOn })}
            </Tag>
          )}
          {isLate(action, today) && (
            <Tag tone="urgent" icon="clock">
              {t('planning.development-plan.late')}
            </Tag>
          )}
        </p>
      </div>
      <div class="no-print">
        <form method="post" action={to(props, action.doneOn ? 'heropen' : 'klaar')}>
          <input type="hidden" name="action" value={action.id} />
          <button type="submit">
            {t(action.doneOn ? 'planning.development-plan.reopen' : 'planning.development-plan.finish')}
            {hidden}
          </button>
        </form>
        <details>
          <summary>
            {t('planning.development-plan.change')}
            {hidden}
          </summary>
          <form method="post" action={to(props, 'actie')}>
            <input type="hidden" name="action" value={action.id} />
            <ActionFields props={props} action={action} at={action.id} />
            <button type="submit">{t('planning.development-plan.keep')}</button>
          </form>
          {own && (
            <form method="post" action={to(props, 'actie-weg')}>
              <input type="hidden" name="action" value={action.id} />
              <button type="submit" class="quiet">
                {t('planning.development-plan.drop-action')}
                {hidden}
              </button>
            </form>
          )}
        </details>
      </div>
    </li>
  )
}

/** One goal with its actions: what is to do, by whom, before when. */
export const GoalCard = ({ props, goal }: { props: DevelopmentProps; goal: Goal }) => {
  const { visit, own, typed } = props
  const { t } = visit
  const { done, all } = progressOf([goal])
  return (
    <section class="card goal">
      <h2>{goal.words}</h2>
      <p>
        {goal.by && <span class="soft">{t('planning.development-plan.before', { day: goal.by })} </span>}
        {goal.reachedOn && (
          <Tag tone="done" icon="flag">
            {t('planning.development-plan.reached-on', { day: goal.reachedOn })}
          </Tag>
        )}
      </p>
      <Progress goals={[goal]} label={t('planning.development-plan.progress', { done, all })} />
      {goal.actions.length === 0 ? (
        <p>{t('planning.development-plan.no-actions')}</p>
      ) : (
        <ol class="actions">
          {goal.actions.map(action => (
            <ActionLine props={props} action={action} />
          ))}
        </ol>
      )}
      <details class="no-print" open={typed?.goal === goal.id}>
        <summary>
          {t('planning.development-plan.add-action')}
          <span class="hidden-text">: {goal.words}</span>
        </summary>
        <form method="post" action={to(props, 'actie')}>
          <input type="hidden" name="goal" value={goal.id} />
          <ActionFields props={props} typed={typed?.goal === goal.id ? typed : undefined} at={goal.id} />
          <button type="submit" class="main">
            {t('planning.development-plan.add-action.do')}
          </button>
        </form>
      </details>
      {own && (
        <div class="buttons no-print">
          {goal.reachedOn === null && (
            <form method="post" action={to(props, 'bereikt')}>
              <input type="hidden" name="goal" value={goal.id} />
              <button type="submit">
                {t('planning.development-plan.reach')}
                <span class="hidden-text">: {goal.words}</span>
              </button>
            </form>
          )}
          <form method="post" action={to(props, 'doel-weg')}>
            <input type="hidden" name="goal" value={goal.id} />
            <button type="submit" class="quiet">
              {t('planning.development-plan.drop-goal')}
              <span class="hidden-text">: {goal.words}</span>
            </button>
          </form>
        </div>
      )}
    </section>
  )
}
