import type { Visit } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import type { Letter } from '../share-dossier.ts'
import type { Organisation } from './organisation.ts'

/** What an invitation's mail says, given its code; null where no mail goes out. */
export const letterFor = ({ mail, t, origin }: Visit, { name }: Pick<Organisation, 'name'>) =>
  mail
    ? (code: string): Letter => ({
        subject: t('people.invite.mail.subject'),
        body: t('people.invite.mail.body', { name, link: new URL(urls.invitation(code), origin).href }),
      })
    : null
