import { accountsApi } from '@keqiao/shared/accounts'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Accounts } from './service.ts'

export function registerAccounts(app: FastifyInstance, accounts: Accounts) {
  serve(app, accountsApi.me, ({ viewer }) => accounts.me(viewer))
}
