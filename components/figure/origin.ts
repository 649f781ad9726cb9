import { createContext, useContext } from 'react';

const Context = createContext('');

/** Gives all figures below it the line that their exports carry: whose numbers these are. */
export const FigureOrigin = Context;

/** The model and the text that the figures of the page are of, in a line; empty where unknown. */
export const useFigureOrigin = (): string => useContext(Context);
