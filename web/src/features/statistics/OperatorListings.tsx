import { LISTING_STATES, LIVES, type ListingState } from '@keqiao/shared/lifecycle'
import { LISTING_KINDS, type ListingKind } from '@keqiao/shared/listings'
import type { OperatorRow } from '@keqiao/shared/statistics'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './OperatorListings.module.css'
import { type ListingsAsked, listingsQuery } from './queries.ts'
import { type OperatorActions, TakeDownDialog } from './TakeDownDialog.tsx'

function readListingsAsked(params: URLSearchParams): ListingsAsked {
  return {
    kind: params.get('kind') === 'need' ? 'need' : 'achievement',
    state: LISTING_STATES.find((state) => state === params.get('state')),
    q: params.get('q') ?? '',
    page: Math.max(1, Number(params.get('page')) || 1),
  }
}

const addressOf = ({ kind, state, q, page }: ListingsAsked) =>
  `${paths.operator}?${new URLSearchParams({ kind, ...(state ? { state } : {}), ...(q ? { q } : {}), page: String(page) })}`

/** Every listing in every state; the operator takes down and restores. */
/** From where a listing can be taken down. */
const DOWN = {
  achievement: new Set(LIVES.achievement.flatMap((one) => (one.move === 'take_down' ? one.from : []))),
  need: new Set(LIVES.need.flatMap((one) => (one.move === 'take_down' ? one.from : []))),
}

export function OperatorListings({ actions }: { actions: OperatorActions }) {
  const say = useSay('statistics')
  const listings = useSay('listings')
  const language = useLanguage()
  const { label } = useLabels()
  const [params] = useSearchParams()
  const asked = readListingsAsked(params)
  const { data, error, isPending, refetch } = useQuery(listingsQuery(asked))
  const [taking, setTaking] = useState<OperatorRow | null>(null)
  const [done, setDone] = useState<'takeDown' | 'restore' | null>(null)
  const restore = actions[asked.kind].restore
  return (
    <div className={css.desk}>
      <Filters key={addressOf(asked)} asked={asked} />
      {done && (
        <Notice look="fine">
          <p>{say(`operator.done.${done}`)}</p>
        </Notice>
      )}
      {restore.isError && <Trouble error={restore.error} />}
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <Empty title={say('operator.none')} text={say('operator.noneText')} />}
      {data && data.total > 0 && (
        <>
          <Grid
            caption={say('operator.listings')}
            rows={data.items}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: say('operator.columns.name'),
                cell: (row) => <Link to={paths.listing(row.kind, row.id)}>{row.name}</Link>,
              },
              { key: 'owner', title: say('operator.columns.owner'), cell: ({ owner }) => owner ?? listings('noOwner') },
              { key: 'state', title: say('operator.columns.state'), cell: ({ state }) => listings(`stateShort.${state}`) },
              {
                key: 'region',
                title: say('operator.columns.region'),
                cell: ({ region }) => (region ? label('region', region) : '—'),
              },
              { key: 'updated', title: say('operator.columns.updated'), cell: ({ updatedAt }) => dateTime(updatedAt, language) },
              {
                key: 'action',
                title: say('operator.columns.action'),
                cell: (row) =>
                  row.state === 'taken_down' ? (
                    <Button
                      small
                      aria-label={`${say('operator.restore')} ${row.name}`}
                      disabled={restore.isPending}
                      onClick={() => restore.mutate(row.id, { onSuccess: () => setDone('restore') })}
                    >
                      {say('operator.restore')}
                    </Button>
                  ) : DOWN[row.kind].has(row.state) ? (
                    <Button small aria-label={`${say('operator.takeDown')} ${row.name}`} onClick={() => setTaking(row)}>
                      {say('operator.takeDown')}
                    </Button>
                  ) : null,
              },
            ]}
          />
          <Pager page={data.page} size={data.size} total={data.total} to={(page) => addressOf({ ...asked, page })} />
        </>
      )}
      <TakeDownDialog
        row={taking}
        actions={actions}
        onClose={() => setTaking(null)}
        onDone={() => {
          setTaking(null)
          setDone('takeDown')
        }}
      />
    </div>
  )
}

function Filters({ asked }: { asked: ListingsAsked }) {
  const say = useSay('statistics')
  const listings = useSay('listings')
  const [, setParams] = useSearchParams()
  const [q, setQ] = useState(asked.q)
  const go = (next: Partial<ListingsAsked>) =>
    setParams(new URL(addressOf({ ...asked, q, page: 1, ...next }), window.location.origin).searchParams)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({})
  }
  return (
    <form className={css.filters} onSubmit={submit}>
      <SelectField
        label={say('operator.kind')}
        value={asked.kind}
        onChange={(event) => go({ kind: event.target.value as ListingKind })}
      >
        {LISTING_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {listings(`kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('operator.state')}
        value={asked.state ?? ''}
        onChange={(event) => go({ state: (event.target.value || undefined) as ListingState | undefined })}
      >
        <option value="">{say('operator.anyState')}</option>
        {LISTING_STATES.map((state) => (
          <option key={state} value={state}>
            {listings(`stateShort.${state}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('operator.search')}
        type="search"
        maxLength={100}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <Button type="submit" look="known">
        {say('operator.find')}
      </Button>
    </form>
  )
}
