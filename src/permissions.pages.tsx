import { RelationsTables } from './people/index.ts'
import { permissions } from './permissions.ts'
import type { Visit } from './platform/visit.ts'
import { Page } from './ui/page.tsx'

/** The table that the door itself asks, as a page. */
export const PermissionsPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.permissions.title')}>
      <h1>{t('people.permissions.title')}</h1>
      <p>{t('people.permissions.explain')}</p>
      <table class="table folds">
        <caption class="hidden-text">{t('people.permissions.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.permissions.under')}</th>
            <th scope="col">{t('people.permissions.who')}</th>
            <th scope="col">{t('people.permissions.finds')}</th>
            <th scope="col">{t('people.help.permission')}</th>
          </tr>
        </thead>
        <tbody>
          {permissions.map(({ under, roles, finds, helper }) => (
            <tr>
              <th scope="row">{under}</th>
              <td data-label={t('people.permissions.who')}>
                {roles === 'everyone'
                  ? t('people.permissions.everyone')
                  : roles.map(role => t(`people.role.${role}`)).join(', ')}
              </td>
              <td data-label={t('people.permissions.finds')}>{t(`people.permissions.finds.${finds}`)}</td>
              <td data-label={t('people.help.permission')}>
                {t(helper ? 'people.help.permission.yes' : 'people.help.permission.no')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RelationsTables visit={visit} />
    </Page>
  )
}
