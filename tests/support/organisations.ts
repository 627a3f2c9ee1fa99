import { OrganisationForm } from '@keqiao/shared/organisations'
import { usccCheck } from '@keqiao/shared/uscc'

let made = 0

/** A code that holds and belongs to nobody: no place has the region 000000. */
export function inventedCode(): string {
  const body = `91000000T${String(++made).padStart(8, '0')}`
  return body + usccCheck(body)
}

/** An application that would be taken. */
export const application = (more: Partial<OrganisationForm> = {}): OrganisationForm =>
  OrganisationForm.parse({ name: `滦南测试机械${made + 1}厂`, kind: 'ENT', region: '130200', uscc: inventedCode(), ...more })
