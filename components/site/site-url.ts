/** The path that the site was built for, as "/notebook"; '' for the root of a host. */
export const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** The site's own address, with a slash at its end. */
export const siteUrl = () => new URL(`${BASE_PATH}/`, location.href).href;
