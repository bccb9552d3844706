package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the samples, as a person with a browser uses them. */
@Tag("long")
@ResourceLock("the ports of the samples")
final class SamplesInBrowserIT {

  private static final String CUSTOMER = "ada.lovelace@mathematics.example.com";
  private static final String ROWS = "//table";

  private static String driver = "";

  @BeforeAll
  static void chromium() {
    Shell.Result found =
        new Shell(Shell.ROOT, Map.of()).run(List.of(Shell.ROOT.resolve("scripts/chromium") + ""));
    assumeThat(found.exit()).as(found.err()).isZero();
    driver = found.out().strip();
  }

  @ParameterizedTest
  @CsvSource({"compose.yaml, 8180", "compose.mariadb.yaml, 8181"})
  void whatIsTypedAppears(String file, String port, @TempDir Path folder) throws IOException {
    Path note = Files.writeString(folder.resolve("note.txt"), "as promised");
    Path downloads = Files.createDirectory(folder.resolve("browser"));
    try (var sample = Sample.of("store-support", file);
        var browser = new Browser(driver, downloads)) {
      sample.run("up", "-d", "--build", "--wait").succeeded();
      order(browser, "http://store.localhost:" + port);
      try {
        ask(browser, "http://support.localhost:" + port, note);
        assertCanBeDownloaded(browser, downloads);
      } finally {
        sample.run("exec", "-T", "support", "sh", "-c", "rm -f /srv/uploads/*").succeeded();
      }
      for (String site : List.of("store", "support")) {
        assertFits(browser, "http://" + site + ".localhost:" + port);
      }
    }
  }

  private static String field(String label) {
    return "//*[@aria-label='" + label + "']";
  }

  private static void order(Browser browser, String site) {
    browser.open(site);
    browser.click("//option[starts-with(., 'Lamp')]");
    browser.type(field("Quantity"), "3");
    browser.type(field("Your address"), "nobody");
    browser.click("//button");
    assertThat(browser.text(ROWS)).as("no address, no order").contains("None yet.");
    browser.type(field("Your address"), CUSTOMER);
    browser.click("//button");
    awaitText(browser, "1 3 × Lamp 119.70 " + CUSTOMER);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          browser.open(site);
          assertThat(browser.text(ROWS)).contains(CUSTOMER + " packed");
        });
  }

  private static void ask(Browser browser, String site, Path note) {
    browser.open(site);
    browser.type(field("Number of the order"), "99");
    browser.type(field("Question"), "Where?");
    browser.click("//button");
    awaitText(browser, "There is no order 99.");
    browser.open(site);
    browser.type(field("Number of the order"), "1");
    browser.type(field("Question"), "Où est <b>it</b> & 'why'?");
    browser.choose(field("Attachment"), note);
    browser.click("//button");
    awaitText(browser, "1 1: " + CUSTOMER + ", packed Où est <b>it</b> & 'why'? file");
  }

  private static void awaitText(Browser browser, String text) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(browser.text("//body")).contains(text));
  }

  private static void assertCanBeDownloaded(Browser browser, Path downloads) {
    browser.click("//a[.='file']");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(downloads)
                .isDirectoryContaining(
                    file -> file.toString().endsWith(".txt") && file.toFile().length() > 0));
  }

  /** On a desk and on a phone nobody has to scroll sideways. */
  private static void assertFits(Browser browser, String site) {
    for (int width : List.of(1280, 400)) {
      browser.resize(width, 800);
      browser.open(site);
      assertThat(browser.number("window.innerWidth")).isEqualTo(width);
      assertThat(browser.number("document.documentElement.scrollWidth"))
          .as("%s in a window of %d", site, width)
          .isLessThanOrEqualTo(width);
    }
  }
}
