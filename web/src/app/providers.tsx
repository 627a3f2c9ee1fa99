import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '../api/call.ts'

const FINAL = new Set(['not_found', 'unauthenticated', 'forbidden', 'invalid_input'])

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && FINAL.has(error.code)),
    },
    // A press of a button reports at once that there is no network, instead of waiting for one.
    mutations: { networkMode: 'always' },
  },
})

export function Providers({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
