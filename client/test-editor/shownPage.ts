// What a person who sees little, or uses no mouse, meets in a page of a webview.
import axe, { type AxeResults } from "axe-core";
import type { Frame, Locator, Page } from "playwright-core";

/** A page in a webview of the window. */
export interface ShownPage {
  readonly name: string;
  readonly frame: Frame;
  /** Else axe can not run in it. */
  readonly runsScripts: boolean;
}

/** What is asked of an element in the page. */
interface ShownElement {
  readonly clientWidth: number;
  readonly scrollWidth: number;
  readonly style: { background: string };
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
  matches(selector: string): boolean;
  blur(): void;
  focus(): void;
}

/** Everything that can be worked; what a page manages itself, such as the objects of a picture, has one such place. */
const controls = "button:visible, textarea:visible, input:visible, a[href]:visible, [tabindex='0']:visible";

/** Waits for the page of a webview that shows an element. */
export async function frameWith(page: Page, selector: string): Promise<Frame> {
  for (;;) {
    for (const frame of page.frames()) {
      // A webview loads its page in a frame that comes and goes before the one that stays.
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
}

/**
 * What axe says against the page, one line for each rule and element.
 * @param behind the theme's colour behind the page, which is transparent; alone, it would count as white
 */
export async function accessibilityProblems(
  { frame, runsScripts }: ShownPage,
  behind: string,
): Promise<readonly string[]> {
  if (!runsScripts) {
    // A copy of it may, and is the same page: what runs no script holds all that it shows, and the theme's colours.
    const copy = await frame.page().context().newPage();
    await copy.setContent(await frame.content());
    const found = await problemsIn(copy.mainFrame(), behind);
    await copy.close();
    return found;
  }
  return problemsIn(frame, behind);
}

async function problemsIn(frame: Frame, behind: string): Promise<readonly string[]> {
  await frame.locator("html").evaluate(({ style }: ShownElement, colour) => {
    style.background = `var(${colour})`;
  }, behind);
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<AxeResults>("axe.run()");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary ?? ""}`),
  );
}

/** Controls that Tab does not lead to in the order of the page, or that do not show that they have the focus. */
export async function unreachedByKeyboard(page: Page, { frame }: ShownPage): Promise<readonly string[]> {
  const unreached: string[] = [];
  for (const [index, control] of (await frame.locator(controls).all()).entries()) {
    if (index === 0) await control.focus();
    else await page.keyboard.press("Tab");
    const isFocused = await control.evaluate((element: ShownElement) => element.matches(":focus"));
    if (!isFocused) unreached.push(`${await nameOf(control)} is not the next after Tab`);
    else if (!(await showsFocus(page, control))) unreached.push(`${await nameOf(control)} shows no focus`);
  }
  return unreached;
}

/** Whether a control with the focus looks otherwise than without it. */
async function showsFocus(page: Page, control: Locator): Promise<boolean> {
  const box = await control.boundingBox();
  if (box === null) return false;
  const edge = 3;
  const clip = {
    x: Math.max(0, box.x - edge),
    y: Math.max(0, box.y - edge),
    width: box.width + 2 * edge,
    height: box.height + 2 * edge,
  };
  const withFocus = await page.screenshot({ clip });
  await control.evaluate((element: ShownElement) => {
    element.blur();
  });
  const without = await page.screenshot({ clip });
  await control.evaluate((element: ShownElement) => {
    element.focus();
  });
  return !withFocus.equals(without);
}

/** The fields for text that a person would have to scroll to before writing in them, in a page as it is opened. */
export async function belowFold({ frame }: ShownPage): Promise<readonly string[]> {
  await frame.evaluate("scrollTo(0, 0)");
  const height = await frame.evaluate<number>("innerHeight");
  const hidden: string[] = [];
  for (const field of await frame.locator("textarea:visible").all()) {
    const isHidden = await field.evaluate((element: ShownElement, bottomOfWindow) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top < 0 || bottom > bottomOfWindow;
    }, height);
    if (isHidden) hidden.push(`${await nameOf(field)} is out of sight`);
  }
  return hidden;
}

/** What has no room in the page's width, or lies below something else. */
export async function cutOff({ frame }: ShownPage): Promise<readonly string[]> {
  const cut: string[] = [];
  const tooWide = await frame
    .locator("html")
    .evaluate(({ scrollWidth, clientWidth }: ShownElement) => scrollWidth > clientWidth);
  if (tooWide) cut.push("the page is wider than its window");
  for (const control of await frame.locator(controls).all()) {
    // A trial scrolls to the control and asks whether a click would meet it.
    await control.click({ trial: true, timeout: 5_000 }).catch(async () => {
      cut.push(`${await nameOf(control)} can not be clicked`);
    });
  }
  return cut;
}

async function nameOf(control: Locator): Promise<string> {
  return (await control.getAttribute("id")) ?? (await control.textContent()) ?? "";
}
