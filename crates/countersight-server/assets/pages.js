// What a page does better with a script. Everything works without one: forms are sent, lists are read, progress is
// a page that loads itself again. Nothing here asks any server but the one that the page came from.
"use strict";

// A table that says so can be narrowed by typing.
for (const table of document.querySelectorAll("table[data-filter]")) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "search";
  box.dir = "auto";
  label.append(table.dataset.filter, " ", box);
  label.className = "narrow";
  table.parentElement.before(label);
  box.addEventListener("input", () => {
    const asked = box.value.trim().toLocaleLowerCase();
    for (const row of table.tBodies[0].rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(asked);
    }
  });
}

// A day can also be chosen on a line of time.
const DAY = 86400000;
for (const day of document.querySelectorAll("input[data-slider]")) {
  const from = Date.parse(day.dataset.sliderFrom);
  const line = document.createElement("input");
  line.type = "range";
  line.min = "0";
  line.max = String(Math.round((Date.parse(day.dataset.sliderTo) - from) / DAY));
  line.value = String(Math.round((Date.parse(day.value) - from) / DAY));
  line.setAttribute("aria-label", day.dataset.slider);
  line.setAttribute("aria-valuetext", day.value);
  const field = document.createElement("div");
  field.className = "field slid";
  field.append(line);
  day.closest(".field").after(field);
  line.addEventListener("input", () => {
    day.value = new Date(from + Number(line.value) * DAY).toISOString().slice(0, 10);
    line.setAttribute("aria-valuetext", day.value);
  });
  line.addEventListener("change", () => day.form.requestSubmit());
}

// A file can be dropped where it can be chosen.
for (const place of document.querySelectorAll("[data-drop]")) {
  const input = place.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    place.addEventListener(name, () => place.classList.remove("over"));
  }
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.focus();
    }
  });
}

// Progress: the part that changes is fetched again until it says that it will not change any more.
async function follow(part) {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (!fresh) {
      location.reload();
      return;
    }
    if (!fresh.dataset.follow) {
      document.getElementById("main").replaceWith(page.getElementById("main"));
      document.title = page.title;
      return;
    }
    part.replaceWith(fresh);
    part = fresh;
  } catch {
    // The server may be busy; it is asked again.
  }
  setTimeout(() => follow(part), 700);
}
const followed = document.querySelector("[data-follow]");
if (followed) setTimeout(() => follow(followed), 500);

// On paper nothing is folded away.
const folded = [];
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details:not([open])")) {
    folded.push(part);
    part.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const part of folded.splice(0)) part.open = false;
});
