export { readMail } from '@keqiao/scripts/read-mail.ts'
