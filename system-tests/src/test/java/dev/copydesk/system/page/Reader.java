package dev.copydesk.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody who looks at the page. */
final class Reader implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Reader(Browser browser, String address, boolean dark) {
        this.address = address;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setTimezoneId("Europe/Paris")
                .setViewportSize(1200, 900));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Scripts that broke, and what the content security policy had to stop. */
    List<String> faults() {
        return faults;
    }

    /** @param view such as {@code search?q=ferry} */
    Reader goTo(String view) {
        page.navigate("about:blank"); // else nothing but the hash might change, and the view before be looked at
        page.navigate(address + "/#/" + view);
        page.waitForSelector("h1");
        return this;
    }

    /** Elements by their style-sheet selector. */
    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The first entry of a list that has these words in it. */
    Locator article(String words) {
        return page.locator("[data-article]", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    void click(String button) {
        click(find("main"), button);
    }

    /** @param where the button is */
    void click(Locator where, String button) {
        where.locator("button", new Locator.LocatorOptions().setHasText(button)).click();
    }

    /** Clicks a button that asks once more; at once, since it asks for some seconds only. */
    void clickTwice(Locator where, String button) {
        where.locator("button", new Locator.LocatorOptions().setHasText(button)).dblclick();
    }

    void sees(Locator what) {
        assertThat(what).isVisible();
    }

    void seesNo(Locator what) {
        assertThat(what).hasCount(0);
    }

    void reads(Locator where, String words) {
        assertThat(where).containsText(words);
    }

    /** What keeps people out, by axe's rules. */
    List<Rule> barriers() {
        return new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
