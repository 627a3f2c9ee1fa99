export interface Words {
  [key: string]: string | Words
}
/** A module's words in both languages; a test holds their keys equal. */
export interface Dictionary {
  zh: Words
  en: Words
}
