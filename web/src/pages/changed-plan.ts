/** Says once, for those who do not see it, what the plan is after a change. */
export function announceChangedPlan(page: Document = document): void {
  const live = page.querySelector("#plan-said");
  if (live === null) return;
  page.addEventListener("htmx:afterSettle", () => {
    const refused = page.querySelector("#plan [role=alert]");
    live.textContent = (refused ?? page.querySelector("#plan h1"))?.textContent.replace(/\s+/g, " ").trim() ?? "";
  });
}
