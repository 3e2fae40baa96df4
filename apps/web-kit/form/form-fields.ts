/** What a field can know of the form it stands in: which fields there are. Their values come from the form itself. */
import { createContext, useContext } from 'react'

const FormFields = createContext<readonly string[]>([])

export const FormFieldsProvider = FormFields.Provider

export function useFormFields(): readonly string[] {
  return useContext(FormFields)
}

/** What was picked as it is called, by the field's name and value: '10000001 李明' is read where '10000001' is not. */
export type FormLabels = Map<string, string>

const Labels = createContext<FormLabels>(new Map())

export const FormLabelsProvider = Labels.Provider

export function useFormLabels(): FormLabels {
  return useContext(Labels)
}

export const labelKey = (name: string, value: unknown): string => `${name} ${String(value)}`
