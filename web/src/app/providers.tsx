import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '../api/call.ts'

const FINAL = new Set(['not_found', 'unauthenticated', 'forbidden', 'invalid_input', 'offline'])

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without a network a read fails at once and says so, instead of waiting behind a skeleton.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && FINAL.has(error.code)),
    },
    mutations: { networkMode: 'always' },
  },
})

export function Providers({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
