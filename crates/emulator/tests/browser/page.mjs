// The emulator's page in a real browser: what a person does there, what it looks like in all sizes,
// and what a screen reader would get. Usage: node page.mjs EMULATOR CHROMIUM [--screenshots FOLDER]
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { startEmulator } from "./emulator.mjs";
import { act } from "./scene.mjs";

const [program, executablePath, option, folder] = process.argv.slice(2);
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const WIDTHS = [360, 768, 1280];
const LONGEST = 300_000;

const watchdog = setTimeout(() => {
  console.error(`not done after ${LONGEST / 1000} s`);
  process.exit(1);
}, LONGEST);

const emulator = await startEmulator(program, ["--demo", "--events", "20000", "--no-rate-limit"]);
const home = `${emulator.address}/_emulator`;
const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });

/** A window whose complaints and requests to strangers fail the test. */
const complaints = [];
const open = async (settings = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  context.setDefaultTimeout(10_000);
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("request", (request) => {
    if (!request.url().startsWith(emulator.address)) complaints.push(`asked for ${request.url()}`);
  });
  const page = await context.newPage();
  return { context, page };
};

const quiet = () => {
  assert.deepEqual(complaints, []);
};

const step = async (name, work) => {
  const start = performance.now();
  await work();
  quiet();
  console.log(`ok  ${name} (${Math.round(performance.now() - start)} ms)`);
};

