package dev.questionbank.catalog.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class LinksAreFollowedTests extends RunningApplication {

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private CheckLinks check;

    @Autowired
    private DSLContext sql;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        check = new CheckLinks(
                context.getBean(LinkRepository.class),
                new LinkProbe((address, port) -> address.isLoopbackAddress()),
                context.getBean(Catalog.class),
                context.getBean(ChangeRepository.class),
                context.getBean(TransactionTemplate.class),
                context.getBean(Clock.class));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/page";
    }

    private String question() {
        return Desk.questions(
                        visitor(),
                        published(new Bank()
                                .question(
                                        "Linked " + UUID.randomUUID(),
                                        "See [this](" + url() + "#part)",
                                        "Or " + url())))
                .getFirst();
    }

    private void collectAnew() {
        sql.execute("update catalog_link_pass set started_at = '2000-01-01'");
        check.collect();
        // links of other tests lead into the web
        sql.execute("update catalog_link set checked_at = utc_timestamp(6) where url <> ?", url());
    }

    private void followAWeekLater() {
        sql.execute("update catalog_link set checked_at = checked_at - interval 8 day where url = ?", url());
        check.follow();
    }

    private boolean isInQueue(String question) {
        return person("CURATOR")
                .query(
                        "{ curation { repairQueue(first: 100) { edges { node { question { id } reasons } } } } }",
                        Map.of())
                .at("/curation/repairQueue/edges")
                .valueStream()
                .anyMatch(edge -> edge.at("/node/question/id").stringValue().equals(question)
                        && edge.at("/node/reasons").toString().contains("BROKEN_LINK"));
    }

    @Test
    void isNothingThatHappensUnlessItIsAskedFor() {
        assertThat(context.getBeansOfType(CheckLinks.class)).isEmpty();
    }

    @Test
    void aLinkThatFailsThreeTimesLeadsCuratorsToItsQuestionUntilItIsBack() {
        String question = question();
        status.set(404);
        collectAnew();

        check.follow();
        followAWeekLater();
        assertThat(isInQueue(question)).isFalse();
        followAWeekLater();
        await().atMost(Duration.ofSeconds(10)).until(() -> isInQueue(question));

        status.set(200);
        followAWeekLater();
        await().atMost(Duration.ofSeconds(10)).until(() -> !isInQueue(question));
    }

    @Test
    void aLinkIsFollowedOnceAWeek() {
        question();
        question();
        collectAnew();

        check.follow();
        check.follow();
        assertThat(requests).hasValue(1);
        followAWeekLater();
        assertThat(requests).hasValue(2);
    }

    @Test
    void aLinkThatNoQuestionHasAnyMoreIsNotFollowed() {
        String question = question();
        collectAnew();
        curation().retire(question);
        collectAnew();

        check.follow();

        assertThat(requests).hasValue(0);
    }
}
