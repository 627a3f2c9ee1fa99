import { membersApi, officesApi } from '@keqiao/shared/members'
import { organisationsApi } from '@keqiao/shared/organisations'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Desk } from './desk.ts'
import type { Invitations } from './people/invitations.ts'
import type { Members } from './people/members.ts'
import type { Offices } from './people/offices.ts'
import type { Organisations } from './service.ts'

interface Uses {
  organisations: Organisations
  organisationDesk: Desk
  members: Members
  invitations: Invitations
  offices: Offices
}

export function registerOrganisations(app: FastifyInstance, uses: Uses) {
  const { organisations, organisationDesk: desk, members, invitations, offices } = uses
  const api = organisationsApi
  serve(app, api.apply, ({ viewer, body }) => organisations.apply(viewer, body))
  serve(app, api.file, ({ viewer, params }) => organisations.file(viewer, params.id))
  serve(app, api.save, ({ viewer, params, body }) => organisations.save(viewer, params.id, body.revision, body.draft))
  serve(app, api.withdrawChange, ({ viewer, params }) => organisations.withdrawChange(viewer, params.id))
  serve(app, api.move, ({ viewer, params, body }) => organisations.move(viewer, params.id, body.move, body.revision))
  serve(app, api.claim, ({ viewer, body }) => organisations.claim(viewer, body))

  serve(app, api.desk, ({ viewer, query }) => desk.queue(viewer, query))
  serve(app, api.deskFile, ({ viewer, params }) => desk.show(viewer, params.id))
  serve(app, api.decide, ({ viewer, params, body }) => desk.decide(viewer, params.id, body))
  serve(app, api.decideChange, ({ viewer, params, body }) => desk.decideChange(viewer, params.id, body))
  serve(app, api.decideClaim, ({ viewer, params, body }) => desk.decideClaim(viewer, params.id, body))

  serve(app, membersApi.list, ({ viewer, params }) => members.list(viewer, params.id))
  serve(app, membersApi.setRole, ({ viewer, params, body }) => members.setRole(viewer, params.id, params.personId, body.role))
  serve(app, membersApi.remove, ({ viewer, params }) => members.remove(viewer, params.id, params.personId))
  serve(app, membersApi.leave, ({ viewer, params, body }) => members.leave(viewer, params.id, body.handTo))

  serve(app, membersApi.invitations, ({ viewer, params }) => invitations.ofOrganisation(viewer, params.id))
  serve(app, membersApi.invite, ({ viewer, params, body }) => invitations.invite(viewer, params.id, body))
  serve(app, membersApi.resend, ({ viewer, params }) => invitations.resend(viewer, params.id))
  serve(app, membersApi.revoke, ({ viewer, params }) => invitations.revoke(viewer, params.id))
  serve(app, membersApi.invitation, ({ viewer, params }) => invitations.open(viewer, params.token))
  serve(app, membersApi.mine, ({ viewer }) => invitations.mine(viewer))
  serve(app, membersApi.acceptMine, ({ viewer, params }) => invitations.acceptMine(viewer, params.id))
  serve(app, membersApi.accept, ({ viewer, params }) => invitations.accept(viewer, params.token))

  serve(app, officesApi.list, ({ viewer }) => offices.list(viewer))
  serve(app, officesApi.appoint, ({ viewer, body }) => offices.appoint(viewer, body))
  serve(app, officesApi.dismiss, ({ viewer, params }) => offices.dismiss(viewer, params.personId, params.role))
}
