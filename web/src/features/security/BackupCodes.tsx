import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import css from './SecuritySheet.module.css'

/** Shown once; nobody can show them again. */
export function BackupCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const say = useSay('security')
  const [copied, setCopied] = useState<boolean | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'center' })
  }, [])
  async function copy() {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      setCopied(true)
    } catch {
      // Over plain http there is no clipboard; marked text can still be copied by hand.
      if (list.current) getSelection()?.selectAllChildren(list.current)
      setCopied(false)
    }
  }
  return (
    <div className={css.part}>
      <Notice look="known" title={say('backup.title')}>
        <p>{say('backup.text')}</p>
      </Notice>
      <ul className={css.codes} ref={list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      {copied !== null && <p role="status">{say(copied ? 'backup.copied' : 'backup.marked')}</p>}
      <span className={css.device}>
        <Button onClick={copy}>{say('backup.copy')}</Button>
        <Button onClick={() => print()}>{say('backup.print')}</Button>
        <Button look="known" onClick={onDone}>
          {say('backup.done')}
        </Button>
      </span>
    </div>
  )
}
