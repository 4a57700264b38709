// Conveniences: whatever this does can be done without it.
"use strict";

// A letter presses the button, follows the link, or opens the field that names it.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
  const at = event.target;
  if (at instanceof HTMLElement && at.closest("input, textarea, select")) return;
  const key = CSS.escape(event.key.toLowerCase());
  const found = document.querySelector(`[data-key="${key}"]`);
  if (!found) return;
  event.preventDefault();
  if (found instanceof HTMLDetailsElement) {
    found.open = true;
    found.querySelector("input[type=search]")?.focus();
  } else if (found instanceof HTMLInputElement) {
    found.focus();
  } else {
    found.click();
  }
});

// People whose names begin with what is typed, as buttons of one choice.
for (const field of document.querySelectorAll("input[data-who]")) {
  const list = document.getElementById(field.dataset.who);
  if (!list) continue;
  let waiting = 0;
  let newest = 0;

  const show = (rows, words) => {
    list.replaceChildren(...rows.map((row) => person(row, list.dataset.name)));
    if (!rows.length && words) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = "Nobody who speaks in this record is called so.";
      list.append(none);
    }
    for (const each of document.querySelectorAll(`[data-with="${CSS.escape(list.id)}"]`)) each.hidden = !rows.length;
  };

  const search = async () => {
    const words = field.value.trim();
    const asked = ++newest;
    if (!words) return show([], "");
    try {
      const answer = await fetch(`/api/judge/who?words=${encodeURIComponent(words)}`);
      if (answer.ok && asked === newest) show(await answer.json(), words);
    } catch {
      // The button beside the field searches too.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });

  // From the field into the list, and back.
  field.addEventListener("keydown", (event) => {
    const first = list.querySelector("input");
    if (!first || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
    event.preventDefault();
    // What is still being looked for must not take the choice away again.
    clearTimeout(waiting);
    newest++;
    first.focus();
    first.checked = true;
  });
}

function person(row, name) {
  const item = document.createElement("li");
  const choice = document.createElement("input");
  choice.type = "radio";
  choice.name = name;
  choice.required = true;
  choice.id = `who-${row.id}`;
  choice.value = row.id;
  const label = document.createElement("label");
  label.htmlFor = choice.id;
  const called = document.createElement("bdi");
  called.dir = "auto";
  called.textContent = row.name;
  const detail = document.createElement("span");
  detail.className = "detail";
  const role = row.roles.length ? `, ${row.roles[0].title}` : "";
  detail.textContent = `${row.kind}${role} · ${row.statements} ${row.statements === 1 ? "statement" : "statements"}`;
  label.append(called, " ", detail);
  item.append(choice, label);
  return item;
}
