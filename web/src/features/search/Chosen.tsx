import { FACETS, type FacetName } from '@keqiao/shared/search'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import { type Asked, filterCount } from './address.ts'
import css from './Chosen.module.css'
import { useFilterWords } from './filterWords.ts'

interface Props {
  asked: Asked
  onToggle: (name: FacetName, code: string) => void
  onClear: () => void
}

/** The filters in force, each removable. */
export function Chosen({ asked, onToggle, onClear }: Props) {
  const say = useSay('search')
  const words = useFilterWords()
  if (filterCount(asked) === 0) return null
  return (
    <ul className={css.chosen}>
      {FACETS.flatMap((name) =>
        asked.filters[name].map((code) => (
          <li key={`${name}:${code}`}>
            <button
              type="button"
              className={css.chip}
              aria-label={say('remove', { name: words(name, code) })}
              onClick={() => onToggle(name, code)}
            >
              {words(name, code)} <span aria-hidden="true">×</span>
            </button>
          </li>
        )),
      )}
      <li>
        <Button look="quiet" small onClick={onClear}>
          {say('clearAll')}
        </Button>
      </li>
    </ul>
  )
}
