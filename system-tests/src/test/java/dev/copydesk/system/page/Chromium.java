package dev.copydesk.system.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own browser; Playwright's would have to be downloaded from a host of its own. */
final class Chromium implements AutoCloseable {
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final String ADVICE =
            "no Chromium found, the page is not tested; install one, or name it in COPYDESK_CHROMIUM";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // No sandbox where the tests run as root, which Chromium refuses; they open the page alone.
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    /** Without a browser the tests are skipped, but for builds that must not skip any ({@code CI=true}): these fail. */
    static Chromium launch() {
        Optional<Path> executable = Stream.concat(
                        Stream.ofNullable(System.getenv("COPYDESK_CHROMIUM")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(ADVICE);
        }
        assumeTrue(executable.isPresent(), ADVICE);
        return new Chromium(executable.orElseThrow());
    }

    /** A window of its own, without cookies or keys. */
    Reader open(String address, boolean dark) {
        return new Reader(browser, address, dark);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
