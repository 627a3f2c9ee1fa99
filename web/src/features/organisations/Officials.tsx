import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/Button.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AppointForm } from './AppointForm.tsx'
import css from './form.module.css'
import { officialsQuery, useDismiss } from './memberQueries.ts'
import { SentInvitations } from './SentInvitations.tsx'

/** Who reviews, operates and audits, and where. */
export function Officials() {
  const say = useSay('organisations')
  const language = useLanguage()
  const { label } = useLabels()
  const { data, error, isPending } = useQuery(officialsQuery)
  const dismiss = useDismiss()
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} />
  return (
    <div className={`${css.group} ${css.desk}`} style={{ gap: '36px', marginTop: '24px' }}>
      <section className={css.group}>
        <h2>{say('office.appoint')}</h2>
        <AppointForm />
      </section>
      <section className={css.group}>
        <h2>{say('office.waiting')}</h2>
        <SentInvitations items={data.invitations} />
      </section>
      <section className={css.group}>
        <h2>{say('office.title')}</h2>
        <Refusals error={dismiss.error} rest={[]} />
        <Grid
          caption={say('office.title')}
          rows={data.items}
          keyOf={({ id, role }) => `${id} ${role}`}
          columns={[
            { key: 'name', title: say('members.name'), cell: ({ name, you }) => (you ? say('members.you', { name }) : name) },
            { key: 'email', title: say('members.email'), cell: ({ email }) => email },
            { key: 'role', title: say('office.role'), cell: ({ role }) => label('role', role) },
            { key: 'region', title: say('field.region'), cell: ({ region }) => label('region', region) },
            { key: 'since', title: say('members.since'), cell: ({ since }) => date(since, language) },
            {
              key: 'action',
              title: say('members.action'),
              cell: ({ id, name, role, you }) =>
                you ? null : (
                  <Button
                    small
                    look="quiet"
                    disabled={dismiss.isPending}
                    aria-label={say('office.dismissOf', { name, office: label('role', role) })}
                    onClick={() => dismiss.mutate({ personId: id, role })}
                  >
                    {say('office.dismiss')}
                  </Button>
                ),
            },
          ]}
        />
      </section>
    </div>
  )
}
