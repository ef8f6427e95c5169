/** How long the page is left alone before this device is brought up to date, ms. */
const SETTLES_MS = 1_500;

/**
 * Make the app work without a network from now on; `forget` takes everything off this device instead.
 *
 * Browsers allow this on a secure address only. Elsewhere the pages work as they always did.
 */
export function install(forget: boolean): void {
  void (async () => {
    // Neither is needed before the page can be used.
    const [{ sync, sendWaiting, forgetEverything }, { address }] = await Promise.all([
      import("./sync.ts"),
      import("../ground/addresses.ts"),
    ]);
    if (forget) {
      await forgetEverything();
      return;
    }
    sendWaiting();
    if (!("serviceWorker" in navigator)) return;
    const registration = await navigator.serviceWorker.register(address("offline:worker"), { updateViaCache: "none" });
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
    // A version that waits is told once the requests of this page are answered. The worker before ends when it has
    // nothing to do, and in Chromium 150 a page that is opened in that very moment never comes; while this page is still
    // loading, that moment would be any of the next seconds.
    await sync().finally(() => registration.waiting?.postMessage("take over"));
    // Without a connection, or where nothing may be kept, the page is as good as it was.
  })().catch(() => undefined);
}
