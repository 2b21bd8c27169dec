package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.db.Database;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.RunningApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The explorer in a real browser, which can reach nothing but this machine. */
@Beside
class ExplorerTests extends RunningApplication {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private Database database;

    @LocalServerPort
    private int port;

    private ChromeDriver browser;

    @BeforeEach
    void openBrowser() {
        Optional<Path> chromium = program("chromium").or(() -> program("google-chrome"));
        Optional<Path> driver = program("chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "No browser is installed (chromium and chromedriver on the PATH): the explorer is not tested");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // which containers do not have
                "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.SEVERE);
        options.setCapability("goog:loggingPrefs", console);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .build(),
                options);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private WebElement find(String selector) {
        return await().atMost(SOON)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> browser.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
    }

    private void shows(String text) {
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> find(".graphiql-response").getText().contains(text));
    }

    private void ask(String query) {
        find(".graphiql-query-editor .CodeMirror"); // which keeps itself behind its element
        browser.executeScript(
                "document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue(arguments[0])",
                query);
        find(".graphiql-execute-button").click();
    }

    /** What the browser complained of; not that the pages have no icon, or that there is no built-in server to be found. */
    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message ->
                        !message.contains("/favicon.ico") && !message.contains("/.well-known/openid-configuration"))
                .toList();
    }

    @Test
    void signsSomebodyInAndOut(@TempDir Path folder) {
        try (Node node = Node.start(database, folder)) {
            browser.get("http://localhost:" + node.port() + "/");
            ask("{ viewer { roles } }");
            shows("\"viewer\": null");

            find("#sign-in").click();
            find("input[name=username]").sendKeys("curator");
            find("input[name=password]").sendKeys("curator");
            find("button[type=submit]").click();

            assertThat(find("#person").getText()).contains("curator");
            assertThat(browser.getCurrentUrl()).endsWith("/graphiql/index.html");
            ask("{ viewer { roles } }");
            shows("CURATOR");

            find("#sign-out").click();
            find("#sign-in");
            ask("{ viewer { roles } }");
            shows("\"viewer\": null");
            find("#sign-in").click();
            assertThat(find("input[name=username]").isDisplayed())
                    .as("the session has ended, too")
                    .isTrue();
            assertThat(complaints()).isEmpty();
        }
    }

    @Test
    void offersNoSignInWhereAnIssuerIsNamed() {
        browser.get("http://127.0.0.1:" + port + "/graphiql");

        assertThat(find("#person").getText()).isEqualTo("Question Bank");
        assertThat(browser.findElements(By.id("sign-in"))).isEmpty();
        ask("{ __typename }");
        shows("Query");
        assertThat(complaints()).isEmpty();
    }
}
