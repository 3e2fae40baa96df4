/** What a field can know of the form it stands in: which fields there are. Their values come from the form itself. */
import { createContext, useContext } from 'react'

const FormFields = createContext<readonly string[]>([])

export const FormFieldsProvider = FormFields.Provider

export function useFormFields(): readonly string[] {
  return useContext(FormFields)
}
