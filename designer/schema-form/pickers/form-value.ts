import { createContext } from 'react'

/** The whole value of a generated form, for inputs whose choices depend on others. */
export const FormValueContext = createContext<unknown>(undefined)
