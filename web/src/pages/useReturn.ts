import { useLocation, useNavigate } from 'react-router'
import { paths } from '../app/paths.ts'

/** Where a person wanted to go before being asked to sign in; only addresses of this site. */
export function returnAddress(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  return /^\/(?![/\\])/.test(to) ? to : paths.workspace
}

export function useReturn() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const to = returnAddress(search)
  return { search, to, goBack: () => navigate(to, { replace: true }) }
}
