// Convenience only: everything here works without it, by loading the page again.
"use strict";

// What runs in the background is followed in place; once it is over, the page is loaded with the result.
for (const box of document.querySelectorAll("[data-follow]")) {
  const address = box.dataset.follow;
  const bar = box.querySelector("progress");
  const step = box.querySelector("[data-step]");
  const words = (key) => box.querySelector(`[data-words="${key}"]`)?.textContent;

  const show = (now) => {
    for (const place of document.querySelectorAll("[data-count]")) {
      const value = now[place.dataset.count];
      const text = typeof value === "number" ? value.toLocaleString("en") : "";
      if (text && place.textContent !== text) place.textContent = text;
    }
    const key = now.state === "waiting" ? "waiting" : now.step;
    const said = words(key);
    if (step && said && step.textContent !== said) step.textContent = said;
    const done = now.done ?? now.added + now.already_there + now.failed;
    const counted = now.state === "running" && (now.step === undefined || now.step === "reading");
    bar.max = Math.max(now.total, done, 1);
    if (counted) bar.value = done;
    else bar.removeAttribute("value");
  };

  const look = async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.ok) {
        const now = await answer.json();
        if (now.state !== "waiting" && now.state !== "running") {
          location.reload();
          return;
        }
        show(now);
      }
    } catch {
      // The reading room may have been stopped: it is asked again.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}

// Files: how many and how large, and a warning before they are sent in vain. They may be dropped anywhere on the page.
for (const form of document.querySelectorAll("form[data-most]")) {
  const input = form.querySelector('input[type="file"]');
  const chosen = form.querySelector("[data-chosen]");

  const tell = () => {
    const files = [...input.files];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const over = size > Number(form.dataset.most) || files.length > Number(form.dataset.mostFiles);
    const names = files.slice(0, 5).map((file) => file.name).join(", ");
    const rest = files.length > 5 ? ` and ${files.length - 5} more` : "";
    chosen.textContent = files.length
      ? `${files.length} chosen, ${(size / 1e6).toFixed(1)} MB: ${names}${rest}${over ? ". This is more than can be sent at once." : ""}`
      : "";
    chosen.classList.toggle("over", over);
    input.setCustomValidity(over ? "This is more than can be sent at once." : "");
  };
  input.addEventListener("change", tell);

  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    tell();
    input.focus();
  });
}
