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
    registration.waiting?.postMessage("take over");
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
    await sync();
    // Without a connection, or where nothing may be kept, the page is as good as it was.
  })().catch(() => undefined);
}
