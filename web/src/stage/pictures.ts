/** All still pictures. No page loads this: the server finds each by the name of its source, because it is built. */
export const pictures = import.meta.glob<string>("./posters/*.webp", { query: "?url", import: "default", eager: true });
