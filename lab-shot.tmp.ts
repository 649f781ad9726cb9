import { launch, newPage } from './test/e2e/support/browser';
import { startServer } from './scripts/serve.mjs';
import { exportFolder } from './scripts/build-if-needed.mjs';
const what = process.argv[2] ?? 'all';
const server = await startServer({ directory: exportFolder });
const browser = await launch();
async function shot(name: string, options: any, work?: (page: any) => Promise<void>) {
  const page = await newPage(browser, options);
  await page.goto(`${server.url}/lab`);
  await page.getByText('storybook is ready').waitFor({ timeout: 60000 });
  await page.getByText('Live run.').first().waitFor({ timeout: 60000 });
  if (work) await work(page);
  await page.waitForTimeout(700);
  await page.screenshot({ path: `/tmp/lab-${name}.png`, fullPage: true });
  console.log(name, page.problems.all(), await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
  await page.close();
}
const b = (page: any, name: string) => page.getByRole('button', { name, exact: true });
const write = async (page: any) => {
  await b(page, 'Generate').click();
  await page.waitForFunction(() => document.querySelectorAll('.lab-token').length > 100, null, { timeout: 60000 });
  await page.waitForFunction(() => [...document.querySelectorAll('button')].find(x => x.textContent === 'Stop')?.disabled, null, { timeout: 60000 });
};
try {
  await shot('1440', { width: 1440, height: 900 });
  await shot('1440-written', { width: 1440, height: 900 }, async (page) => {
    await write(page);
    await page.getByText('Surprise', { exact: true }).click();
    await page.locator('#lab-main-60').click();
    await page.getByRole('list', { name: 'Next-token probabilities' }).getByRole('button').nth(2).click();
    await page.waitForTimeout(500);
    await b(page, 'Generate').click();
    await page.waitForTimeout(2500);
    await b(page, 'Stop').click();
    await page.locator('#lab-main-70').hover();
    console.log('url', page.url().length);
  });
  if (what === 'all') {
  await shot('1440-dark-attention', { width: 1440, height: 900, dark: true }, async (page) => {
    await write(page);
    await page.getByText('Attention over the text').click();
    await page.locator('#lab-main-60').click();
  });
  await shot('1440-beside', { width: 1440, height: 900 }, async (page) => {
    await page.getByText('Side by side').click();
    await write(page);
  });
  await shot('390', { width: 390, height: 844 }, write);
  await shot('768-dark', { width: 768, height: 1024, dark: true }, write);
  await shot('1024', { width: 1024, height: 768 }, write);
  }
} finally {
  await browser.close(); await server.close();
}
