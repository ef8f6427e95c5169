declare module "virtual:shown-techniques" {
  /** The techniques that are shown by hands; see build/shown.ts. */
  const shown: readonly string[];
  export default shown;
}
