import type { Outgoing } from '../src/platform/tables.ts'
import type { Visit } from '../src/platform/visit.ts'
import { Page } from '../src/ui/page.tsx'
import { Empty } from '../src/ui/pieces.tsx'

export const MailboxPage = ({
  visit,
  messages,
}: {
  visit: Visit
  messages: Pick<Outgoing, 'recipient' | 'subject' | 'body'>[]
}) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('house.mailbox.title')} narrow>
      <h1>{t('house.mailbox.title')}</h1>
      {messages.length === 0 && (
        <Empty>
          <p>{t('house.mailbox.empty')}</p>
        </Empty>
      )}
      {messages.map(({ recipient, subject, body }) => (
        <article class="card">
          <p class="soft">
            {t('house.mailbox.to')}: {recipient}
          </p>
          <h2>{subject}</h2>
          {body.split('\n').map(line => (
            <p>{/^https?:/.test(line) ? <a href={line}>{line}</a> : line}</p>
          ))}
        </article>
      ))}
    </Page>
  )
}
