/* Draws every model as the Modeler shows it: `render.js OUT_FOLDER FILE.bpmn…` writes an SVG and a PNG of each. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

import puppeteer from 'puppeteer-core';

const BROWSERS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

const [ folder, ...models ] = process.argv.slice(2);
const executablePath = BROWSERS.find(path => path && existsSync(path));

if (!executablePath) {
  console.error('No Chromium found: install it (on Debian: apt-get install chromium) or set CHROMIUM to its path.');
  process.exit(1);
}

mkdirSync(folder, { recursive: true });

const browser = await puppeteer.launch({
  executablePath,
  args: [ '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update' ]
});

try {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 2000px; height: 1200px"></div>');
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });

  for (const model of models) {
    const { svg, warnings } = await page.evaluate(draw, readFileSync(model, 'utf8'));

    if (warnings.length) {
      throw new Error(`${model}: ${warnings.join('; ')}`);
    }

    const file = join(folder, basename(model, '.bpmn'));
    writeFileSync(`${file}.svg`, onWhite(stableIds(svg)));
    await photograph(onWhite(svg), `${file}.png`);
    console.log(`${file}.svg, .png`);
  }
} finally {
  await browser.close();
}

/** Runs in the page. */
async function draw(xml) {
  const viewer = new window.BpmnJS({ container: '#canvas' });

  try {
    const { warnings } = await viewer.importXML(xml);
    const { svg } = await viewer.saveSVG();

    return { svg, warnings: warnings.map(warning => warning.message) };
  } finally {
    viewer.destroy();
  }
}

async function photograph(svg, path) {
  const page = await browser.newPage();
  const [ , width, height ] = svg.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);

  await page.setViewport({ width: Math.ceil(width), height: Math.ceil(height) });
  await page.setContent(`<body style="margin: 0">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await page.screenshot({ path });
  await page.close();
}

/** The markers' random ids would make every drawing differ from the last. */
function stableIds(svg) {
  const ids = [ ...new Set(svg.match(/(?<=<marker id=")[^"]+/g)) ];

  return ids.reduce((text, id, index) => text.replaceAll(id, `marker-${index + 1}`), svg);
}

/** The viewer leaves the background open, which a dark page would fill with the colour of the lines. */
function onWhite(svg) {
  const [ , box ] = svg.match(/viewBox="([^"]+)"/);
  const [ x, y, width, height ] = box.split(' ');
  const paper = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`;

  return svg.replace(/(<svg[^>]*>)/, `$1${paper}`);
}
