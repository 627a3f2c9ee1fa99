import type { ListingKind } from '@keqiao/shared/listings'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import { suggestQuery } from './queries.ts'
import css from './SearchBox.module.css'

interface Props {
  kind: ListingKind
  q: string
  onSearch: (q: string) => void
  grand?: boolean
}

/** One box; suggestions by arrow keys, Enter searches, Escape closes. */
export function SearchBox({ kind, q, onSearch, grand }: Props) {
  const say = useSay('search')
  const id = useId()
  const [text, setText] = useState(q)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const { data } = useQuery({ ...suggestQuery(kind, useDeferredValue(text.trim())), ...(open ? {} : { enabled: false }) })
  const offers = open && text.trim() ? (data?.items ?? []) : []
  const chosen = offers[at]

  const search = (words: string) => {
    setText(words)
    setOpen(false)
    setAt(-1)
    onSearch(words.trim())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    search(chosen?.text ?? text)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && offers.length > 0) {
      event.preventDefault()
      setOpen(false)
      setAt(-1)
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && offers.length > 0) {
      event.preventDefault()
      setAt((now) => ((now + 1 + step + offers.length + 1) % (offers.length + 1)) - 1)
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: older phones do not know the search element
    <form role="search" className={grand ? `${css.box} ${css.grand}` : css.box} onSubmit={submit}>
      <div className={css.field}>
        <input
          type="search"
          name="q"
          aria-label={say('label')}
          className={css.input}
          placeholder={say(`placeholder.${kind}`)}
          maxLength={2000}
          value={text}
          autoComplete="off"
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={`${id}-offers`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${at}` : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
            setAt(-1)
          }}
          onKeyDown={keys}
          onBlur={() => setOpen(false)}
        />
        <div
          id={`${id}-offers`}
          role="listbox"
          aria-label={say('suggestions')}
          className={css.offers}
          hidden={offers.length === 0}
        >
          {offers.map((offer, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the box
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled at the box
            <div
              key={offer.text}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              className={css.offer}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => search(offer.text)}
            >
              {offer.text}
              <span>{offer.count}</span>
            </div>
          ))}
        </div>
      </div>
      <Button type="submit" look={kind === 'need' ? 'wanted' : 'known'}>
        {say('submit')}
      </Button>
    </form>
  )
}
