// Runs before the first paint, so that nobody sees a white flash in a dark room. A file of its own: the content policy
// allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("parapet-theme");
  } catch {
    // Storage is off: follow the system.
  }
  const isDark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
})();
