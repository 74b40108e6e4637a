// One browser, its pages in a language, what is looked at on each: axe, pictures, requests that leave.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

export const server = process.env.COUNTERSIGHT_SERVER;
export const pictures = process.env.COUNTERSIGHT_PICTURES ?? path.resolve("../target/e2e");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let context;
let profile;

export async function open() {
  assert.ok(server, "COUNTERSIGHT_SERVER holds the address of the server; `e2e/run` sets it");
  await mkdir(pictures, { recursive: true });
  profile = await mkdtemp(path.join(os.tmpdir(), "countersight-browser-"));
  context = await chromium.launch({
    executablePath: browserPath,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

export async function close() {
  await context?.close();
  if (profile) await rm(profile, { recursive: true, force: true });
}

// A window of its own: language, colours, script or none. Any request beyond the server fails the test.
export async function visit(lang, options = {}) {
  const window = await context.newContext({
    locale: lang === "ar" ? "ar-EG" : "en-GB",
    viewport: { width: 1120, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await window.newPage();
  const strayed = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server) && !request.url().startsWith("data:")) strayed.push(request.url());
  });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  return {
    page,
    async end() {
      await window.close();
      assert.deepEqual(strayed, [], "requests that left the server");
      assert.deepEqual(faults, [], "errors in the browser");
    },
  };
}

// The page is kept as a picture, and axe finds nothing serious in it.
export async function look(page, name) {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  // The policy of the pages lets no script in; the browser lets axe past it as an extension would be.
  const source = await import("node:fs/promises").then((fs) => fs.readFile(axePath, "utf8"));
  await page.evaluate(source);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  const told = grave.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.slice(0, 3).map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(told, [], `${name}: axe`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `${name}: the page is ${wide} pixels wider than its window`);
}
