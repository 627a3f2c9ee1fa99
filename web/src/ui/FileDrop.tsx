import { type ReactNode, useState } from 'react'
import css from './FileDrop.module.css'

interface Props {
  /** Endings with their dots, separated by commas. */
  accept: string
  onFiles: (files: File[]) => void
  disabled?: boolean
  children: ReactNode
}

/** A place to drop files on, or to press for the browser's own choice. */
export function FileDrop({ accept, onFiles, disabled, children }: Props) {
  const [over, setOver] = useState(false)
  return (
    <label
      className={over ? `${css.drop} ${css.over}` : css.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) onFiles([...event.dataTransfer.files])
      }}
    >
      <input
        type="file"
        multiple
        className={css.input}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again after a refusal.
          event.target.value = ''
        }}
      />
      {children}
    </label>
  )
}
