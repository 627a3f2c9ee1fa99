import { calendarPath, ticketUrl } from '@keqiao/shared/signups'
import { useQuery } from '@tanstack/react-query'
import { ButtonAnchor } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './MySignup.module.css'

/** A picture, so that it can be kept by a long press, in WeChat's browser as well. */
export function Ticket({ token, ticket }: { token: string; ticket: string }) {
  const say = useSay('roadshow')
  const { data } = useQuery({
    queryKey: ['roadshow', 'qr', ticket],
    queryFn: async () => {
      const qrcode = await import('qrcode')
      return qrcode.toDataURL(ticketUrl(location.origin, ticket), { margin: 3, scale: 10, errorCorrectionLevel: 'M' })
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <section className={css.ticket} aria-label={say('mine.ticket')}>
      {data && <img src={data} alt={say('mine.ticket')} width={320} height={320} />}
      <p>{say('mine.ticketText')}</p>
      <ButtonAnchor href={calendarPath(token)}>{say('mine.calendar')}</ButtonAnchor>
    </section>
  )
}
