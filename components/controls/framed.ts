import { createContext, useContext } from 'react';

/** True around a figure that a page of another site shows in a frame. */
export const FramedContext = createContext(false);

/** True in such a figure: no other page of the notebook lets itself be framed, so links open tabs. */
export const useFramed = (): boolean => useContext(FramedContext);
