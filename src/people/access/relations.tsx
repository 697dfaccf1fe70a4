import type { Visit } from '../../platform/visit.ts'
import { groundNames, grounds } from './ground.ts'
import { partRules, parts, reaches } from './parts.ts'

/** Who can be let in to which part of a dossier, how, and for how long: the rules that letting in asks, as a table. */
export const RelationsTables = ({ visit: { t } }: { visit: Visit }) => (
  <>
    <h2>{t('people.relations.title')}</h2>
    <p>{t('people.relations.explain')}</p>
    <table class="table folds">
      <caption class="hidden-text">{t('people.relations.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.relations.ground')}</th>
          <th scope="col">{t('people.relations.whom')}</th>
          <th scope="col">{t('people.relations.ended-by')}</th>
        </tr>
      </thead>
      <tbody>
        {groundNames.map(ground => (
          <tr>
            <th scope="row">{t(`people.relations.ground.${ground}`)}</th>
            <td data-label={t('people.relations.whom')}>
              {grounds[ground].reaches.map(reach => t(`people.relations.reach.${reach}`)).join(', ')}
            </td>
            <td data-label={t('people.relations.ended-by')}>
              {t(`people.relations.ended-by.${grounds[ground].endedBy}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <h2>{t('people.relations.parts')}</h2>
    <table class="table folds">
      <caption class="hidden-text">{t('people.relations.parts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.access.part')}</th>
          {reaches.map(reach => (
            <th scope="col">{t(`people.relations.reach.${reach}`)}</th>
          ))}
          <th scope="col">{t('people.relations.days')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(part => {
          const rule = partRules[part]
          const roles = rule.roles.map(role => t(`people.role.${role}`)).join(', ')
          const opens = { address: t('people.permissions.everyone'), organisation: roles, member: roles }
          return (
            <tr>
              <th scope="row">
                {t(`people.part.${part}`)}
                {!rule.written && <span class="soft"> ({t('people.relations.to-come')})</span>}
              </th>
              {reaches.map(reach => (
                <td data-label={t(`people.relations.reach.${reach}`)}>
                  {rule.reaches.includes(reach) ? opens[reach] : t('people.relations.nobody')}
                </td>
              ))}
              <td data-label={t('people.relations.days')}>{t('people.access.days.count', { count: rule.days })}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </>
)
