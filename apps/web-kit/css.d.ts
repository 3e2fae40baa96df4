/** Styles are loaded for what they do; they say nothing to the program. */
declare module '*.css'
