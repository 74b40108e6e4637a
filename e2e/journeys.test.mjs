// Journeys in English and Arabic, then the same pages in the dark, on paper, twice as large, and without a script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { close, look, open, pictures, server, visit } from "./browser.mjs";

before(open);
after(close);

const words = {
  en: { dir: "ltr", review: "Review", prohibited: "Prohibited", back: "Go on with this", open: "Open the source" },
  ar: { dir: "rtl", review: "يحتاج إلى مراجعة", prohibited: "محظور", back: "تابع بهذه الصفة", open: "افتح المصدر" },
};

for (const lang of ["en", "ar"]) {
  const say = words[lang];

  test(`${lang}: a name in Arabic is looked up`, async () => {
    const { page, end } = await visit(lang);
    await page.goto(`${server}/`);
    assert.equal(await page.locator("html").getAttribute("dir"), say.dir);
    await look(page, `${lang}-1-home`);
    // By keyboard alone: the first stop is the way past the head.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.locator("#q").focus();
    await page.keyboard.type("هيكفيجن");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/check\?/);
    assert.equal((await page.locator(".verdict .tag").first().textContent()).trim(), say.review);
    assert.match(await page.locator(".match h3").first().textContent(), /Hikvision/);
    await look(page, `${lang}-1-check`);
    await end();
  });

  test(`${lang}: a profile is chosen and carried on`, async () => {
    const { page, end } = await visit(lang);
    await page.goto(`${server}/check?q=Dahua`);
    await page.locator(".reader a").click();
    await page.waitForURL(/\/profile/);
    await page.locator("input[name=action][value=buy]").check();
    await page.locator("input[name=as][value=school]").check();
    await page.locator("input[name=as][value=grant-recipient]").check();
    await page.locator("select[name=in]").selectOption("US-TX");
    await page.locator("form.questions button").click();
    await page.waitForURL(/as=school/);
    await look(page, `${lang}-2-profile`);
    await page.getByRole("link", { name: say.back }).click();
    await page.waitForURL(/\/check\?/);
    assert.match(page.url(), /q=Dahua/);
    assert.match(page.url(), /as=grant-recipient/);
    assert.equal((await page.locator(".verdict .tag").first().textContent()).trim(), say.prohibited);
    await page.locator(".rule details summary").first().click();
    assert.ok((await page.locator(".rule .tree li").count()) > 2, "the questions behind the answer are shown");
    await look(page, `${lang}-2-check`);
    await end();
  });

  test(`${lang}: a dossier is read to a source`, async () => {
    const { page, end } = await visit(lang);
    await page.goto(`${server}/register`);
    await look(page, `${lang}-3-register`);
    await page.goto(`${server}/register/companies`);
    await page.locator(".narrow input").fill("Hangzhou Hikvision");
    await page.locator("tbody tr:visible a").first().click();
    await page.waitForURL(/companies\/hikvision/);
    assert.ok((await page.locator("svg.owners").count()) === 1, "ownership is drawn");
    await look(page, `${lang}-3-dossier`);
    await page.locator(".within a[href*=listings]").click();
    await page.waitForURL(/hikvision\/listings/);
    assert.ok((await page.locator("svg.strip").count()) > 10, "listings are drawn over time");
    await look(page, `${lang}-3-listings`);
    await page.locator(".within a[href*=evidence]").click();
    await page.waitForURL(/hikvision\/evidence/);
    assert.ok((await page.locator(".claim .answered").count()) > 3, "answers stand beside claims");
    await look(page, `${lang}-3-evidence`);
    await page.locator("#evidence .claim .cite").first().click();
    assert.match(await page.locator("#sources li:target a.out").first().getAttribute("href"), /^https?:/);
    await page.locator("#sources li:target a:not(.out)").first().click();
    await page.waitForURL(/register\/sources\//);
    await look(page, `${lang}-3-source`);
    await end();
  });

  test(`${lang}: a hardware address is looked up`, async () => {
    const { page, end } = await visit(lang);
    await page.goto(`${server}/device`);
    await page.locator("#mac").fill("3c:ef:8c:21:40:07");
    await page.locator("main form button").click();
    await page.waitForURL(/mac=/);
    assert.match(await page.locator(".facts").first().textContent(), /Dahua/);
    await look(page, `${lang}-4-device`);
    await end();
  });

  test(`${lang}: rules of a day and what changed`, async () => {
    const { page, end } = await visit(lang);
    await page.goto(`${server}/measures?in=GB`);
    await look(page, `${lang}-5-measures`);
    const line = page.locator("input[type=range]");
    await line.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    await page.waitForURL(/on=2017-01-01/);
    await page.goto(`${server}/changes?from=2019-08-01&to=2019-10-31`);
    assert.ok((await page.locator(".changes li").count()) > 2);
    await look(page, `${lang}-5-changes`);
    await page.goto(`${server}/register/measures/us/ndaa-2019-889-a1a`);
    await look(page, `${lang}-5-measure`);
    await page.goto(`${server}/about`);
    await look(page, `${lang}-5-about`);
    await end();
  });

  test(`${lang}: a file is dropped, watched, read and downloaded`, async () => {
    const { page, end } = await visit(lang);
    await page.goto(`${server}/screen?as=school&as=grant-recipient&in=US-TX&action=buy`);
    await look(page, `${lang}-7-screen`);
    const text = await readFile("../examples/northfield/cameras.csv", "utf8");
    // A drop, as a hand would do it.
    const dropped = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "cameras.csv", { type: "text/csv" }));
      return data;
    }, text);
    await page.dispatchEvent("[data-drop]", "drop", { dataTransfer: dropped });
    await page.locator("[data-drop] button").click();
    await page.waitForURL(/\/screen\/[^/]+\?/);
    await page.locator("#findings").waitFor();
    const counts = await page.locator(".counts li b").allTextContents();
    assert.deepEqual(counts.slice(0, 4).map((n) => n.trim()), ["3", "3", "2", "2"], "prohibited, review, not screened, nothing found");
    assert.equal(await page.locator("#findings article").count(), 6, "what a person must read stands first");
    await look(page, `${lang}-7-findings`);
    await page.locator("input[name=answer][value=not-screened]").check();
    await page.locator("input[name=answer][value=prohibited]").uncheck();
    await page.locator("input[name=answer][value=review]").uncheck();
    await page.locator("#findings form button").click();
    await page.waitForURL(/answer=not-screened/);
    assert.equal(await page.locator("#findings article").count(), 2);
    for (const ending of ["html", "xlsx", "csv", "json"]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`a[href$="report.${ending}"]`).click()]);
      const bytes = await readFile(await download.path());
      assert.ok(bytes.length > 500, `${ending}: ${bytes.length} bytes`);
      assert.ok(download.suggestedFilename().endsWith(`.${ending}`), download.suggestedFilename());
      if (ending === "html") assert.match(bytes.toString("utf8"), /<title>/);
    }
    await page.locator("form[action*=forget] button").click();
    await page.waitForURL(/\/screen\?/);
    await end();
  });

  test(`${lang}: in the dark, on a telephone, twice as large, on paper, without a script`, async () => {
    const dark = await visit(lang, { colorScheme: "dark" });
    await dark.page.goto(`${server}/check?q=Hikvision&as=federal-agency&action=buy`);
    await look(dark.page, `${lang}-6-dark`);
    await dark.page.goto(`${server}/register/companies/hikvision`);
    await look(dark.page, `${lang}-6-dark-dossier`);
    await dark.end();
    const small = await visit(lang, { viewport: { width: 360, height: 740 } });
    for (const [name, address] of [["home", "/"], ["check", "/check?q=Lorex&as=school&in=US-TX&action=buy"], ["dossier", "/register/companies/dahua"], ["evidence", "/register/companies/dahua/evidence"]]) {
      await small.page.goto(server + address);
      await look(small.page, `${lang}-6-small-${name}`);
    }
    await small.end();
    // A window of 560 points is what 1,120 become at 200 %.
    const large = await visit(lang, { viewport: { width: 560, height: 450 }, deviceScaleFactor: 2 });
    for (const [name, address] of [["check", "/check?q=Hikvision&as=local-authority&in=GB&action=buy"], ["profile", "/profile"], ["measures", "/measures"]]) {
      await large.page.goto(server + address);
      await look(large.page, `${lang}-6-large-${name}`);
    }
    await large.end();
    const plain = await visit(lang, { javaScriptEnabled: false });
    await plain.page.goto(`${server}/register/companies/dahua/evidence`);
    assert.ok(await plain.page.locator("#evidence").isVisible());
    // A file without a script: the example is a form, progress a page that loads itself again.
    const shown = await plain.page.goto(`${server}/screen`);
    assert.ok(shown.ok());
    await plain.page.locator("form[action*=example] button").click();
    await plain.page.locator("#findings").waitFor({ timeout: 20_000 });
    await plain.page.goto(`${server}/register/companies/dahua/evidence`);
    await plain.page.pdf({ path: path.join(pictures, `${lang}-6-paper.pdf`), format: "A4" });
    assert.ok((await readFile(path.join(pictures, `${lang}-6-paper.pdf`))).length > 20_000);
    await plain.end();
  });
}