const call = (method, path, body, headers = {}) =>
  fetch(`${emulator.address}${path}`, {
    method,
    headers: { authorization: "Bearer test", "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
    redirect: "manual",
  });

const figure = async (page, name) => {
  const text = await page.locator("#figures div", { hasText: new RegExp(`^${name}[\\d,]`) }).locator("dd").innerText();
  return Number(text.replaceAll(",", ""));
};

/** The number of the newest bar. */
const lastBar = async (page) => {
  const title = await page.locator("#chart svg g title").last().evaluate((node) => node.textContent);
  return Number(/: ([\d,]+) event/.exec(title)[1].replaceAll(",", ""));
};

const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

/** Goes on by the Tab key until an element has the focus. */
const tabTo = async (page, id) => {
  for (let steps = 0; steps < 100; steps += 1) {
    await page.keyboard.press("Tab");
    const shown = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    assert(shown, "the focus is seen");
    if ((await focused(page)) === id) return;
  }
  assert.fail(`the Tab key does not lead to ${id}`);
};

const desk = await open();

try {
  await step("the keyboard reaches the form and sends it", async () => {
    const { page } = desk;
    await page.goto(home);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the content" });
    assert(await skip.evaluate((link) => link === document.activeElement));
    assert((await skip.boundingBox()).y >= 0, "the skip link is seen");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "main");
    await tabTo(page, "create-destination");
    await page.keyboard.type(`${home}/page/events`);
    await tabTo(page, "create-name");
    await page.keyboard.type("Made in a browser");
    await tabTo(page, "create-shortlink");
    await page.keyboard.type("browser-made");
    await page.keyboard.press("Enter");
    await page.waitForURL(/created=/);
    const notice = await page.getByRole("status").innerText();
    assert.match(notice, /Created Made in a browser/);
  });

  await step("a visit moves the counts, the chart and the feed", async () => {
    const { page, context } = desk;
    const row = page.locator("#latest tr", { hasText: "Made in a browser" });
    const before = { events: await figure(page, "Events"), bar: await lastBar(page) };
    assert.equal(await row.locator("td.number").innerText(), "0");
    // By its short link, as a person would.
    const opened = context.waitForEvent("page");
    await row.getByRole("link", { name: /browser-made/ }).click();
    await (await opened).waitForURL(/page\/events/);
    await (await opened).close();
    const line = page.locator("#feed li", { hasText: "Made in a browser" });
    await line.waitFor();
    assert.match(await line.innerText(), /click/i);
    assert.match(await line.innerText(), /Chrome on Linux/);
    await row.locator("td.number", { hasText: /^1$/ }).waitFor();
    // Whoever opened the link is still where they were.
    assert(await row.getByRole("link", { name: /browser-made/ }).evaluate((link) => link === document.activeElement));
    assert.equal(await figure(page, "Events"), before.events + 1);
    assert.equal(await lastBar(page), before.bar + 1);
    // The table says what the drawing does.
    await page.getByText("Show the figures as a table").click();
    const newest = await page.locator("#chart-table tbody td").first().innerText();
    assert.equal(Number(newest.replaceAll(",", "")), before.bar + 1);
  });

  await step("nothing moves while updates are paused", async () => {
    const { page } = desk;
    const button = page.getByRole("button", { name: "Pause live updates" });
    const before = await figure(page, "Events");
    await button.click();
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    assert.equal((await call("GET", "/browser-made")).status, 302);
    assert.equal(await figure(page, "Events"), before);
    await button.click();
    await page.waitForFunction(
      (wanted) => document.getElementById("figures").innerText.replaceAll(",", "").includes(wanted),
      String(before + 1),
    );
  });

  await step("a fault is injected and seen in the journal", async () => {
    const { page } = desk;
    await page.getByLabel("Requests").selectOption("WebhooksService_List");
    await page.getByRole("button", { name: "503" }).click();
    await page.waitForURL(/fault=status-503/);
    assert.match(await page.getByRole("status").innerText(), /refused with 503/);
    assert.match(await page.locator("#faults-set").innerText(), /WebhooksService_List/);
    await page.getByRole("link", { name: "Requests", exact: true }).click();
    await page.waitForURL(/page\/requests/);
    assert.equal((await call("GET", "/v1/webhooks")).status, 503);
    const row = page.locator("#requests tbody tr", { hasText: "fault: status" });
    await row.waitFor();
    assert.match(await row.innerText(), /503[\s\S]*GET \/v1\/webhooks/);
    await page.getByText("Nothing is set to go wrong.").waitFor();
    assert.equal((await call("GET", "/v1/webhooks")).status, 200);
  });

  await step("the API's refusal is shown beside the field", async () => {
    const { page } = desk;
    await page.goto(`${home}/page/new-link`);
    await page.getByLabel("Destination").fill("https://example.com/");
    await page.getByLabel("Short code").fill("browser-made");
    // The browser reports an answer of 409 as an error of its own.
    await page.getByRole("button", { name: "Create link" }).click();
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").innerText(), /409 SHORTLINK_ALREADY_EXISTS/);
    const field = page.getByLabel("Short code");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const reason = await field.getAttribute("aria-describedby");
    assert.match(await page.locator(`#${reason}`).innerText(), /taken/);
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !/status of 409/.test(text)));
  });

  await step("forms work without script", async () => {
    const { page, context } = await open({ javaScriptEnabled: false });
    await page.goto(home);
    assert(await page.locator("#live").isHidden());
    await page.getByLabel("Destination").fill("https://example.com/plain");
    await page.getByRole("button", { name: "Create link" }).click();
    await page.waitForURL(/created=/);
    assert(await page.getByRole("status").isVisible());
    await context.close();
  });

  const links = (await (await call("GET", "/v1/links?pageSize=1&search=Made")).json()).links;
  const people = (await (await call("GET", "/v1/visitors?pageSize=1&search=Ada")).json()).json.visitors;
  const paths = [
    "",
    "/page/links",
    `/page/links/${links[0].id}`,
    "/page/new-link",
    "/page/events",
    "/page/visitors",
    `/page/visitors/${people[0].id}`,
    "/page/deliveries",
    "/page/requests",
    "/page/links?q=nothing-like-this",
  ];
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  for (const colorScheme of ["light", "dark"]) {
    await step(`all pages, ${colorScheme}: no sideways scrolling, nothing that axe-core finds`, async () => {
      const { page, context } = await open({ colorScheme, reducedMotion: "reduce" });
      for (const path of paths) {
        await page.goto(home + path);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert(overhang <= 0, `${path} is ${overhang} px too wide at ${width} px`);
        }
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const [red] = ground.match(/\d+/g).map(Number);
        assert.equal(red < 128, colorScheme === "dark", `${path} is ${ground}`);
        await page.evaluate(axe);
        // The colours are all that the other scheme changes.
        const rules = colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {};
        const { violations, passes } = await page.evaluate((only) => globalThis.axe.run(only), rules);
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        assert.deepEqual(found, [], path);
        assert(passes.some(({ id }) => id === "color-contrast"), "contrast was checked");
      }
      await context.close();
    });
  }

  if (option === "--screenshots") {
    await step("pictures of the documentation", async () => {
      await act(call);
      for (const [name, colorScheme, width, height] of [
        ["emulator-page.png", "light", 1280, 1080],
        ["emulator-page-phone.png", "dark", 360, 1080],
      ]) {
        const { page, context } = await open({ colorScheme, viewport: { width, height }, reducedMotion: "reduce" });
        await page.goto(`${home}?range=month`);
        await page.evaluate(() => {
          const seen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
          return Promise.all(seen.map((image) => image.decode()));
        });
        await page.screenshot({ path: join(folder, name) });
        await context.close();
      }
    });
  }
} finally {
  clearTimeout(watchdog);
  await browser.close();
  emulator.stop();
}
