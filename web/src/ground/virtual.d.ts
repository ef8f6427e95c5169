declare module "virtual:words" {
  import type { FluentResource } from "@fluent/bundle";

  /** Every message the browser can say, as the build has read it. */
  const catalogue: FluentResource;
  export default catalogue;
}
