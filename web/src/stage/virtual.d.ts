declare module "virtual:shown-techniques" {
  /** By whose hands: for each technique the name of the file that shows it. */
  const shown: Readonly<Record<"self" | "partner", Readonly<Record<string, string>>>>;
  export default shown;
}
