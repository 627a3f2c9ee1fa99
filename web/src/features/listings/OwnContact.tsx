import type { Contact } from '@keqiao/shared/listings'
import css from './OwnContact.module.css'

/** Present only in what the server sends to the owner. */
export function OwnContact({ contact, title }: { contact: Contact | null; title: string }) {
  return contact ? (
    <div className={css.contact}>
      <h2>{title}</h2>
      <p>{[contact.person, contact.phone, contact.email].filter(Boolean).join(' · ')}</p>
    </div>
  ) : null
}
