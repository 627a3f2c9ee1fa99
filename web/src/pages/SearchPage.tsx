import type { FacetName, SearchReply } from '@keqiao/shared/search'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { SaveSearch } from '../features/alerts/SaveSearch.tsx'
import { CardRow } from '../features/listings/CardRow.tsx'
import { type Asked, filterCount, noFilters, readAsked, toggled, writeAsked } from '../features/search/address.ts'
import { Chosen } from '../features/search/Chosen.tsx'
import { FacetList } from '../features/search/FacetList.tsx'
import { Meant } from '../features/search/Meant.tsx'
import { exportAddress, searchQuery } from '../features/search/queries.ts'
import { SearchBox } from '../features/search/SearchBox.tsx'
import { WhyFound } from '../features/search/WhyFound.tsx'
import { Button, ButtonAnchor, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Pager } from '../ui/Pager.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { number } from '../words/format.ts'
import { useLanguage, useSay } from '../words/say.ts'
import css from './SearchPage.module.css'

export function SearchPage() {
  const app = useSay('app')
  const say = useSay('search')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const asked = readAsked(params)
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(searchQuery(asked))
  const go = (next: Asked) => navigate(writeAsked(next))
  const stay = (next: Asked) => navigate(writeAsked(next), { preventScrollReset: true })
  const toggle = (name: FacetName, code: string) => stay(toggled(asked, name, code))
  const clear = () => stay({ ...asked, page: 1, filters: noFilters() })
  const other = (kind: Asked['kind']) => writeAsked({ ...asked, kind, page: 1, filters: noFilters() })
  const title = asked.q ? say('title.of', { q: asked.q }) : say(`title.${asked.kind}`)
  return (
    <Page title={app('title', { page: title })}>
      <h1 className={css.title}>{say(`title.${asked.kind}`)}</h1>
      <SearchBox
        key={`${asked.kind}:${asked.q}`}
        kind={asked.kind}
        q={asked.q}
        onSearch={(q) => go({ ...asked, q, page: 1, sort: 'relevance', as: 'meant' })}
      />
      <div className={css.tabs}>
        <Tabs
          label={say('scope')}
          here={asked.kind}
          tabs={[
            { key: 'achievement', to: other('achievement'), text: say('kind.achievement') },
            { key: 'need', to: other('need'), text: say('kind.need'), look: 'wanted' },
          ]}
        />
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <div className={css.grid}>
        <aside className={css.aside} aria-label={say('filters')}>
          {data && <FacetList asked={asked} facets={data.facets} onToggle={toggle} />}
        </aside>
        <section className={css.results} aria-label={say('results')} aria-busy={isPlaceholderData}>
          {isPending && <Skeleton lines={12} />}
          {data && (
            <>
              <ResultsHead asked={asked} reply={data} onToggle={toggle} onSort={(sort) => stay({ ...asked, sort, page: 1 })} />
              <Standing reply={data} />
              <Meant asked={asked} understood={data.understood} />
              <Chosen asked={asked} onToggle={toggle} onClear={clear} />
              {data.items.length === 0 ? <NothingFound asked={asked} onClear={clear} /> : <Hits asked={asked} reply={data} />}
              <Pager page={data.page} size={data.size} total={data.total} to={(page) => writeAsked({ ...asked, page })} />
            </>
          )}
        </section>
      </div>
    </Page>
  )
}

function Hits({ asked, reply }: { asked: Asked; reply: SearchReply }) {
  const say = useSay('search')
  return reply.items.map((hit) => (
    <CardRow
      key={hit.card.id}
      level={2}
      card={hit.card}
      title={<Segments of={hit.title} />}
      mark={hit.fulfils ? <Tag look="fine">{say('fulfils')}</Tag> : undefined}
      text={hit.text.length > 0 ? <Segments of={hit.text} /> : undefined}
      below={asked.q && asked.sort === 'relevance' ? <WhyFound hit={hit} /> : undefined}
    />
  ))
}

interface HeadProps {
  asked: Asked
  reply: SearchReply
  onToggle: (name: FacetName, code: string) => void
  onSort: (sort: Asked['sort']) => void
}

function ResultsHead({ asked, reply, onToggle, onSort }: HeadProps) {
  const say = useSay('search')
  const language = useLanguage()
  const [sheet, setSheet] = useState(false)
  const count = number(reply.total, language)
  const total = reply.about ? say('about', { total: count }) : count
  const filters = filterCount(asked)
  const { person } = useMe()
  return (
    <div className={css.head}>
      <p role="status">
        {asked.q
          ? say(`totalFor.${asked.kind}`, { total, q: reply.understood.searched ?? asked.q })
          : say(`total.${asked.kind}`, { total })}
      </p>
      <div className={css.tools}>
        <span className={css.sheetButton}>
          <Button small aria-haspopup="dialog" onClick={() => setSheet(true)}>
            {filters > 0 ? say('filtersCount', { count: filters }) : say('filters')}
          </Button>
        </span>
        {person && <SaveSearch key={writeAsked(asked)} asked={asked} name={asked.q || say(`title.${asked.kind}`)} />}
        {reply.total > 0 && (
          <label className={css.sort}>
            {say('sort.label')}
            <select value={asked.sort} onChange={(event) => onSort(event.target.value === 'date' ? 'date' : 'relevance')}>
              <option value="relevance">{say('sort.relevance')}</option>
              <option value="date">{say('sort.date')}</option>
            </select>
          </label>
        )}
        {reply.total > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: two links, not a fieldset
          <span className={css.export} role="group" aria-label={say('export')}>
            {say('exportShort')}
            <ButtonAnchor look="quiet" small href={exportAddress(asked, 'xlsx')}>
              Excel
            </ButtonAnchor>
            <ButtonAnchor look="quiet" small href={exportAddress(asked, 'csv')}>
              CSV
            </ButtonAnchor>
          </span>
        )}
      </div>
      <Dialog open={sheet} onClose={() => setSheet(false)} title={say('filters')} sheet>
        <FacetList asked={asked} facets={reply.facets} onToggle={onToggle} />
        <div className={css.show}>
          <Button look="known" onClick={() => setSheet(false)}>
            {say('showResults', { total })}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}

/** What stands between the search and all it should know. */
function Standing({ reply: { standIn, waiting } }: { reply: SearchReply }) {
  const say = useSay('search')
  const language = useLanguage()
  return standIn || waiting > 0 ? (
    <div role="note" className={css.standing}>
      {standIn && <p>{say('standIn')}</p>}
      {waiting > 0 && <p>{say('waiting', { waiting: number(waiting, language) })}</p>}
    </div>
  ) : null
}

function NothingFound({ asked, onClear }: { asked: Asked; onClear: () => void }) {
  const say = useSay('search')
  const filtered = filterCount(asked) > 0
  const other = asked.kind === 'need' ? 'achievement' : 'need'
  return (
    <Empty title={say('empty.title')} text={say(filtered ? 'empty.filtered' : `empty.text.${asked.kind}`)}>
      {filtered && (
        <Button look="known" onClick={onClear}>
          {say('clearAll')}
        </Button>
      )}
      <ButtonLink
        look={asked.kind === 'need' ? 'known' : 'wanted'}
        to={asked.kind === 'need' ? paths.newAchievement : paths.newNeed}
      >
        {say(`empty.post.${asked.kind}`)}
      </ButtonLink>
      <ButtonLink to={writeAsked({ ...asked, kind: other, page: 1, filters: noFilters() })}>
        {say(`empty.other.${asked.kind}`)}
      </ButtonLink>
    </Empty>
  )
}
