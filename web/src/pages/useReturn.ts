import { useLocation } from 'react-router'
import { paths } from '../app/paths.ts'

const HERE = 'https://here.invalid'
const read = (address: string) => (URL.canParse(address, HERE) ? new URL(address, HERE) : null)

/** Where a person wanted to go before being asked to sign in; only addresses of this site, as a browser reads them. */
export function returnAddress(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  const url = to.startsWith('/') ? read(to) : null
  if (url?.origin !== HERE) return paths.workspace
  const address = url.pathname + url.search + url.hash
  // What was taken apart is read once more: `/.//host` comes out as `//host`.
  return read(address)?.origin === HERE ? address : paths.workspace
}

export function useReturn() {
  const { search } = useLocation()
  return { search, to: returnAddress(search) }
}
