import { useQuery } from '@tanstack/react-query'
import css from './SecuritySheet.module.css'

/** Drawn on this page, by code that is loaded when it is needed: the secret goes nowhere. */
export function QrPicture({ text, alt }: { text: string; alt: string }) {
  const { data } = useQuery({
    queryKey: ['security', 'qr', text],
    queryFn: async () => {
      const qrcode = await import('qrcode')
      return qrcode.toString(text, { type: 'svg', margin: 2 })
    },
    gcTime: 0,
  })
  if (!data) return <span className={css.picture} aria-busy="true" />
  return <img className={css.picture} alt={alt} src={`data:image/svg+xml;utf8,${encodeURIComponent(data)}`} />
}
