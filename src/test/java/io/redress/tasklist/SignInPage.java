package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;

/** Where staff sign in to one of the web applications. */
final class SignInPage {

    private static final double MILLIS = 30_000;

    private SignInPage() {}

    /**
     * Whoever signs in to a demonstration has the name for a password. Once more if nothing comes of it: on a busy
     * machine a form can be filled before its script listens.
     */
    static void signIn(Page page, String address, String person) {
        // Where there is little room it is in a menu.
        Locator name = page.locator(".account > a");
        fill(page, address, person);
        if (!comes(name)) {
            page.context().clearCookies();
            fill(page, address, person);
        }
        assertThat(name).hasCount(1);
    }

    private static void fill(Page page, String address, String person) {
        page.navigate(address);
        page.locator("input[type=text]").fill(person);
        page.locator("input[type=password]").fill(person);
        page.locator("button[type=submit]").click();
    }

    private static boolean comes(Locator awaited) {
        try {
            awaited.waitFor(new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.ATTACHED)
                    .setTimeout(MILLIS));
            return true;
        } catch (TimeoutError nothing) {
            return false;
        }
    }
}
