/** The content of each file that follows from the API's description. */
export function generated(): Promise<Readonly<Record<string, string>>>;
